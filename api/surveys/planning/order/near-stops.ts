import Flatbush from 'flatbush';
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
