// Districts as allocation sees them: what is left, where, and how many half days it takes.
import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import type { HeldPlan } from '../plan-edits.ts';
import { AllocatedDistrict } from './allocation.contract.ts';
import { halfDaysNeeded, leftMinutes } from './half-days.rules.ts';
import type { HalfDay } from './half-days.rules.ts';

export function halfMinutesOf({ settings }: Pick<HeldPlan, 'settings'>): number {
  return settings.day_minutes / 2;
}

interface Row {
  district_id: string;
  district_number: number;
  is_live: boolean;
  is_locked: boolean;
  work_minutes: number;
  walking_minutes: number;
  approach_minutes: number;
  on_site: number;
  open: number;
  damage: number | null;
  lon: number | null;
  lat: number | null;
  given: number;
}

/** Live ones by number, then ended ones that have allocations. `running`: the first half day that is not over. */
export async function listDistrictsLeft(
  reader: Reader,
  plan: Pick<HeldPlan, 'plan_id' | 'settings'>,
  running: HalfDay,
  only?: readonly string[],
): Promise<AllocatedDistrict[]> {
  const half_minutes = halfMinutesOf(plan);
  const among = (column: string) =>
    only === undefined ? sql`true` : sql`${sql.ref(column)} = ANY (${[...only]}::uuid[])`;
  const rows = await reader
    .selectFrom(
      sql<Row>`(
        SELECT d.district_id, d.district_number, d.retired_revision IS NULL AS is_live, d.is_locked, d.work_minutes,
          d.walking_minutes, d.approach_minutes, coalesce(b.on_site, 0) AS on_site, coalesce(b.open, 0) AS open, b.damage,
          b.lon, b.lat, coalesce(a.given, 0) AS given
        FROM surveys.district d
        LEFT JOIN (
          SELECT district_id, sum(minutes) FILTER (WHERE is_open) AS on_site, (count(*) FILTER (WHERE is_open))::int AS open,
            avg(damage) FILTER (WHERE is_open) AS damage,
            coalesce(avg(lon) FILTER (WHERE is_open), avg(lon)) AS lon, coalesce(avg(lat) FILTER (WHERE is_open), avg(lat)) AS lat
          FROM (
            SELECT district_id, minutes, damage, NOT surveys.is_finished(state) AS is_open, ST_X(geom) AS lon, ST_Y(geom) AS lat
            FROM surveys.plan_building WHERE plan_id = ${plan.plan_id} AND district_id IS NOT NULL AND ${among('district_id')}) s
          GROUP BY district_id) b USING (district_id)
        LEFT JOIN (
          SELECT district_id, (count(*) FILTER (WHERE (day, half) >= (${running.day}::date, ${running.half})))::int AS given
          FROM surveys.allocation WHERE plan_id = ${plan.plan_id} GROUP BY district_id) a USING (district_id)
        WHERE d.plan_id = ${plan.plan_id} AND (d.retired_revision IS NULL OR a.given IS NOT NULL)
          AND ${among('d.district_id')})`.as('d'),
    )
    .selectAll()
    .orderBy('d.is_live', 'desc')
    .orderBy('d.district_number')
    .orderBy('d.district_id')
    .execute();
  return AllocatedDistrict.array().parse(
    rows.map((row) => {
      const left_minutes = row.is_live ? leftMinutes(row) : 0;
      return { ...row, left_minutes, needed: halfDaysNeeded(left_minutes, half_minutes) };
    }),
  );
}
