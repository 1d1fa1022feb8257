// 予約: each takes one numbered place of its slot; the database lets no place be taken twice and none beyond the capacity.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { foldName } from '../../geodata/text/fold-name.ts';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { getStand } from './applications.queries.ts';
import type {
  Appointment,
  AppointmentState,
  NewAppointment,
  NewSlots,
  Slot,
} from './appointments.contract.ts';
import { appointmentsProblems } from './appointments.problems.ts';
import { getAppointment, getSlot } from './appointments.queries.ts';
import { planSlots } from './appointments.rules.ts';
import type { Place } from './certificates.queries.ts';

const slotsAtOnce = 500;

/** Slots that are there already stay as they are. */
export async function makeSlots(
  trx: Trx,
  place: Place,
  plan: NewSlots,
): Promise<{ made: number; existing: number }> {
  const planned = planSlots(plan);
  let made = 0;
  for (let from = 0; from < planned.length; from += slotsAtOnce) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('certificates.appointment_slot')
      .values(
        planned.slice(from, from + slotsAtOnce).map((slot) => ({
          slot_id: uuidv7(),
          municipality_code: place.municipality,
          disaster_code: place.disaster,
          ...slot,
          minutes: plan.minutes,
          capacity: plan.capacity,
        })),
      )
      .onConflict((conflict) => conflict.constraint('appointment_slot_time_unique').doNothing())
      .executeTakeFirst();
    made += Number(numInsertedOrUpdatedRows ?? 0n);
  }
  return { made, existing: planned.length - made };
}

/** Throws not-found, version-stale; fewer than are booked is refused by the database. */
export async function changeSlot(
  trx: Trx,
  place: Place,
  id: string,
  seen: number,
  { capacity }: { capacity: number },
): Promise<Slot> {
  await getSlot(trx, place, id);
  const { numUpdatedRows } = await trx
    .updateTable('certificates.appointment_slot')
    .set({ capacity, version: sql`version + 1` })
    .where('slot_id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problems.versionStale();
  return getSlot(trx, place, id);
}

/** Takes the lowest free place. Two at once: one of them finds its place taken and tries the next. Throws slot-full. */
export async function book(
  trx: Trx,
  place: Place & { account: string },
  { appointment_id, slot_id, name, phone, application_id }: NewAppointment,
): Promise<Appointment> {
  const { capacity } = await getSlot(trx, place, slot_id);
  if (application_id !== null) await getStand(trx, place, application_id);
  for (let tries = 0; tries <= capacity; tries += 1) {
    const free = await findFreePlace(trx, slot_id, capacity);
    if (free === null) throw appointmentsProblems.slotFull();
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('certificates.appointment')
      .values({
        appointment_id,
        municipality_code: place.municipality,
        slot_id,
        slot_capacity: capacity,
        place: free,
        name,
        name_key: foldName(name),
        phone,
        application_id,
        created_by: place.account,
      })
      .onConflict((conflict) =>
        conflict.columns(['slot_id', 'place']).where('state', '<>', 'cancelled').doNothing(),
      )
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows ?? 0n) === 1) return getAppointment(trx, place, appointment_id);
  }
  throw appointmentsProblems.slotFull();
}

async function findFreePlace(trx: Trx, slot_id: string, capacity: number): Promise<number | null> {
  const taken = await trx
    .selectFrom('certificates.appointment')
    .select('place')
    .where('slot_id', '=', slot_id)
    .where('state', '<>', 'cancelled')
    .execute();
  for (let place = 1; place <= capacity; place += 1)
    if (!taken.some((one) => one.place === place)) return place;
  return null;
}

/** Throws not-found, version-stale, slot-full (one that comes back finds its place taken). */
export async function changeAppointment(
  trx: Trx,
  place: Place,
  id: string,
  seen: number,
  { state }: { state: AppointmentState },
): Promise<Appointment> {
  await getAppointment(trx, place, id);
  const { numUpdatedRows } = await trx
    .updateTable('certificates.appointment')
    .set({ state, version: sql`version + 1` })
    .where('appointment_id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problems.versionStale();
  return getAppointment(trx, place, id);
}
