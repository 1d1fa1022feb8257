// A plan begins, is set, and ends. Which buildings it takes in stands in plan-stops.ts.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { freeAllocations } from './allocation/ended-districts.ts';
import type { OfDisaster } from './disaster-day.ts';
import { getDisasterDay } from './disaster-day.ts';
import { measureAgain } from './district-figures.ts';
import { holdPlan, recordEdit } from './plan-edits.ts';
import type { ActingOn, HeldPlan } from './plan-edits.ts';
import type { NewPlan, PlanChange, PlanSettings } from './plans.contract.ts';
import { plansProblems } from './plans.problems.ts';
import { minutesOf } from './speeds.rules.ts';

/** Breaks plan_pkey, plan_name_unique. */
export async function beginPlan(
  trx: Trx,
  of: OfDisaster & { account: string },
  { plan_id, name, settings }: NewPlan,
): Promise<void> {
  const day = await getDisasterDay(trx, of);
  await trx
    .insertInto('surveys.plan')
    .values({
      plan_id,
      municipality_code: day.municipality_code,
      disaster_code: day.disaster_code,
      name,
      settings: JSON.stringify(settings),
      created_by: of.account,
    })
    .execute();
  await recordEdit(trx, { plan_id, municipality_code: day.municipality_code, revision: 0 }, of.account, {
    kind: 'begin',
  });
}

/** New speeds and a new base change the figures of all open districts at once. */
export async function changePlan(
  trx: Trx,
  of: ActingOn,
  seen: number,
  { name, state, settings }: PlanChange,
): Promise<void> {
  const plan = await holdPlan(trx, of, seen, { evenClosed: true });
  await trx
    .updateTable('surveys.plan')
    .set({ name, state, settings: JSON.stringify(settings) })
    .where('plan_id', '=', plan.plan_id)
    .execute();
  // Nobody is sent anywhere by a plan that is over; its teams are free for others.
  const freed = state === 'closed' && plan.state !== 'closed' ? await freeAllocations(trx, plan) : 0;
  await recordEdit(trx, plan, of.account, {
    kind: 'settings',
    ...(freed === 0 ? {} : { summary: { freed } }),
  });
  if (isMeasuredAlike(plan.settings, settings)) return;
  await setMinutes(trx, plan, settings);
  await measureAgain(trx, { ...plan, settings }, 'all');
}

function isMeasuredAlike(one: PlanSettings, other: PlanSettings): boolean {
  const measure = (settings: PlanSettings) => {
    const { day_minutes, walking_kmh, driving_kmh, base } = settings;
    return JSON.stringify([minutesOf(settings), day_minutes, walking_kmh, driving_kmh, base?.lon, base?.lat]);
  };
  return measure(one) === measure(other);
}

async function setMinutes(trx: Trx, { plan_id }: HeldPlan, settings: PlanSettings): Promise<void> {
  const { wooden, non_wooden, unknown } = minutesOf(settings);
  await trx
    .updateTable('surveys.plan_building')
    .set({
      minutes: sql<number>`CASE structure WHEN 'wooden' THEN ${wooden}::real WHEN 'non_wooden' THEN ${non_wooden}::real ELSE ${unknown}::real END`,
    })
    .where('plan_id', '=', plan_id)
    .where(sql<boolean>`NOT surveys.is_finished(state)`)
    .execute();
}

/** Throws surveys/plan-begun once anybody has been at a building: a survey is kept. */
export async function removePlan(trx: Trx, of: ActingOn, seen: number): Promise<void> {
  const plan = await holdPlan(trx, of, seen, { evenClosed: true });
  const { plan_id } = plan;
  const touched = await trx
    .selectFrom('surveys.plan_building')
    .select('stop_id')
    .where('plan_id', '=', plan_id)
    .where('state', '<>', 'untouched')
    .limit(1)
    .executeTakeFirst();
  if (touched !== undefined || plan.state !== 'draft') throw plansProblems.planBegun();
  await trx
    .updateTable('surveys.district')
    .set({ is_locked: false })
    .where('plan_id', '=', plan_id)
    .where('is_locked', '=', true)
    .execute();
  await trx.deleteFrom('surveys.plan_building').where('plan_id', '=', plan_id).execute();
  await trx.deleteFrom('surveys.allocation').where('plan_id', '=', plan_id).execute();
  await trx.deleteFrom('surveys.district_origin').where('plan_id', '=', plan_id).execute();
  await trx.deleteFrom('surveys.district').where('plan_id', '=', plan_id).execute();
  await trx.deleteFrom('surveys.plan_cut').where('plan_id', '=', plan_id).execute();
  await trx.deleteFrom('surveys.plan_edit').where('plan_id', '=', plan_id).execute();
  await trx.deleteFrom('surveys.plan').where('plan_id', '=', plan_id).execute();
}
