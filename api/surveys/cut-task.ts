// A plan as a thread is asked to cut it, and the thread's answer as a proposal.
import type { Reader } from '../db/database.ts';
import type { CutJob } from './cut-job.ts';
import type { CutFigures } from './cuts.contract.ts';
import type { CutResult } from './cut-result.ts';
import type { CutAnswer, CutTask } from './cut-thread.ts';
import { inOrder } from './district-figures.ts';
import { listLiveDistricts } from './live-districts.ts';
import type { LiveDistrict, LiveDistricts } from './live-districts.ts';
import { getGround, getPlane, listPlanStops, outlineCoordinates } from './plan-ground.ts';
import type { Plane, PlanStop } from './plan-ground.ts';
import { getHeld } from './plan-edits.ts';

export interface ReadTask {
  task: CutTask;
  plane: Plane;
  /** Of the districts that there are, by id. */
  numbers: ReadonlyMap<string, number>;
  /** Numbers that new districts do not get. */
  taken: ReadonlySet<number>;
}

/**
 * A cut: all open buildings outside locked districts become new districts. A re-plan: only untouched ones move, and the
 * districts stay themselves.
 */
export async function readCutTask(
  reader: Reader,
  { of, kind, districts, visit_first }: CutJob,
): Promise<ReadTask> {
  const plan = await getHeld(reader, of);
  const plane = await getPlane(reader, plan.municipality_code);
  const stops = await listPlanStops(reader, plan.plan_id, plane);
  const live = await listLiveDistricts(reader, plan.plan_id);
  const mayMove = (stop: PlanStop) =>
    live.isOpen(stop.district_id) && (kind === 'cut' ? !stop.is_finished : stop.state === 'untouched');
  const open = stops.filter(mayMove);
  const staying = new Set(
    live
      .all()
      .filter(({ is_locked }) => is_locked || kind === 'replan')
      .map(({ district_id }) => district_id),
  );
  const fixed = stops.flatMap((stop) => {
    const { id, x, y, district_id: district } = stop;
    return district === null || !staying.has(district) || mayMove(stop) ? [] : [{ id, x, y, district }];
  });
  return {
    task: {
      stops: open.map(({ id, x, y, minutes, damage }) => ({ id, x, y, minutes, damage })),
      ground: await getGround(reader, plan, plane, open),
      districts,
      order: visit_first,
      fixed,
      present: kind === 'cut' ? null : presentOf(live, open),
    },
    plane,
    numbers: new Map(live.all().map(({ district_id, district_number }) => [district_id, district_number])),
    taken: kind === 'cut' ? numbersTaken(live.all(), live.endedNumbers(), stops) : live.numbersInUse(),
  };
}

function presentOf(live: LiveDistricts, open: readonly PlanStop[]): Map<string, string[]> {
  const byDistrict = Map.groupBy(open, (stop) => stop.district_id);
  return new Map(
    live
      .all()
      .filter(({ is_locked }) => !is_locked)
      .map(({ district_id }) => [
        district_id,
        inOrder(byDistrict.get(district_id) ?? []).map((stop) => stop.id),
      ]),
  );
}

/** A district that ends with this cut keeps its number on paper where work was finished in it. */
function numbersTaken(
  live: readonly LiveDistrict[],
  ended: readonly number[],
  stops: readonly PlanStop[],
): Set<number> {
  const begun = new Set(stops.filter((stop) => stop.is_finished).map((stop) => stop.district_id));
  return new Set([
    ...ended,
    ...live
      .filter(({ is_locked, district_id }) => is_locked || begun.has(district_id))
      .map(({ district_number }) => district_number),
  ]);
}

export function proposalOf(
  { task, plane, numbers, taken }: ReadTask,
  { districts, balance, notices, scope_pieces, seconds }: CutAnswer,
): { figures: CutFigures; result: CutResult } {
  let last = 0;
  const nextNumber = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const proposed = districts.map((district) => ({
    district_id: district.key,
    district_number: (district.key === null ? undefined : numbers.get(district.key)) ?? nextNumber(),
    stops: district.stops.map(Number),
    figures: {
      stops: district.stops.length,
      work_minutes: district.work_minutes,
      walking_minutes: district.walking_minutes,
      walking_metres: district.walking_metres,
      approach_minutes: district.approach_minutes,
      minutes: district.minutes,
      pieces: district.pieces,
    },
    outline: outlineCoordinates(district.outline, plane),
  }));
  const { min, median, mean, max } = balance;
  return {
    result: { districts: proposed },
    figures: {
      balance: { min, median, mean, max },
      walking_metres: districts.reduce((sum, { walking_metres }) => sum + walking_metres, 0),
      notices: [...notices],
      scope_pieces,
      districts: proposed.map(({ district_id, district_number, stops, figures }) => ({
        ...figures,
        district_id,
        district_number,
        ...changeOf(task.present?.get(district_id ?? '') ?? [], stops),
      })),
      seconds,
    },
  };
}

function changeOf(before: readonly string[], after: readonly number[]): { gained: number; lost: number } {
  const had = new Set(before.map(Number));
  const kept = after.filter((id) => had.has(id)).length;
  return { gained: after.length - kept, lost: had.size - kept };
}
