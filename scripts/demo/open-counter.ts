// The seventh day: the counter opens. Applications that came before, areas with their start dates, appointments of the
// coming days, and 120 people waiting with a ticket. All by the room's own commands.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { addArea } from '../../api/certificates/areas.commands.ts';
import { book, changeAppointment, makeSlots } from '../../api/certificates/appointments.commands.ts';
import type { Slot } from '../../api/certificates/appointments.contract.ts';
import { getAppointmentDay } from '../../api/certificates/appointments.queries.ts';
import { getPrefill } from '../../api/certificates/prefill.queries.ts';
import type { Place } from '../../api/certificates/certificates.queries.ts';
import type { Trx } from '../../api/db/database.ts';
import type { House } from '../../api/http/environment.ts';
import { asClerk, daysAfter, todayOf } from './demo-clerk.ts';
import { receiveApplications } from './demo-applications.ts';
import { issueCertificates } from './demo-certificates.ts';
import { fillQueue } from './demo-queue.ts';
import type { DemoTown } from './demo-town.ts';

/** Each part is made once; queue and appointments again on every day on which nobody has begun them. */
export async function openCounter(house: House, town: DemoTown, say: (line: string) => void): Promise<void> {
  const tell = (what: string, count: number | undefined): void => {
    if (count !== undefined && count > 0) say(`  ${what}: ${count}`);
  };
  tell('areas', await asClerk(house, town, planAreas));
  tell('applications', await asClerk(house, town, (trx, place) => receiveApplications(trx, place, town)));
  tell('certificates', await issueCertificates(house, town));
  tell('appointments', await asClerk(house, town, (trx, place) => takeAppointments(trx, place, town)));
  tell('waiting', await asClerk(house, town, fillQueue));
}

const notes = [
  '市役所1階 市民ホール 9時から',
  '中央公民館 9時から。調査済証をお持ちください',
  '市役所1階 市民ホール。整理券は8時半から',
] as const;
const basesOf = [3, 4, 4] as const;

/** The hardest hit quarters first; those that nobody has surveyed yet have no day. */
async function planAreas(trx: Trx, place: Place): Promise<number> {
  const { count } = await trx
    .selectFrom('certificates.issue_area')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  if (count > 0) return 0;
  const towns = await trx
    .selectFrom('registers.v_town as t')
    .innerJoin('registers.v_household as h', 'h.town_id', 't.town_id')
    .innerJoin('matching.link as l', 'l.household_number', 'h.household_number')
    .select(['t.town_id', 't.name', sql<number>`count(*)`.as('hit')])
    .where('l.survey_number', 'is not', null)
    .where('l.state', '=', 'auto')
    .groupBy(['t.town_id', 't.name'])
    .orderBy('t.town_id')
    .execute();
  const bases = new Map<string, { ids: string[]; hit: number }>();
  for (const { town_id, name, hit } of towns) {
    const base = name.replace(/[一二三四五六七八九十]+丁目$/, '').replace(/^大字/, '');
    const before = bases.get(base) ?? { ids: [], hit: 0 };
    bases.set(base, { ids: [...before.ids, town_id], hit: before.hit + hit });
  }
  const byDamage = [...bases].sort(([, one], [, other]) => other.hit - one.hit);
  const today = await todayOf(trx);
  let made = 0;
  for (const [index, size] of basesOf.entries()) {
    const taken = byDamage.splice(0, size);
    if (taken.length === 0) break;
    const names = taken.slice(0, 2).map(([base]) => base);
    await addArea(trx, place, {
      area_id: uuidv7(),
      name: `${names.join('・')}地区`,
      starts_on: daysAfter(today, index * 4),
      note: notes[index] ?? null,
      town_ids: taken.flatMap(([, { ids }]) => ids),
    });
    made += 1;
  }
  return made;
}

/** Slots at two counters for a week, fewer and fewer booked; who was to come before now has come, or has not. */
async function takeAppointments(
  trx: Trx,
  place: Place & { account: string },
  { waiting }: DemoTown,
): Promise<number> {
  const today = await todayOf(trx);
  if ((await getAppointmentDay(trx, place, today)).days.length > 0) return 0;
  await makeSlots(trx, place, {
    from: today,
    until: daysAfter(today, 6),
    includes_weekends: true,
    opens_at: '09:00',
    closes_at: '16:30',
    minutes: 30,
    counters: [8, 9],
    capacity: 1,
  });
  const applications = await trx
    .selectFrom('certificates.application')
    .select(['application_id', 'applicant_name', 'applicant_phone'])
    .where('state', 'in', ['in_consultation', 'second_survey_requested', 'explained'])
    .orderBy('application_number')
    .execute();
  const people = [...waiting];
  const { clock } = await trx
    .selectNoFrom(sql<string>`to_char(now() AT TIME ZONE 'Asia/Tokyo', 'HH24:MI')`.as('clock'))
    .executeTakeFirstOrThrow();
  let made = 0;
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const { slots } = await getAppointmentDay(trx, place, daysAfter(today, ahead));
    for (const slot of slots.filter((_, index) => isTaken(index, ahead))) {
      const known = made % 4 === 0 ? applications.shift() : undefined;
      const next = known ? undefined : people.shift();
      const person = known
        ? { name: known.applicant_name, phone: known.applicant_phone, application_id: known.application_id }
        : next && (await readPerson(trx, place, next.household_number));
      if (!person) continue;
      const { appointment_id, version } = await book(trx, place, {
        appointment_id: uuidv7(),
        slot_id: slot.slot_id,
        ...person,
      });
      const state = ahead > 0 ? 'booked' : stateBy(slot, clock, made);
      if (state !== 'booked') await changeAppointment(trx, place, appointment_id, version, { state });
      made += 1;
    }
  }
  return made;
}

/** Every day a little less than the one before; without a pattern that the eye would see. */
function isTaken(index: number, ahead: number): boolean {
  return (index * 37 + ahead * 11) % 10 < 7 - ahead;
}

function stateBy(
  { starts_at }: Slot,
  clock: string,
  index: number,
): 'booked' | 'came' | 'absent' | 'cancelled' {
  if (index % 13 === 5) return 'cancelled';
  if (starts_at > clock) return 'booked';
  if (index % 11 === 3) return 'booked';
  return index % 9 === 7 ? 'absent' : 'came';
}

async function readPerson(trx: Trx, place: Place, household_number: string) {
  const { head_name, applicant_phone } = await getPrefill(trx, place, {
    household_number,
    property_number: null,
  });
  return { name: head_name, phone: applicant_phone, application_id: null };
}
