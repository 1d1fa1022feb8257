import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import { problems } from '../../http/problem.ts';
import { getHeld, type ActingOn, type OfPlan } from '../plan-edits.ts';
import { findEarlierPapers } from './changes/changes.queries.ts';
import { getDistrict } from './district.queries.ts';
import { Paper } from './handouts.contract.ts';
import type { NewHandout } from './handouts.contract.ts';
import { handoutsProblems } from './handouts.problems.ts';
import { assignNumbers } from './survey-numbers.ts';

export interface OpenedHandout {
  /** What will be drawn: without `changes` where the team has no older papers. */
  papers: Paper[];
  /** The papers that the team has; null: none, or it was not asked what changed. */
  since: string | null;
  numbers_given: number;
  stops: number;
}

/**
 * Numbers are given at once, papers are drawn later. Throws not-found, surveys/nothing-to-visit, surveys/nothing-handed-out,
 * surveys/changes-alone.
 */
export async function openHandout(
  trx: Trx,
  acting: ActingOn,
  district_id: string,
  wanted: NewHandout,
): Promise<OpenedHandout> {
  const { handout_id, team, days, names_owners } = wanted;
  const plan = await getHeld(trx, acting);
  const { is_live } = await getDistrict(trx, acting, district_id, { evenEnded: true });
  const earlier = wanted.papers.includes('changes')
    ? await findEarlierPapers(trx, acting, district_id)
    : undefined;
  const papers = papersOf(wanted.papers, { is_live, hasEarlier: earlier !== undefined });
  const since = earlier ?? null;
  const numbers_given = is_live ? await assignNumbers(trx, acting, district_id) : 0;
  const { stops } = await trx
    .selectFrom('surveys.plan_building')
    .select((eb) => eb.fn.countAll<number>().as('stops'))
    .where('plan_id', '=', acting.plan_id)
    .where('district_id', '=', district_id)
    .where(sql<boolean>`NOT surveys.is_finished(state)`)
    .executeTakeFirstOrThrow();
  if (stops === 0 && is_live) throw handoutsProblems.nothingToVisit();
  await trx
    .insertInto('surveys.handout')
    .values({
      handout_id,
      municipality_code: acting.municipality,
      plan_id: acting.plan_id,
      district_id,
      revision: plan.revision,
      papers,
      since_handout_id: since,
      names_owners,
      team,
      days,
      stops,
      created_by: acting.account,
    })
    .execute();
  return { papers, since, numbers_given, stops };
}

/** A new order on the notice means nothing without a map or list that shows it; an ended district has no others. */
function papersOf(
  wanted: readonly Paper[],
  { is_live, hasEarlier }: { is_live: boolean; hasEarlier: boolean },
): Paper[] {
  const isTold = wanted.includes('changes');
  if (!is_live) {
    if (!isTold) throw problems.notFound();
    if (!hasEarlier) throw handoutsProblems.nothingHandedOut();
    return ['changes'];
  }
  const others = Paper.options.filter((paper) => paper !== 'changes' && wanted.includes(paper));
  if (others.length === 0)
    throw hasEarlier ? handoutsProblems.changesAlone() : handoutsProblems.nothingHandedOut();
  return isTold && hasEarlier ? ['changes', ...others] : others;
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
