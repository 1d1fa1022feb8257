import { groups } from '../graph/groups.ts';
import { delaunayEdges } from '../graph/triangulate.ts';

/**
 * A first path through all places: the shortest Delaunay edges that leave every stop at most two and close no ring
 * (greedy), then the same between the ends of what came of it, until one path is left. Answers the stops in order.
 */
export function firstPath(x: Float64Array, y: Float64Array): number[] {
  const size = x.length;
  const joined = groups(size);
  const beside: number[][] = Array.from({ length: size }, () => []);
  while (joined.count() > 1) {
    const ends = Int32Array.from(beside.keys()).filter((stop) => (beside[stop]?.length ?? 0) < 2);
    for (const [one, other] of shortEdges(x, y, ends)) {
      const [here, there] = [beside[one], beside[other]];
      if (here === undefined || there === undefined || here.length > 1 || there.length > 1) continue;
      if (!joined.join(one, other)) continue;
      here.push(other);
      there.push(one);
    }
  }
  return walk(beside);
}

/** The Delaunay edges among some stops, shortest first. */
function shortEdges(x: Float64Array, y: Float64Array, stops: Int32Array): (readonly [number, number])[] {
  const [px, py] = [x, y].map((all) => Float64Array.from(stops, (stop) => all[stop] ?? 0));
  if (px === undefined || py === undefined) return [];
  const pairs = delaunayEdges(px, py);
  const edges = Array.from({ length: pairs.length / 2 }, (_, edge) => {
    const [a, b] = [pairs[2 * edge] ?? 0, pairs[2 * edge + 1] ?? 0];
    const metres = Math.hypot((px[b] ?? 0) - (px[a] ?? 0), (py[b] ?? 0) - (py[a] ?? 0));
    return { one: stops[a] ?? 0, other: stops[b] ?? 0, metres };
  });
  edges.sort((a, b) => a.metres - b.metres || a.one - b.one || a.other - b.other);
  return edges.map(({ one, other }) => [one, other]);
}

function walk(beside: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  let [from, stop] = [
    -1,
    Math.max(
      0,
      beside.findIndex((others) => others.length < 2),
    ),
  ];
  while (order.length < beside.length) {
    order.push(stop);
    const next = beside[stop]?.find((other) => other !== from);
    if (next === undefined) break;
    [from, stop] = [stop, next];
  }
  return order;
}
