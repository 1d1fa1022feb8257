import { subgraph } from '../graph/subgraph.ts';
import type { WalkingGraph } from '../graph/walking-graph.ts';

/** Some stops of the town, to be divided: their graph among themselves and the minutes each of them weighs. */
export interface Region {
  /** Indices in the town, ascending. */
  readonly members: Int32Array;
  readonly graph: WalkingGraph;
  readonly minutes: Float64Array;
  /** The piece of the whole scope that each stop lies in. */
  readonly pieces: Int32Array;
}

export function regionOf(town: Region, members: Int32Array): Region {
  if (members.length === town.graph.size) return town;
  return {
    members,
    graph: subgraph(town.graph, members),
    minutes: Float64Array.from(members, (stop) => town.minutes[stop] ?? 0),
    pieces: members.map((stop) => town.pieces[stop] ?? 0),
  };
}

export function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The stop nearest to the middle of the minutes; `among` some stops of the region only. */
export function middleOf({ graph, minutes }: Region, among?: ArrayLike<number>): number {
  const stops = among ?? Int32Array.from(minutes.keys());
  let [x, y, total] = [0, 0, 0];
  for (let index = 0; index < stops.length; index++) {
    const at = stops[index] ?? 0;
    const weight = minutes[at] ?? 0;
    x += weight * (graph.x[at] ?? 0);
    y += weight * (graph.y[at] ?? 0);
    total += weight;
  }
  const nearest = leastOf(stops.length, (index) => {
    const at = stops[index] ?? 0;
    return Math.hypot((graph.x[at] ?? 0) - x / total, (graph.y[at] ?? 0) - y / total);
  });
  return stops[nearest] ?? 0;
}

/** The index with the least value, the first of equals. */
export function leastOf(size: number, value: (at: number) => number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let at = 0; at < size; at++) {
    const candidate = value(at);
    if (candidate >= least) continue;
    [best, least] = [at, candidate];
  }
  return best;
}
