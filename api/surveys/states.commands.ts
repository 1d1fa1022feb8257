// What came of a building. Not an edit of the plan: teams report while coordinators move districts about, so the plan is
// only kept from being edited meanwhile, and its revision stays. Each report is kept as it came: two teams at one house show
// only by both.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { listDistricts } from './districts.queries.ts';
import type { ActingOn } from './plan-edits.ts';
import { plansProblems } from './plans.problems.ts';
import { StatesSet, finishedStates } from './progress.contract.ts';
import type { NewStates } from './progress.contract.ts';

/** Throws not-found (also where one of the buildings is not of the plan), surveys/one-number-one-stop, surveys/plan-closed. */
export async function setStates(
  trx: Trx,
  of: ActingOn,
  { stop_ids, state, note, survey_number }: NewStates,
): Promise<StatesSet> {
  if (survey_number !== null && stop_ids.length > 1) throw plansProblems.oneNumberOneStop();
  const plan = await trx
    .selectFrom('surveys.plan')
    .select(['plan_id', 'state'])
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster)
    .where('plan_id', '=', of.plan_id)
    .forShare()
    .executeTakeFirst();
  if (plan === undefined) throw problems.notFound();
  if (plan.state === 'closed') throw plansProblems.planClosed();
  const wanted = [...new Set(stop_ids)];
  const isOpen = !finishedStates.includes(state);
  // Opened again after its district was merged away: it belongs to where that district's buildings went, else to none.
  const heir = sql<string | null>`(
    SELECT l.district_id FROM surveys.district_origin o
    JOIN surveys.district l ON l.plan_id = o.plan_id AND l.district_id = o.to_district_id
    WHERE o.plan_id = surveys.plan_building.plan_id AND o.from_district_id = surveys.plan_building.district_id
      AND l.retired_revision IS NULL AND NOT l.is_locked
    ORDER BY o.revision DESC, o.stops DESC LIMIT 1)`;
  const isOrphan = sql<boolean>`${isOpen} AND EXISTS (
    SELECT FROM surveys.district d WHERE d.district_id = surveys.plan_building.district_id AND d.retired_revision IS NOT NULL)`;
  const changed = await trx
    .updateTable('surveys.plan_building')
    .set({
      state,
      state_at: state === 'untouched' ? null : sql`now()`,
      state_note: note,
      // Taken back: nothing was surveyed here.
      survey_number: state === 'untouched' ? null : (survey_number ?? sql`survey_number`),
      district_id: sql`CASE WHEN ${isOrphan} THEN ${heir} ELSE district_id END`,
      visit_order: sql`CASE WHEN ${isOrphan} AND ${heir} IS NULL THEN NULL ELSE visit_order END`,
    })
    .where('plan_id', '=', plan.plan_id)
    .where(sql<boolean>`stop_id = ANY (${wanted}::bigint[])`)
    .returning('district_id')
    .execute();
  if (changed.length !== wanted.length) throw problems.notFound();
  await trx
    .insertInto('surveys.stop_report')
    .values(
      wanted.map((stop_id) => ({
        municipality_code: of.municipality,
        plan_id: plan.plan_id,
        stop_id,
        state,
        survey_number,
        reported_by: of.account,
      })),
    )
    .execute();
  const districts = [
    ...new Set(changed.flatMap(({ district_id }) => (district_id === null ? [] : [district_id]))),
  ];
  return StatesSet.parse({
    changed: changed.length,
    districts: await listDistricts(trx, plan.plan_id, districts),
  });
}
