// 割当案: which team goes where in which half day. Pure and deterministic: the order in which things are given changes
// nothing. Half day by half day, as the days will go: a team goes on where it is until the district is done, then takes the
// nearest open one of its own part of the town (zones.ts), then helps out. What does not fit in that way is fitted in by
// moving others (fit-all.ts): if there is any allocation that gives all districts what they lack, all get it.
import type { PlanOrder } from '../planning/plan-problem.ts';
import { Board } from './board.ts';
import type { Cell, Walker, Work } from './board.ts';
import { fitAll } from './fit-all.ts';
import { zonesOf } from './zones.ts';

export interface OpenDistrict {
  readonly district_id: string;
  readonly number: number;
  /** Middle of what is open, metres in a plane. */
  readonly x: number;
  readonly y: number;
  /** Half days that it still needs, beyond those that stand. */
  readonly lacks: number;
  /** Estimated damage, 0 to 1; null: not known, which counts as none. */
  readonly damage: number | null;
}

export interface AvailableTeam {
  readonly team_id: string;
  readonly number: number;
  /** Where it sets out, metres in the same plane. */
  readonly x: number;
  readonly y: number;
  /** Slots (half-days.rules.ts) in which it is there and free. */
  readonly free: readonly string[];
}

export interface AllocationTask {
  readonly districts: readonly OpenDistrict[];
  readonly teams: readonly AvailableTeam[];
  /** What stays as it is, also of teams that are not among `teams`: no district gets a second team then. */
  readonly standing: readonly Cell[];
  readonly order: PlanOrder;
}

/** Cells to add to what stands, by slot and team. */
export function proposeAllocation(task: AllocationTask): Cell[] {
  const board = new Board(task);
  const zones = zonesOf(
    board.works,
    board.walkers.map((walker) => ({ ...walker.team, quota: quotaOf(walker, board), walker })),
  );
  const homes = new Map([...zones].map(([work, { walker }]) => [work, walker]));
  const bands = bandsOf(board.works, task.order);
  for (const slot of board.slots) {
    const seeking = board.walkers.filter((walker) => {
      if (board.stands(walker, slot) || !board.isIdle(walker, slot)) return false;
      const { current } = walker;
      if (current === null || !board.lacks(current, slot)) return true;
      board.give(walker, slot, current);
      return false;
    });
    for (const band of bands) {
      if (seeking.length === 0) break;
      send(
        board,
        seeking,
        band.filter((work) => board.lacks(work, slot)),
        slot,
        homes,
      );
    }
  }
  fitAll(board);
  return board.cells();
}

/** Half days that a team can give until, all working, the whole is done: who comes later gets a smaller part. */
function quotaOf({ free }: Walker, board: Board): number {
  const end = board.earliestEnd();
  return end === null ? free.size : [...free].filter((slot) => slot <= end).length;
}

/** Damage is known to a tenth at best: within such a step neighbours go first. */
function bandsOf(works: readonly Work[], order: PlanOrder): Work[][] {
  if (order === 'even') return [[...works]];
  const bands = Map.groupBy(works, ({ damage }) => Math.round((damage ?? 0) * 10));
  return [...bands].sort(([one], [other]) => other - one).map(([, band]) => band);
}

interface Choice {
  work: Work;
  /** 0: of its own part and not begun; 1: of another's; 2: begun by a team that is not there just now. */
  rank: number;
  metres: number;
}

/** Pairs teams with districts, the nearest pair first, until either runs out; who is sent is taken out of `seeking`. */
function send(
  board: Board,
  seeking: Walker[],
  candidates: Work[],
  slot: string,
  homes: ReadonlyMap<Work, Walker>,
): void {
  const open = new Set(candidates);
  const choose = (walker: Walker): Choice | null => {
    let best: Choice | null = null;
    for (const work of open) {
      const rank =
        work.begun_by !== null && work.begun_by !== walker ? 2 : homes.get(work) === walker ? 0 : 1;
      const choice = { work, rank, metres: Math.hypot(work.x - walker.x, work.y - walker.y) };
      if (best === null || compare(choice, best) < 0) best = choice;
    }
    return best;
  };
  const choices = new Map(seeking.map((walker) => [walker, choose(walker)]));
  while (open.size > 0 && seeking.length > 0) {
    const [first, ...others] = seeking;
    if (first === undefined) return;
    const nearest = others.reduce((best, walker) => {
      const [mine, theirs] = [choices.get(walker), choices.get(best)];
      return mine && theirs && compare(mine, theirs) < 0 ? walker : best;
    }, first);
    const chosen = choices.get(nearest);
    if (!chosen) return;
    board.give(nearest, slot, chosen.work);
    open.delete(chosen.work);
    seeking.splice(seeking.indexOf(nearest), 1);
    for (const walker of seeking)
      if (choices.get(walker)?.work === chosen.work) choices.set(walker, choose(walker));
  }
}

function compare(one: Choice, other: Choice): number {
  return one.rank - other.rank || one.metres - other.metres || one.work.number - other.work.number;
}
