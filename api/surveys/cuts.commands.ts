// A cut from being asked for to being accepted. Each change says from where it may come, so that a cancel and the program
// that makes the cut never overtake one another.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { packChanges } from './changes.ts';
import type { ChangeList, StopChange } from './changes.ts';
import type { Cut, CutFigures, NewCut } from './cuts.contract.ts';
import { findCutResult, getCut, silenceSeconds } from './cuts.queries.ts';
import type { CutResult } from './cut-result.ts';
import { writeFigures } from './district-figures.ts';
import { writeEdit } from './edits.commands.ts';
import type { EditOutcome } from './edits.contract.ts';
import { listLiveDistricts } from './live-districts.ts';
import type { LiveDistricts } from './live-districts.ts';
import { holdPlan } from './plan-edits.ts';
import type { ActingOn, HeldPlan, OfPlan } from './plan-edits.ts';
import { getPlane, listPlanStops } from './plan-ground.ts';
import type { PlanStop } from './plan-ground.ts';
import { placeInOrder } from './reassign.ts';
import { plansProblems } from './plans.problems.ts';
import { v7 as uuidv7 } from 'uuid';

/**
 * One that waits to be accepted is dropped for the new one. Breaks plan_cut_one_at_a_time while another is being made;
 * throws surveys/no-stops, surveys/too-few-stops, surveys/no-districts.
 */
export async function askForCut(trx: Trx, of: ActingOn, asked: NewCut): Promise<Cut> {
  const plan = await holdPlan(trx, of, null);
  await needStops(trx, plan, asked);
  await trx
    .updateTable('surveys.plan_cut')
    .set({ state: 'cancelled', finished_at: sql`now()`, result: null })
    .where('plan_id', '=', plan.plan_id)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'done'),
        eb.and([
          eb('state', '=', 'running'),
          sql<boolean>`alive_at < now() - make_interval(secs => ${silenceSeconds})`,
        ]),
      ]),
    )
    .execute();
  await trx
    .insertInto('surveys.plan_cut')
    .values({
      ...asked,
      municipality_code: plan.municipality_code,
      plan_id: plan.plan_id,
      revision: plan.revision,
      created_by: of.account,
    })
    .execute();
  return getCut(trx, of, asked.cut_id);
}

async function needStops(trx: Trx, { plan_id }: HeldPlan, { kind, districts }: NewCut): Promise<void> {
  const { stops, live } = await trx
    .selectFrom('surveys.plan_building as b')
    .leftJoin('surveys.district as d', 'd.district_id', 'b.district_id')
    .select([
      sql<number>`count(*) FILTER (WHERE NOT coalesce(d.is_locked, false)
        AND CASE WHEN ${kind === 'cut'} THEN NOT surveys.is_finished(b.state) ELSE b.state = 'untouched' END)`.as(
        'stops',
      ),
      sql<number>`count(DISTINCT d.district_id) FILTER (WHERE d.retired_revision IS NULL)`.as('live'),
    ])
    .where('b.plan_id', '=', plan_id)
    .executeTakeFirstOrThrow();
  if (kind === 'replan' && live === 0) throw plansProblems.noDistricts();
  if (stops === 0) throw plansProblems.noStops();
  if (districts > stops) throw plansProblems.tooFewStops();
}

/** Throws not-found, surveys/cut-over. */
export async function cancelCut(trx: Trx, of: OfPlan, cut_id: string): Promise<Cut> {
  await getCut(trx, of, cut_id);
  const { numUpdatedRows } = await trx
    .updateTable('surveys.plan_cut')
    .set({ state: 'cancelled', finished_at: sql`now()`, result: null, figures: null })
    .where('cut_id', '=', cut_id)
    .where('state', 'in', ['running', 'done'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw plansProblems.cutOver();
  return getCut(trx, of, cut_id);
}

/** Its next sign of life. False when it was cancelled: then its program stops. */
export async function moveCut(
  trx: Trx,
  cut_id: string,
  change: { progress?: number; step?: NonNullable<Cut['step']> },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('surveys.plan_cut')
    .set({ ...change, alive_at: sql`clock_timestamp()` })
    .where('cut_id', '=', cut_id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function endCut(
  trx: Trx,
  cut_id: string,
  end: { state: 'done'; figures: CutFigures; result: CutResult } | { state: 'failed'; problem: string },
): Promise<void> {
  await trx
    .updateTable('surveys.plan_cut')
    .set({
      ...(end.state === 'failed'
        ? end
        : {
            state: end.state,
            progress: 1,
            figures: JSON.stringify(end.figures),
            result: JSON.stringify(end.result),
          }),
      finished_at: sql`clock_timestamp()`,
    })
    .where('cut_id', '=', cut_id)
    .where('state', '=', 'running')
    .execute();
}

/** The proposal becomes districts. Throws not-found, surveys/cut-over, surveys/plan-moved-on. */
export async function acceptCut(trx: Trx, of: ActingOn, cut_id: string, seen: number): Promise<EditOutcome> {
  const plan = await holdPlan(trx, of, seen);
  const { state, kind, revision, result } = await findCutResult(trx, plan.plan_id, cut_id);
  if (state !== 'done' || result === null || (kind !== 'cut' && kind !== 'replan'))
    throw plansProblems.cutOver();
  // Made from an older plan: its buildings may be elsewhere now.
  await holdPlan(trx, of, revision);
  const plane = await getPlane(trx, plan.municipality_code);
  const stops = await listPlanStops(trx, plan.plan_id, plane);
  const live = await listLiveDistricts(trx, plan.plan_id);
  const proposed = result.districts.map((district) => ({
    ...district,
    district_id: district.district_id ?? uuidv7(),
    is_new: district.district_id === null,
  }));
  const proposal: ChangeList = {
    stops: changesOf(proposed, stops, kind),
    born: proposed
      .filter(({ is_new }) => is_new)
      .map(({ district_id, district_number }) => ({ district_id, district_number })),
    retired: endedBy(proposed, kind, live, stops),
  };
  const changes = packChanges(proposal);
  await trx.updateTable('surveys.plan_cut').set({ state: 'accepted' }).where('cut_id', '=', cut_id).execute();
  // A proposal's figures are those of what it moved: who has others still to visit again is measured with them.
  const mixed = new Set(
    stops.filter((stop) => !stop.is_finished && stop.state !== 'untouched').map((stop) => stop.district_id),
  );
  const measured = new Set(
    proposed.map(({ district_id }) => district_id).filter((id) => kind === 'cut' || !mixed.has(id)),
  );
  return writeEdit(trx, plan, of.account, {
    kind,
    changes,
    stayed: 0,
    measured,
    write: () => writeFigures(trx, plan.plan_id, proposed),
  });
}

interface Proposed {
  district_id: string;
  stops: readonly number[];
}

/** Finished since the cut was made, or in a re-plan touched: stays where it is. */
function changesOf(
  proposed: readonly Proposed[],
  stops: readonly PlanStop[],
  kind: Cut['kind'],
): StopChange[] {
  const byId = new Map(stops.map((stop) => [stop.stop_id, stop]));
  const byDistrict = Map.groupBy(stops, (stop) => stop.district_id);
  return proposed.flatMap(({ district_id, stops: ids }) => {
    const moving = ids
      .flatMap((id) => byId.get(id) ?? [])
      .filter((stop) => kind === 'cut' || stop.state === 'untouched');
    const order = moving.map(({ id }) => id);
    const known = new Set(order);
    const staying = (byDistrict.get(district_id) ?? []).filter(({ id }) => !known.has(id));
    return placeInOrder(district_id, order, [...moving, ...staying]);
  });
}

/**
 * A cut ends all open districts. A re-plan ends those whose last open buildings it gave to others; one that is simply done
 * stays.
 */
function endedBy(
  proposed: readonly Proposed[],
  kind: Cut['kind'],
  live: LiveDistricts,
  stops: readonly PlanStop[],
): string[] {
  const proposedIds = new Set(proposed.map(({ district_id }) => district_id));
  const open = live
    .all()
    .filter(({ is_locked, district_id }) => !is_locked && !proposedIds.has(district_id))
    .map(({ district_id }) => district_id);
  if (kind === 'cut') return open;
  const moving = new Set(proposed.flatMap(({ stops: ids }) => ids));
  const [left, staying] = [new Set<string>(), new Set<string>()];
  for (const { stop_id, district_id, state, is_finished } of stops) {
    if (district_id === null || is_finished) continue;
    left.add(district_id);
    if (state !== 'untouched' || !moving.has(stop_id)) staying.add(district_id);
  }
  return open.filter((id) => left.has(id) && !staying.has(id));
}
