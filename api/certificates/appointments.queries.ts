import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { Appointment, Slot } from './appointments.contract.ts';
import type { AppointmentDay } from './appointments.contract.ts';
import type { Place } from './certificates.queries.ts';
import { todayInJapan } from './tickets.queries.ts';

function selectAppointments(reader: Reader, { disaster }: Place) {
  return reader
    .selectFrom('certificates.v_appointment as v')
    .leftJoin('certificates.application as a', 'a.application_id', 'v.application_id')
    .select(['v.appointment_id', 'v.slot_id', 'v.place', 'v.state', 'v.name', 'v.phone', 'v.version'])
    .select(['a.application_id', 'a.application_number'])
    .where('v.disaster_code', '=', disaster);
}

/** Without a day: today, or the first one after it that has slots. */
export async function getAppointmentDay(
  reader: Reader,
  place: Place,
  asked: string | undefined,
): Promise<AppointmentDay> {
  const { today } = await reader.selectNoFrom(todayInJapan.as('today')).executeTakeFirstOrThrow();
  const days = await reader
    .selectFrom('certificates.appointment_slot as s')
    .select(['s.day', sql<number>`sum(s.capacity)`.as('capacity'), sql<number>`sum(${booked})`.as('booked')])
    .where('s.municipality_code', '=', place.municipality)
    .where('s.disaster_code', '=', place.disaster)
    .where('s.day', '>=', today)
    .groupBy('s.day')
    .orderBy('s.day')
    .execute();
  const day = asked ?? days[0]?.day ?? today;
  return { today, day, slots: await listSlots(reader, place, day), days };
}

const booked = sql<number>`(SELECT count(*) FROM certificates.appointment b WHERE b.slot_id = s.slot_id AND b.state <> 'cancelled')`;

function selectSlots(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.appointment_slot as s')
    .select(['s.slot_id', 's.day', 's.starts_at', 's.minutes', 's.counter', 's.capacity', 's.version'])
    .select(booked.as('booked'))
    .where('s.municipality_code', '=', municipality)
    .where('s.disaster_code', '=', disaster);
}

async function listSlots(reader: Reader, place: Place, day: string): Promise<Slot[]> {
  const slots = await selectSlots(reader, place)
    .where('s.day', '=', day)
    .orderBy('s.starts_at')
    .orderBy('s.counter')
    .execute();
  const appointments = Appointment.array().parse(
    await selectAppointments(reader, place)
      .where('v.day', '=', day)
      .orderBy('v.place')
      .orderBy('v.created_at')
      .execute(),
  );
  return slots.map((slot) => ({
    ...slot,
    appointments: appointments.filter(({ slot_id }) => slot_id === slot.slot_id),
  }));
}

/** Throws not-found. */
export async function getSlot(reader: Reader, place: Place, id: string): Promise<Slot> {
  const row = await selectSlots(reader, place).where('s.slot_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const slots = await listSlots(reader, place, row.day);
  return Slot.parse(slots.find(({ slot_id }) => slot_id === id));
}

/** Throws not-found. */
export async function getAppointment(reader: Reader, place: Place, id: string): Promise<Appointment> {
  const row = await selectAppointments(reader, place).where('v.appointment_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return Appointment.parse(row);
}
