import type { AppointmentSlotSlotId } from './AppointmentSlot.ts';
import type { ApplicationApplicationId } from './Application.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.appointment */
export type AppointmentAppointmentId = string & { __brand?: 'certificates.appointment' };

/**
 * Represents the table certificates.appointment
 * 予約. Each takes one numbered place of its slot, so no slot is ever overbooked
 */
export default interface AppointmentTable {
  /** UUIDv7, made by the client */
  appointment_id: ColumnType<AppointmentAppointmentId, AppointmentAppointmentId, AppointmentAppointmentId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The slot */
  slot_id: ColumnType<AppointmentSlotSlotId, AppointmentSlotSlotId, AppointmentSlotSlotId>;

  /** Capacity of the slot, kept equal by the foreign key */
  slot_capacity: ColumnType<number, number, number>;

  /** From 1 to the capacity, each taken once */
  place: ColumnType<number, number, number>;

  /** booked, came 来庁, absent 不在, cancelled 取消し */
  state: ColumnType<string, string | undefined, string>;

  /** 氏名 of who comes */
  name: ColumnType<string, string, string>;

  /** Folded for comparing */
  name_key: ColumnType<string, string, string>;

  /** 電話番号 */
  phone: ColumnType<string | null, string | null, string | null>;

  /** The application that it is about, if there is one yet */
  application_id: ColumnType<ApplicationApplicationId | null, ApplicationApplicationId | null, ApplicationApplicationId | null>;

  /** Who took it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Appointment = Selectable<AppointmentTable>;

export type NewAppointment = Insertable<AppointmentTable>;

export type AppointmentUpdate = Updateable<AppointmentTable>;