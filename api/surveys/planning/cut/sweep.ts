import type { WalkingGraph } from '../graph/walking-graph.ts';
import type { Aim } from './fairness.ts';
import { unfairness } from './fairness.ts';
import type { Region } from './region.ts';
import { sum } from './region.ts';

/** What cutting a dear edge costs beside an edge that is walked: borders like to run along barriers. */
const DEAR_EDGE = 0.1;

/** An edge so long counts half of one of no length: borders like to run through gaps. */
const NEAR_METRES = 40;

/** Districts may be shared out between the sides as unequally as this. */
const SMALLER_SIDE = 1 / 3;

/**
 * Orders a region from one pole to the other, by the difference of the walking distances to them (metres to each stop). A beginning of this
 * order is connected by the shortest ways to the first pole, the rest by those to the second: whoever lies on the way
 * from a stop to its pole is nearer to that pole by just as much.
 */
export function orderBetween(toFirst: Float64Array, toSecond: Float64Array): Int32Array {
  const lead = toFirst.map((distance, at) => distance - (toSecond[at] ?? 0));
  return Int32Array.from(lead, (_, at) => at).sort(
    (a, b) => (lead[a] ?? 0) - (lead[b] ?? 0) || (toFirst[a] ?? 0) - (toFirst[b] ?? 0) || a - b,
  );
}

/** How many districts the first side gets of `districts`, so that both come nearest to the mean and to what is possible. */
export function shareOut(
  districts: number,
  minutes: number,
  total: number,
  stops: number,
  rest: number,
): number {
  const fair = Math.round((minutes / total) * districts);
  const least = Math.max(1, districts - rest);
  const most = Math.min(districts - 1, stops);
  return Math.min(most, Math.max(least, fair));
}

/** The length of the beginning of an order after which to cut: fair for so many districts, and with little border. */
export function sweep(region: Region, order: Int32Array, districts: number, aim: Aim): number {
  const { graph, minutes } = region;
  const total = sum(minutes);
  const taken = new Uint8Array(graph.size);
  const fewest = Math.max(1, Math.floor(districts * SMALLER_SIDE));
  let [border, gathered, best, bestCost] = [0, 0, 1, Number.POSITIVE_INFINITY];
  for (let at = 0; at < graph.size - 1; at++) {
    const stop = order[at] ?? 0;
    taken[stop] = 1;
    gathered += minutes[stop] ?? 0;
    for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++)
      border += edgeCost(graph, slot) * (taken[graph.ends[slot] ?? 0] === 1 ? -1 : 1);
    const share = shareOut(districts, gathered, total, at + 1, graph.size - at - 1);
    const lopsided = Math.max(0, fewest - Math.min(share, districts - share));
    const cost = (border + fairnessCost(gathered, total, share, districts, aim)) * (1 + lopsided);
    if (cost < bestCost) [best, bestCost] = [at + 1, cost];
  }
  return best;
}

export function fairnessCost(
  minutes: number,
  total: number,
  share: number,
  districts: number,
  aim: Aim,
): number {
  return unfairness(minutes, share, aim) + unfairness(total - minutes, districts - share, aim);
}

function edgeCost(graph: WalkingGraph, slot: number): number {
  const near = NEAR_METRES / (NEAR_METRES + (graph.costs[slot] ?? 0));
  return graph.dear[slot] === 1 ? near * DEAR_EDGE : near;
}
