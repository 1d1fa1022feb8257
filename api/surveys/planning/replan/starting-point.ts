import { bisect } from '../cut/bisect.ts';
import type { Aim } from '../cut/fairness.ts';
import { leastOf, regionOf } from '../cut/region.ts';
import type { Roster } from '../cut/roster.ts';
import { distancesFrom } from '../graph/distances.ts';
import type { WalkingGraph } from '../graph/walking-graph.ts';

/** Gives stops without a district (-1) to the nearest one on foot. There must be a district. */
export function takeIn(graph: WalkingGraph, labels: Int32Array): void {
  const homeless = [...labels.keys()].filter((stop) => labels[stop] === -1);
  if (homeless.length === 0) return;
  const reach = distancesFrom(
    graph,
    [...labels.keys()].filter((stop) => labels[stop] !== -1),
  );
  homeless.sort((one, other) => (reach[one] ?? 0) - (reach[other] ?? 0) || one - other);
  // Nearest first, so that the way to whoever takes a stop in goes over stops that are taken in already.
  for (let left = homeless; left.length > 0;) {
    const still: number[] = [];
    for (const stop of left) {
      const slots = rangeOf(graph, stop).filter((slot) => labels[graph.ends[slot] ?? 0] !== -1);
      const [first] = slots.sort((one, other) => (graph.costs[one] ?? 0) - (graph.costs[other] ?? 0));
      if (first === undefined) still.push(stop);
      else labels[stop] = labels[graph.ends[first] ?? 0] ?? 0;
    }
    left = still;
  }
}

function rangeOf(graph: WalkingGraph, stop: number): number[] {
  const [from, to] = [graph.offsets[stop] ?? 0, graph.offsets[stop + 1] ?? 0];
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** Ends the district with the least left: its stops go to the neighbour with the least. Answers which ended. */
export function dissolveLeast(roster: Roster, open: ReadonlySet<number>): number {
  const least = (candidates: readonly number[]) =>
    candidates[leastOf(candidates.length, (at) => roster.minutes(candidates[at] ?? 0))] ?? -1;
  const ending = least([...open]);
  const neighbours = roster.neighbours(ending);
  roster.hand(
    roster.members(ending),
    least(neighbours.length > 0 ? neighbours : [...open].filter((at) => at !== ending)),
  );
  return ending;
}

/** Cuts the fullest district that has two stops in two, the smaller part becoming district `born`. */
export function splitFullest(roster: Roster, born: number, aim: Aim): void {
  const { town, count } = roster.division;
  const fullest = leastOf(count, (at) =>
    roster.members(at).length < 2 ? Number.POSITIVE_INFINITY : -roster.minutes(at),
  );
  const stops = roster.members(fullest);
  const parts = Math.max(2, Math.round(roster.minutes(fullest) / aim.mean));
  const { sides } = bisect(regionOf(town, stops), Math.min(parts, stops.length), aim);
  const first = sides.reduce((held, side) => held + 1 - side, 0);
  const leaving = 2 * first <= stops.length ? 0 : 1;
  roster.hand(
    stops.filter((_, at) => sides[at] === leaving),
    born,
  );
}
