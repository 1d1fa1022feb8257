import type { Position } from '../place.ts';

export type Rings = readonly (readonly Position[])[];

/** Answers which of many polygons a point lies in, by a grid over their boxes. Holes count. */
export class PolygonIndex<T> {
  readonly #items: {
    readonly rings: Rings;
    readonly value: T;
    readonly box: readonly [number, number, number, number];
  }[] = [];
  readonly #cells = new Map<string, number[]>();
  readonly #size: number;

  /** `size`: edge of a grid cell in degrees */
  constructor(size = 0.002) {
    this.#size = size;
  }

  get count(): number {
    return this.#items.length;
  }

  add(rings: Rings, value: T): void {
    const box = boxOf(rings);
    if (box === null) return;
    const at = this.#items.push({ rings, value, box }) - 1;
    for (let column = this.#cell(box[0]); column <= this.#cell(box[2]); column += 1)
      for (let row = this.#cell(box[1]); row <= this.#cell(box[3]); row += 1) {
        const key = `${column},${row}`;
        const cell = this.#cells.get(key);
        if (cell === undefined) this.#cells.set(key, [at]);
        else cell.push(at);
      }
  }

  at(position: Position): T[] {
    const cell = this.#cells.get(`${this.#cell(position[0])},${this.#cell(position[1])}`) ?? [];
    const found: T[] = [];
    for (const number of cell) {
      const item = this.#items[number];
      if (item === undefined) continue;
      const [west, south, east, north] = item.box;
      if (position[0] < west || position[0] > east || position[1] < south || position[1] > north) continue;
      if (isWithin(position, item.rings)) found.push(item.value);
    }
    return found;
  }

  #cell(degrees: number): number {
    return Math.floor(degrees / this.#size);
  }
}

/** Even-odd over all rings, so a hole is outside. */
export function isWithin(position: Position, rings: Rings): boolean {
  let inside = false;
  for (const ring of rings) {
    let last = ring.at(-1);
    for (const next of ring) {
      if (
        last !== undefined &&
        next[1] > position[1] !== last[1] > position[1] &&
        position[0] < ((last[0] - next[0]) * (position[1] - next[1])) / (last[1] - next[1]) + next[0]
      )
        inside = !inside;
      last = next;
    }
  }
  return inside;
}

export function boxOf(rings: Rings): readonly [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  return Number.isFinite(west) ? [west, south, east, north] : null;
}
