import type { Crosses } from './barrier-index.ts';
import { delaunayEdges } from './triangulate.ts';

/** Neighbours farther apart than this are not walked between: one takes the car. Metres. */
export const WALKING_REACH = 150;

/** What crossing a barrier costs when it cannot be avoided: the way round over a bridge, metres. */
export const WAY_ROUND = 500;

/**
 * Which stop neighbours which, as lists one behind the other: the neighbours of stop i are
 * `ends[offsets[i] … offsets[i + 1] - 1]`. Edges that nobody walks (longer than the reach, or across a barrier) are
 * `dear`: they tell what lies near, and connect nothing.
 */
export interface WalkingGraph {
  readonly size: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly offsets: Int32Array;
  readonly ends: Int32Array;
  /** Metres to walk; of dear edges, with the way round. */
  readonly costs: Float64Array;
  readonly dear: Uint8Array;
}

/** The Delaunay graph of places (metres in a plane); connected over all its edges. */
export function walkingGraph(x: Float64Array, y: Float64Array, crosses: Crosses): WalkingGraph {
  const pairs = delaunayEdges(x, y);
  const edges = pairs.length / 2;
  const lengths = new Float64Array(edges);
  const isDear = new Uint8Array(edges);
  for (let edge = 0; edge < edges; edge++) {
    const [a, b] = [pairs[2 * edge] ?? 0, pairs[2 * edge + 1] ?? 0];
    const [ax, ay, bx, by] = [x[a] ?? 0, y[a] ?? 0, x[b] ?? 0, y[b] ?? 0];
    const metres = Math.hypot(bx - ax, by - ay);
    const crossing = metres > 0 && crosses(ax, ay, bx, by);
    isDear[edge] = crossing || metres > WALKING_REACH ? 1 : 0;
    lengths[edge] = isDear[edge] === 0 ? metres : crossing ? metres + WAY_ROUND : 2 * metres;
  }
  return fromPairs(x, y, pairs, lengths, isDear);
}

/** Lays pairs of stops out as lists of neighbours; `lengths` and `isDear` by pair. */
export function fromPairs(
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  lengths: Float64Array,
  isDear: Uint8Array,
): WalkingGraph {
  const size = x.length;
  const offsets = new Int32Array(size + 1);
  for (const point of pairs) offsets[point + 1] = (offsets[point + 1] ?? 0) + 1;
  for (let at = 0; at < size; at++) offsets[at + 1] = (offsets[at + 1] ?? 0) + (offsets[at] ?? 0);
  const next = offsets.slice();
  const ends = new Int32Array(pairs.length);
  const costs = new Float64Array(pairs.length);
  const dear = new Uint8Array(pairs.length);
  for (let at = 0; at < pairs.length; at++) {
    const [from, to, edge] = [pairs[at] ?? 0, pairs[at ^ 1] ?? 0, at >> 1];
    const slot = next[from] ?? 0;
    next[from] = slot + 1;
    ends[slot] = to;
    costs[slot] = lengths[edge] ?? 0;
    dear[slot] = isDear[edge] ?? 0;
  }
  return { size, x, y, offsets, ends, costs, dear };
}
