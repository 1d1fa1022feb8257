import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { OfDisaster } from './disaster-day.ts';
import { findUndoAndRedo, getHeld, getLastEdit } from './plan-edits.ts';
import type { OfPlan } from './plan-edits.ts';
import { Plan, PlanRow } from './plans.contract.ts';
import { speedsOf } from './speeds.rules.ts';

export async function listPlans(reader: Reader, { municipality, disaster }: OfDisaster): Promise<PlanRow[]> {
  const rows = await reader
    .selectFrom('surveys.plan as p')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('surveys.plan_building as b')
          .select((b) => [
            b.fn.countAll<number>().as('stops'),
            sql<number>`count(*) FILTER (WHERE surveys.is_finished(b.state))`.as('finished'),
          ])
          .whereRef('b.plan_id', '=', 'p.plan_id')
          .as('counted'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('surveys.district as d')
          .select((d) => d.fn.countAll<number>().as('districts'))
          .whereRef('d.plan_id', '=', 'p.plan_id')
          .where('d.retired_revision', 'is', null)
          .as('cut'),
      (join) => join.onTrue(),
    )
    .select(['p.plan_id', 'p.name', 'p.state', 'p.revision', 'p.changed_at'])
    .select(['counted.stops', 'counted.finished', 'cut.districts'])
    .select(sql<string>`p.settings ->> 'method'`.as('method'))
    .where('p.municipality_code', '=', municipality)
    .where('p.disaster_code', '=', disaster)
    .orderBy('p.changed_at', 'desc')
    .execute();
  return PlanRow.array().parse(rows);
}

/** Throws not-found. */
export async function getPlan(reader: Reader, of: OfPlan): Promise<Plan> {
  const held = await getHeld(reader, of);
  const { created_at, changed_at } = await reader
    .selectFrom('surveys.plan')
    .select(['created_at', 'changed_at'])
    .where('plan_id', '=', held.plan_id)
    .executeTakeFirstOrThrow();
  const count = (condition: string) => sql<number>`count(*) FILTER (WHERE ${sql.raw(condition)})`;
  const counted = await reader
    .selectFrom('surveys.plan_building')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      count(`structure = 'wooden'`).as('wooden'),
      count(`structure = 'non_wooden'`).as('non_wooden'),
      count(`structure = 'unknown'`).as('unknown'),
      count('district_id IS NULL').as('unassigned'),
      count('surveys.is_finished(state)').as('finished'),
      sql<number>`coalesce(sum(minutes), 0)`.as('work_minutes'),
      sql<number>`coalesce(sum(minutes) FILTER (WHERE NOT surveys.is_finished(state)), 0)`.as('left_minutes'),
    ])
    .where('plan_id', '=', held.plan_id)
    .executeTakeFirstOrThrow();
  const { districts } = await reader
    .selectFrom('surveys.district')
    .select((eb) => eb.fn.countAll<number>().as('districts'))
    .where('plan_id', '=', held.plan_id)
    .where('retired_revision', 'is', null)
    .executeTakeFirstOrThrow();
  const cut = await reader
    .selectFrom('surveys.plan_cut')
    .select('cut_id')
    .where('plan_id', '=', held.plan_id)
    .where('state', 'in', ['running', 'done'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { wooden, non_wooden, unknown, ...stops } = counted;
  return Plan.parse({
    ...held,
    created_at,
    changed_at,
    speeds: speedsOf(held.settings),
    stops: { ...stops, by_structure: { wooden, non_wooden, unknown } },
    districts,
    last_edit: await getLastEdit(reader, held.plan_id),
    ...(await findUndoAndRedo(reader, held.plan_id)),
    cut_id: cut?.cut_id ?? null,
  });
}
