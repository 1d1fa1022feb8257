import { groups } from './groups.ts';
import { delaunayEdges } from './triangulate.ts';
import { fromPairs, WAY_ROUND } from './walking-graph.ts';
import type { WalkingGraph } from './walking-graph.ts';

/**
 * The graph of some of the stops among themselves; stop i of it is `members[i]` of the whole. Where they do not hang
 * together by any edge, dear ones are added between near stops, so that every distance within is finite.
 */
export function subgraph(whole: WalkingGraph, members: Int32Array): WalkingGraph {
  const indexOf = scratchOf(whole);
  members.forEach((stop, at) => (indexOf[stop] = at));
  const pairs: number[] = [];
  const costs: number[] = [];
  const dear: number[] = [];
  members.forEach((stop, at) => {
    for (let slot = whole.offsets[stop] ?? 0; slot < (whole.offsets[stop + 1] ?? 0); slot++) {
      const end = indexOf[whole.ends[slot] ?? 0] ?? -1;
      if (end <= at) continue;
      pairs.push(at, end);
      costs.push(whole.costs[slot] ?? 0);
      dear.push(whole.dear[slot] ?? 0);
    }
  });
  for (const stop of members) indexOf[stop] = -1;
  const x = Float64Array.from(members, (stop) => whole.x[stop] ?? 0);
  const y = Float64Array.from(members, (stop) => whole.y[stop] ?? 0);
  const near = groups(members.length);
  for (let at = 0; at < pairs.length; at += 2) near.join(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  if (near.count() > 1) {
    const links = delaunayEdges(x, y);
    for (let at = 0; at < links.length; at += 2) {
      const [a, b] = [links[at] ?? 0, links[at + 1] ?? 0];
      if (near.of(a) === near.of(b)) continue;
      pairs.push(a, b);
      costs.push(2 * Math.hypot((x[b] ?? 0) - (x[a] ?? 0), (y[b] ?? 0) - (y[a] ?? 0)) + WAY_ROUND);
      dear.push(1);
    }
  }
  return fromPairs(x, y, Int32Array.from(pairs), Float64Array.from(costs), Uint8Array.from(dear));
}

/** One list of -1 for each graph, put back after use: small parts of a great town are asked for ten thousand times. */
function scratchOf(whole: WalkingGraph): Int32Array {
  const known = scratches.get(whole);
  if (known !== undefined) return known;
  const scratch = new Int32Array(whole.size).fill(-1);
  scratches.set(whole, scratch);
  return scratch;
}

const scratches = new WeakMap<WalkingGraph, Int32Array>();
