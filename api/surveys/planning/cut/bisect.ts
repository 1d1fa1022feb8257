import { distancesFrom } from '../graph/distances.ts';
import type { WalkingGraph } from '../graph/walking-graph.ts';
import type { Aim } from './fairness.ts';
import { mendSides, tornParts } from './mend.ts';
import type { Region } from './region.ts';
import { leastOf, middleOf, sum } from './region.ts';
import { fairnessCost, orderBetween, shareOut, sweep } from './sweep.ts';
import { sortedEdges, walkingCost } from './walking-cost.ts';
import type { SortedEdges } from './walking-cost.ts';

/** A region cut in two: each side is connected within every piece of the region, and has stops for its districts. */
export interface Halves {
  /** 0 or 1 for each stop of the region. */
  readonly sides: Uint8Array;
  /** How many of the districts side 0 becomes. */
  readonly share: number;
  /** Metres to walk and unfairness together. */
  readonly cost: number;
}

/** How many metres of walking an edge of border is worth. */
const METRES_PER_EDGE = 25;

/** More than anything else costs: a side in two parts that one could walk between. */
const TORN = 1e12;

export type Poles = readonly [first: number, second: number];

/** Cuts a region of at least `districts` stops (2 or more) in two, the best of several directions. */
export function bisect(
  region: Region,
  districts: number,
  aim: Aim,
  edges: SortedEdges = sortedEdges(region.graph),
  also: readonly Poles[] = [],
): Halves {
  const distances = distancesIn(region.graph);
  const directions = [...also, ...farApart(region, distances), ...acrossTheAxes(region.graph)];
  const halves = distinct(directions).map((poles) =>
    cutBetween(region, poles, distances, districts, aim, edges),
  );
  return halves.reduce((best, other) => (other.cost < best.cost ? other : best));
}

/** In a small region several directions have the same poles. */
function distinct(directions: readonly Poles[]): Poles[] {
  const seen = new Set<string>();
  return directions.filter(([first, second]) => {
    const name = first < second ? `${first} ${second}` : `${second} ${first}`;
    return !seen.has(name) && seen.add(name);
  });
}

/** Metres on foot from a stop to all; of each stop reckoned once. */
type Distances = (stop: number) => Float64Array;

function distancesIn(graph: WalkingGraph): Distances {
  const known = new Map<number, Float64Array>();
  return (stop) => {
    const distances = known.get(stop) ?? distancesFrom(graph, [stop]);
    known.set(stop, distances);
    return distances;
  };
}

/** Cuts between two stops that stand for the sides. */
function cutBetween(
  region: Region,
  [first, second]: Poles,
  distances: Distances,
  districts: number,
  aim: Aim,
  edges: SortedEdges,
): Halves {
  const order = orderBetween(distances(first), distances(second));
  const sides = new Uint8Array(region.graph.size).fill(1);
  for (const stop of order.subarray(0, sweep(region, order, districts, aim))) sides[stop] = 0;
  return halvesOf(region, sides, districts, aim, edges);
}

/** Mends a division and says what it costs. */
function halvesOf(
  region: Region,
  sides: Uint8Array,
  districts: number,
  aim: Aim,
  edges: SortedEdges,
): Halves {
  mendSides(region, sides);
  return { sides, ...costOf(region, sides, districts, aim, edges) };
}

/** What two sides cost that share so many districts. */
export function costOf(
  region: Region,
  sides: Uint8Array,
  districts: number,
  aim: Aim,
  edges: SortedEdges,
): { share: number; cost: number } {
  const total = sum(region.minutes);
  const minutes = sum(region.minutes.filter((_, at) => sides[at] === 0));
  const stops = sides.reduce((count, side) => count + 1 - side, 0);
  const share = shareOut(districts, minutes, total, stops, sides.length - stops);
  const unfair = fairnessCost(minutes, total, share, districts, aim);
  const torn = TORN * tornParts(region, sides);
  return { share, cost: walkingCost(edges, sides) + METRES_PER_EDGE * unfair + torn };
}

/** Two stops far apart on foot: the farthest from the middle, and the farthest from that. */
function farApart(region: Region, distances: Distances): Poles[] {
  const first = farthest(distances(middleOf(region)));
  const second = farthest(distances(first));
  return first === second ? [] : [[first, second]];
}

function farthest(distances: Float64Array): number {
  return leastOf(distances.length, (at) => -(distances[at] ?? 0));
}

/** The outermost stops of four directions: a cut square to each. */
function acrossTheAxes({ size, x, y }: WalkingGraph): Poles[] {
  return [0, 1, 2, 3].flatMap((eighth) => {
    const [cos, sin] = [Math.cos((eighth * Math.PI) / 4), Math.sin((eighth * Math.PI) / 4)];
    const along = (at: number) => cos * (x[at] ?? 0) + sin * (y[at] ?? 0);
    const first = leastOf(size, along);
    const second = leastOf(size, (at) => (at === first ? Number.POSITIVE_INFINITY : -along(at)));
    return first === second ? [] : [[first, second] as const];
  });
}
