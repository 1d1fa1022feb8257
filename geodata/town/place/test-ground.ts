// What the tests of a drawn town measure with.
import { isInside, nth } from './geometry.ts';
import type { Xy } from './geometry.ts';

/** Longitude and latitude to metres round a centre, good to a few decimetres in a small town. */
export function metresFrom(centre: readonly [number, number]): (at: readonly number[]) => Xy {
  const north = 110_940;
  const east = 111_320 * Math.cos((centre[1] * Math.PI) / 180);
  return (at) => [((at[0] ?? 0) - centre[0]) * east, ((at[1] ?? 0) - centre[1]) * north];
}

/** Things by the squares that their points' box covers. */
export class CellIndex<T> {
  readonly #cells = new Map<string, Set<T>>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  add(points: readonly Xy[], thing: T): void {
    for (const key of this.#keys(points, 0)) {
      const cell = this.#cells.get(key);
      if (cell) cell.add(thing);
      else this.#cells.set(key, new Set([thing]));
    }
  }

  near(points: readonly Xy[], margin: number): ReadonlySet<T> {
    const found = new Set<T>();
    for (const key of this.#keys(points, margin))
      for (const thing of this.#cells.get(key) ?? []) found.add(thing);
    return found;
  }

  *#keys(points: readonly Xy[], margin: number): Iterable<string> {
    const cell = (value: number) => Math.floor(value / this.#size);
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    for (let x = cell(Math.min(...xs) - margin); x <= cell(Math.max(...xs) + margin); x += 1)
      for (let y = cell(Math.min(...ys) - margin); y <= cell(Math.max(...ys) + margin); y += 1)
        yield `${x},${y}`;
  }
}

/** Two rings share ground. */
export function ringsCross(a: readonly Xy[], b: readonly Xy[]): boolean {
  if (a.some((point) => isInside(point, b)) || b.some((point) => isInside(point, a))) return true;
  return a.some((p, at) => b.some((r, other) => segmentsCross(p, nth(a, at + 1), r, nth(b, other + 1))));
}

function segmentsCross(a: Xy, b: Xy, c: Xy, d: Xy): boolean {
  const side = (p: Xy, q: Xy, r: Xy) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
