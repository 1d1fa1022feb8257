// Takes the buildings of a plan's scope into the plan. What somebody has been at, and what is locked, stays.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { settleAllocations } from './allocation/ended-districts.ts';
import { getDisasterDay } from './disaster-day.ts';
import { measureAgain, retireEmpty } from './district-figures.ts';
import { holdPlan, recordEdit } from './plan-edits.ts';
import type { ActingOn } from './plan-edits.ts';
import { StopsTaken } from './plans.contract.ts';
import { scopeParts } from './scope-buildings.ts';
import { minutesOf } from './speeds.rules.ts';

export async function takeStops(trx: Trx, of: ActingOn, seen: number): Promise<StopsTaken> {
  const plan = await holdPlan(trx, of, seen);
  const { plan_id, municipality_code, settings } = plan;
  const day = await getDisasterDay(trx, of);
  const { wooden, non_wooden, unknown } = minutesOf(settings);
  const { rows } = await sql<{ added: number; removed: number; stayed: number; districts: string[] | null }>`
    WITH ${scopeParts(settings.scope, day, { withDamage: true, fit: 'rows' })},
    point_of AS MATERIALIZED (SELECT jsonb_object_agg(property_number, point_id) AS points FROM asked_once),
    wanted AS MATERIALIZED (
      SELECT s.*, surveys.is_dwelling(s.use) AS is_dwelling, surveys.structure_class(s.structure) AS class, coalesce(s.point_id, ((SELECT points FROM point_of) ->> s.property_number)::uuid) AS asked_by FROM scope s),
    outside AS MATERIALIZED (
      SELECT b.stop_id, b.district_id, b.state = 'untouched' AND NOT coalesce(d.is_locked, false) AS may_go
      FROM surveys.plan_building b LEFT JOIN surveys.district d USING (district_id)
      WHERE b.plan_id = ${plan_id}
        AND (b.property_number IN (SELECT property_number FROM wanted WHERE property_number IS NOT NULL)) IS NOT TRUE
        AND NOT (b.property_number IS NULL AND (b.point_id IN (SELECT point_id FROM wanted WHERE property_number IS NULL)) IS TRUE)),
    removed AS (
      DELETE FROM surveys.plan_building b USING outside o WHERE b.stop_id = o.stop_id AND o.may_go RETURNING b.district_id),
    added AS (
      INSERT INTO surveys.plan_building
        (municipality_code, plan_id, property_number, point_id, address, use, structure, is_dwelling, is_rough, damage, minutes, geom)
      SELECT ${municipality_code}, ${plan_id}, s.property_number,
        CASE WHEN (s.asked_by IN (SELECT o.point_id FROM surveys.plan_building o WHERE o.plan_id = ${plan_id} AND o.point_id IS NOT NULL)) IS NOT TRUE
          THEN s.asked_by END,
        s.address, s.use, s.class, s.is_dwelling, s.is_rough, s.damage,
        CASE s.class WHEN 'wooden' THEN ${wooden}::real WHEN 'non_wooden' THEN ${non_wooden}::real ELSE ${unknown}::real END, s.geom
      FROM wanted s
      WHERE CASE WHEN s.property_number IS NULL
        THEN (s.point_id IN (SELECT b.point_id FROM surveys.plan_building b WHERE b.plan_id = ${plan_id} AND b.point_id IS NOT NULL)) IS NOT TRUE
        ELSE (s.property_number IN (
          SELECT b.property_number FROM surveys.plan_building b WHERE b.plan_id = ${plan_id} AND b.property_number IS NOT NULL)) IS NOT TRUE END
      ORDER BY s.property_number, s.point_id
      RETURNING 1)
    SELECT (SELECT count(*) FROM added)::int AS added, (SELECT count(*) FROM removed)::int AS removed,
      (SELECT count(*) FROM outside WHERE NOT may_go)::int AS stayed,
      (SELECT array_agg(DISTINCT district_id) FILTER (WHERE district_id IS NOT NULL) FROM removed) AS districts`.execute(
    trx,
  );
  const taken = rows[0];
  if (taken === undefined) throw new Error('a count has one row');
  const { added, removed, stayed } = taken;
  const revision = await recordEdit(trx, plan, of.account, {
    kind: 'scope',
    summary: { moved: added, removed, stayed },
  });
  await retireEmpty(trx, plan, revision);
  await measureAgain(trx, plan, taken.districts ?? []);
  const allocations = await settleAllocations(trx, plan, revision);
  const { total } = await trx
    .selectFrom('surveys.plan_building')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('plan_id', '=', plan_id)
    .executeTakeFirstOrThrow();
  return StopsTaken.parse({ revision, added, removed, stayed, total, allocations });
}
