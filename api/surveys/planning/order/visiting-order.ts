import { firstPath } from './first-path.ts';
import { nearStops, nearStopsAcross } from './near-stops.ts';
import { Path } from './path.ts';
import { shorten } from './shorten.ts';
import { spanningTree } from './spanning-tree.ts';

const NEAR = 8;

/** A path so many times as long as the spanning tree is tried harder at while that helps: rounds of so many tries a stop. */
const DOUBTFUL = 1.17;
/** After two rounds only what is still close to 1.2 is worth more of them: of thousands of stops a round takes a second. */
const STILL_DOUBTFUL = 1.19;
const ROUNDS = 20;
const TRIES_A_ROUND = 5;

/** Longest stretch that a try moves. */
const STRETCH = 30;

/**
 * A short open path through all places (metres in a plane), as their indices in order. `tries` a stop: two neighbouring
 * stretches change places, the path is shortened around them again, and what did not help is taken back. The same
 * places in the same order give the same path.
 */
export function visitingOrder(x: Float64Array, y: Float64Array, tries: number): number[] {
  let order = shortened(x, y, firstPath(x, y), tries);
  if (tries === 0) return order;
  const tree = spanningTree(x, y).metres;
  let metres = lengthOf(x, y, order);
  for (let round = 1; round <= ROUNDS && metres > (round > 2 ? STILL_DOUBTFUL : DOUBTFUL) * tree; round++) {
    const tried = shortened(x, y, order, TRIES_A_ROUND, round);
    const now = lengthOf(x, y, tried);
    // Of few stops nothing better is to be found: a street that ends is walked twice.
    if (now >= metres) break;
    [order, metres] = [tried, now];
  }
  return order;
}

function lengthOf(x: Float64Array, y: Float64Array, order: readonly number[]): number {
  return order.reduce((metres, stop, at) => {
    const before = order[at - 1] ?? stop;
    return metres + Math.hypot((x[stop] ?? 0) - (x[before] ?? 0), (y[stop] ?? 0) - (y[before] ?? 0));
  }, 0);
}

/** Shortens a path that is there already; in another `round`, other tries are made, across gaps too. */
export function shortened(
  x: Float64Array,
  y: Float64Array,
  order: readonly number[],
  tries: number,
  round = 0,
): number[] {
  const path = new Path(x, y, order);
  const near = round === 0 ? nearStops(x, y, NEAR) : nearStopsAcross(x, y, NEAR);
  const isOpen = new Uint8Array(order.length).fill(1);
  shorten(path, near, [...order], isOpen);
  const random = seeded(order.length + round * 0x9e3779b9);
  const longest = Math.min(STRETCH, (path.size - 2) >> 1);
  for (let left = longest < 2 ? 0 : Math.round(tries * order.length); left > 0; left--) {
    path.clearLog();
    const saved = tryElsewhere(path, random, longest, (open) => {
      for (const stop of open) isOpen[stop] = 1;
      return shorten(path, near, open, isOpen);
    });
    if (saved < 0) path.takeBack();
  }
  return path.order();
}

/** Two stretches change places, then the path is shortened around them; metres saved, below 0 if it got longer. */
function tryElsewhere(
  path: Path,
  random: () => number,
  longest: number,
  shortenAround: (open: number[]) => number,
): number {
  const one = 1 + Math.floor(random() * longest);
  const two = 1 + Math.floor(random() * longest);
  const a = Math.floor(random() * path.size);
  const [s, e, f] = [path.along(a, 1), path.along(a, one), path.along(a, one + 1)];
  const [c, x] = [path.along(a, one + two), path.along(a, one + two + 1)];
  const before = path.distance(a, s) + path.distance(e, f) + path.distance(c, x);
  const after = path.distance(a, f) + path.distance(c, s) + path.distance(e, x);
  path.swapStretches(a, s, e, f, c, x);
  const ends = [...new Set([a, s, e, f, c, x])].filter((stop) => stop < path.size - 1);
  return before - after + shortenAround(ends);
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
