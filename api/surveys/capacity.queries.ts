import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { Capacity } from './capacity.contract.ts';
import { reckonCapacity } from './capacity.rules.ts';
import { getDisasterDay } from './disaster-day.ts';
import { getHeld } from './plan-edits.ts';
import type { OfPlan } from './plan-edits.ts';
import { speedsOf } from './speeds.rules.ts';

/** `today`: the day in Japan. */
export async function getCapacity(reader: Reader, of: OfPlan, today: string): Promise<Capacity> {
  const { plan_id, settings, state } = await getHeld(reader, of);
  const day = await getDisasterDay(reader, of);
  const work = await reader
    .selectFrom('surveys.plan_building')
    .select([
      sql<number>`count(*) FILTER (WHERE structure <> 'non_wooden')`.as('wooden'),
      sql<number>`count(*) FILTER (WHERE structure = 'non_wooden')`.as('non_wooden'),
    ])
    .where('plan_id', '=', plan_id)
    .where(sql<boolean>`NOT surveys.is_finished(state)`)
    .executeTakeFirstOrThrow();
  return Capacity.parse(
    reckonCapacity({
      settings,
      speeds: speedsOf(settings),
      work,
      disaster_on: day.disaster_on,
      today,
      is_active: state === 'active',
    }),
  );
}

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });
/** YYYY-MM-DD in Japan. */
export function dayInJapan(at: Date): string {
  return calendar.format(at);
}
