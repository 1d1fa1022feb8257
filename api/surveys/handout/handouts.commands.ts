import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import { getHeld, type ActingOn, type OfPlan } from '../plan-edits.ts';
import { getDistrict } from './district.queries.ts';
import type { NewHandout } from './handouts.contract.ts';
import { handoutsProblems } from './handouts.problems.ts';
import { assignNumbers } from './survey-numbers.ts';

/** Numbers are given at once, papers are drawn later. Throws not-found, surveys/nothing-to-visit. */
export async function openHandout(
  trx: Trx,
  acting: ActingOn,
  district_id: string,
  { handout_id, papers, team, days, names_owners }: NewHandout,
): Promise<{ numbers_given: number; stops: number }> {
  const plan = await getHeld(trx, acting);
  await getDistrict(trx, acting, district_id);
  const numbers_given = await assignNumbers(trx, acting, district_id);
  const { stops } = await trx
    .selectFrom('surveys.plan_building')
    .select((eb) => eb.fn.countAll<number>().as('stops'))
    .where('plan_id', '=', acting.plan_id)
    .where('district_id', '=', district_id)
    .where(sql<boolean>`NOT surveys.is_finished(state)`)
    .executeTakeFirstOrThrow();
  if (stops === 0) throw handoutsProblems.nothingToVisit();
  await trx
    .insertInto('surveys.handout')
    .values({
      handout_id,
      municipality_code: acting.municipality,
      plan_id: acting.plan_id,
      district_id,
      revision: plan.revision,
      papers: [...new Set(papers)],
      names_owners,
      team,
      days,
      stops,
      created_by: acting.account,
    })
    .execute();
  return { numbers_given, stops };
}

/** What is drawn stays. Throws surveys/handout-over where it does not run. */
export async function cancelHandout(trx: Trx, { plan_id }: OfPlan, handout_id: string): Promise<void> {
  const ended = await trx
    .updateTable('surveys.handout')
    .set({ state: 'cancelled', finished_at: sql`now()` })
    .where('plan_id', '=', plan_id)
    .where('handout_id', '=', handout_id)
    .where('state', '=', 'running')
    .returning('handout_id')
    .executeTakeFirst();
  if (ended === undefined) throw handoutsProblems.handoutOver();
}
