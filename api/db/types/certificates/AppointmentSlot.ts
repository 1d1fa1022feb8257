import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.appointment_slot */
export type AppointmentSlotSlotId = string & { __brand?: 'certificates.appointment_slot' };

/**
 * Represents the table certificates.appointment_slot
 * 予約枠: a time at a counter and how many may come
 */
export default interface AppointmentSlotTable {
  /** UUIDv7 */
  slot_id: ColumnType<AppointmentSlotSlotId, AppointmentSlotSlotId, AppointmentSlotSlotId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** Day in Japan */
  day: ColumnType<string, string, string>;

  /** Clock time in Japan, HH:MM */
  starts_at: ColumnType<string, string, string>;

  /** How long it is */
  minutes: ColumnType<number, number, number>;

  /** 窓口 */
  counter: ColumnType<number, number, number>;

  /** 定員; may not fall below what is booked */
  capacity: ColumnType<number, number, number>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type AppointmentSlot = Selectable<AppointmentSlotTable>;

export type NewAppointmentSlot = Insertable<AppointmentSlotTable>;

export type AppointmentSlotUpdate = Updateable<AppointmentSlotTable>;