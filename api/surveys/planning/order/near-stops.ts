import Flatbush from 'flatbush';
import { delaunayEdges } from '../graph/triangulate.ts';
import type { NearStops } from './shorten.ts';

/** The nearest stops of each stop, at most `each`, filled up with -1. */
export function nearStops(x: Float64Array, y: Float64Array, each: number): NearStops {
  const of = new Int32Array(x.length * each).fill(-1);
  if (x.length < 2) return { each, of };
  const index = new Flatbush(x.length, 8);
  x.forEach((east, at) => index.add(east, y[at] ?? 0));
  index.finish();
  x.forEach((east, stop) => {
    const found = index.neighbors(east, y[stop] ?? 0, each + 1).filter((other) => other !== stop);
    of.set(found.slice(0, each), stop * each);
  });
  return { each, of };
}

/** The nearest stops and, up to twice as many in all, those across a gap (Delaunay); nearest first. */
export function nearStopsAcross(x: Float64Array, y: Float64Array, each: number): NearStops {
  const { of } = nearStops(x, y, each);
  const beside = Array.from(x, (_, stop) => new Set(of.subarray(stop * each, (stop + 1) * each)));
  const edges = delaunayEdges(x, y);
  edges.forEach((stop, at) => beside[stop]?.add(edges[at ^ 1] ?? stop));
  const wide = new Int32Array(x.length * 2 * each).fill(-1);
  beside.forEach((others, stop) => {
    others.delete(-1);
    const away = (other: number) =>
      Math.hypot((x[other] ?? 0) - (x[stop] ?? 0), (y[other] ?? 0) - (y[stop] ?? 0));
    const sorted = [...others].sort((one, other) => away(one) - away(other) || one - other);
    wide.set(sorted.slice(0, 2 * each), stop * 2 * each);
  });
  return { each: 2 * each, of: wide };
}
