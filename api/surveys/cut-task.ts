// A plan as a thread is asked to cut it, and the thread's answer as a proposal.
import type { Reader } from '../db/database.ts';
import type { CutJob } from './cut-job.ts';
import type { CutFigures } from './cuts.contract.ts';
import type { CutResult } from './cut-result.ts';
import type { CutAnswer, CutTask } from './cut-thread.ts';
import { listLiveDistricts } from './live-districts.ts';
import type { LiveDistrict } from './live-districts.ts';
import { getGround, getPlane, listPlanStops, outlineCoordinates } from './plan-ground.ts';
import type { Plane, PlanStop } from './plan-ground.ts';
import { getHeld } from './plan-edits.ts';

export interface ReadTask {
  task: CutTask;
  plane: Plane;
  /** Numbers that stay in use: of locked districts, and of ended ones that hold finished work. */
  taken: ReadonlySet<number>;
}

/** All open buildings outside locked districts become new districts. */
export async function readCutTask(reader: Reader, { of, districts, visit_first }: CutJob): Promise<ReadTask> {
  const plan = await getHeld(reader, of);
  const plane = await getPlane(reader, plan.municipality_code);
  const stops = await listPlanStops(reader, plan.plan_id, plane);
  const live = await listLiveDistricts(reader, plan.plan_id);
  const open = stops.filter((stop) => !stop.is_finished && live.isOpen(stop.district_id));
  const locked = stops.filter((stop) => stop.district_id !== null && !live.isOpen(stop.district_id));
  const ground = await getGround(reader, plan, plane, open);
  return {
    task: {
      stops: open.map(({ id, x, y, minutes, damage }) => ({ id, x, y, minutes, damage })),
      ground,
      districts,
      order: visit_first,
      fixed: locked.flatMap(({ id, x, y, district_id: district }) =>
        district === null ? [] : [{ id, x, y, district }],
      ),
    },
    plane,
    taken: numbersTaken(live.all(), live.endedNumbers(), stops),
  };
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
  { plane, taken }: ReadTask,
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
    district_number: nextNumber(),
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
      districts: proposed.map(({ district_id, district_number, figures }) => ({
        ...figures,
        district_id,
        district_number,
        gained: 0,
        lost: 0,
      })),
      seconds,
    },
  };
}
