// 予約: slots of a day and counter, and who comes when.
import { z } from 'zod';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻は 09:00 の形で入力してください');

export const AppointmentState = z.enum(['booked', 'came', 'absent', 'cancelled']);
export type AppointmentState = z.infer<typeof AppointmentState>;
export const appointmentStateLabels: Readonly<Record<AppointmentState, string>> = {
  booked: '予約',
  came: '来庁',
  absent: '不在',
  cancelled: '取消し',
};

export const Appointment = z.object({
  appointment_id: z.uuid(),
  slot_id: z.uuid(),
  place: z.int(),
  state: AppointmentState,
  /** Null where the person may not be shown. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  application_id: z.uuid().nullable(),
  application_number: z.int().nullable(),
  version: z.int(),
});
export type Appointment = z.infer<typeof Appointment>;

export const Slot = z.object({
  slot_id: z.uuid(),
  day: z.string(),
  starts_at: z.string(),
  minutes: z.int(),
  counter: z.int(),
  capacity: z.int(),
  booked: z.int(),
  version: z.int(),
  appointments: z.array(Appointment),
});
export type Slot = z.infer<typeof Slot>;

/** GET /api/:municipality/:disaster/appointments?day=…: the slots of a day, and how full the days are that have any. */
export const AppointmentQuestion = z.strictObject({ day: z.iso.date().optional() });
export const AppointmentDay = z.object({
  today: z.string(),
  day: z.string(),
  slots: z.array(Slot),
  days: z.array(z.object({ day: z.string(), capacity: z.int(), booked: z.int() })),
});
export type AppointmentDay = z.infer<typeof AppointmentDay>;

/** POST …/appointment-slots → SlotsMade: one for each time, counter and day from `from` to `until`, weekends left out unless asked for. */
export const NewSlots = z
  .strictObject({
    from: z.iso.date(),
    until: z.iso.date(),
    includes_weekends: z.boolean(),
    opens_at: Time,
    closes_at: Time,
    minutes: z.int().min(5).max(480),
    counters: z.array(z.int().min(1).max(99)).min(1).max(30),
    capacity: z.int().min(1).max(99),
  })
  .refine(({ from, until }) => from <= until && daysBetween(from, until) < 62, {
    path: ['until'],
    message: '開始日から2か月以内の日を選んでください',
  })
  .refine(({ opens_at, closes_at }) => opens_at < closes_at, {
    path: ['closes_at'],
    message: '始まりより後の時刻を入力してください',
  });
export type NewSlots = z.output<typeof NewSlots>;
export const SlotsMade = z.object({ made: z.int(), existing: z.int() });
export type SlotsMade = z.infer<typeof SlotsMade>;

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000;
}

/** PUT …/appointment-slots/:slot_id (If-Match) → Slot; not below what is booked. */
export const SlotChange = z.strictObject({ capacity: z.int().min(0).max(99) });

/** POST …/appointments → Appointment */
export const NewAppointment = z.strictObject({
  appointment_id: z.uuidv7(),
  slot_id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  phone: z
    .string()
    .trim()
    .max(40)
    .nullable()
    .transform((value) => (value === '' ? null : value)),
  application_id: z.uuid().nullable().default(null),
});
export type NewAppointment = z.output<typeof NewAppointment>;

/** PUT …/appointments/:appointment_id (If-Match) → Appointment */
export const AppointmentChange = z.strictObject({ state: AppointmentState });
