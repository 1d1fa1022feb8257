import type { AppointmentAppointmentId } from './Appointment.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AppointmentSlotSlotId } from './AppointmentSlot.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view certificates.v_appointment
 * 予約
 */
export default interface VAppointmentTable {
  appointment_id: ColumnType<AppointmentAppointmentId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  slot_id: ColumnType<AppointmentSlotSlotId, never, never>;

  day: ColumnType<string, never, never>;

  starts_at: ColumnType<string, never, never>;

  minutes: ColumnType<number, never, never>;

  counter: ColumnType<number, never, never>;

  place: ColumnType<number, never, never>;

  state: ColumnType<string, never, never>;

  name: ColumnType<string, never, never>;

  phone: ColumnType<string, never, never>;

  application_id: ColumnType<string, never, never>;

  created_by: ColumnType<accounts_AccountAccountId, never, never>;

  created_at: ColumnType<string, never, never>;

  version: ColumnType<number, never, never>;
}

export type VAppointment = Selectable<VAppointmentTable>;