import type { Region } from './cut/region.ts';
import { indexBarriers } from './graph/barrier-index.ts';
import { connectedParts } from './graph/parts.ts';
import { walkingGraph } from './graph/walking-graph.ts';
import { spanningTree } from './order/spanning-tree.ts';
import { PACES, returnMinutes, walkingMinutes } from './paces.rules.ts';
import type { Ground, Paces, Stop } from './plan-problem.ts';

/** A scope made ready: its stops by id, the walking graph over them, and what each of them weighs. */
export interface Town {
  /** In the order of their ids, so that the answer does not depend on the order in which they were given. */
  readonly stops: readonly Stop[];
  /** All stops, with an estimate of the minutes each adds to a district. */
  readonly region: Region;
  /** Connected parts of the scope. */
  readonly scope_pieces: number;
  readonly paces: Paces;
  /** Minutes on the way from the base that each stop adds. */
  readonly approach: Float64Array;
}

/** A good path is about so much longer than the spanning tree. */
const PATH_BESIDE_TREE = 1.1;

/** Throws RangeError when an id comes twice, or a number is none. */
export function townOf(stops: readonly Stop[], ground: Ground): Town {
  const sorted = [...stops].sort((one, other) => (one.id < other.id ? -1 : 1));
  sorted.forEach((stop, at) => checkStop(stop, sorted[at - 1]));
  const paces = ground.paces ?? PACES;
  const x = Float64Array.from(sorted, (stop) => stop.x);
  const y = Float64Array.from(sorted, (stop) => stop.y);
  const graph = walkingGraph(x, y, indexBarriers(ground.barriers));
  const approach = Float64Array.from(sorted, (stop) => approachMinutes(stop, ground.base, paces));
  const walking = spanningTree(x, y).at;
  const minutes = Float64Array.from(sorted, (stop, at) => {
    const onFoot = walkingMinutes(PATH_BESIDE_TREE * (walking[at] ?? 0), paces);
    return stop.minutes + (approach[at] ?? 0) + onFoot;
  });
  const members = Int32Array.from(sorted.keys());
  const pieces = connectedParts(graph);
  const region = { members, graph, minutes, pieces: pieces.of };
  return { stops: sorted, region, scope_pieces: pieces.count, paces, approach };
}

/** The way there and back once a team-day of work, of which this stop takes its part. */
function approachMinutes(stop: Stop, base: Ground['base'], paces: Paces): number {
  if (base === null) return 0;
  const metres = Math.hypot(stop.x - base[0], stop.y - base[1]);
  return (stop.minutes / paces.day_minutes) * returnMinutes(metres, paces);
}

function checkStop({ id, x, y, minutes }: Stop, before: Stop | undefined): void {
  if (before?.id === id) throw new RangeError('two stops have the same id');
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError('a stop has no place');
  if (!Number.isFinite(minutes) || minutes <= 0) throw new RangeError('a stop has no survey time');
}
