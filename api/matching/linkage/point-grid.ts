// Points in square cells, so that those near a place are found without looking at all.

export class PointGrid {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #size: number;
  readonly #cells = new Map<number, number[]>();

  /** Only `members` (indices into x and y) are held; `size` is the width of a cell in metres. */
  constructor(x: Float64Array, y: Float64Array, members: Iterable<number>, size: number) {
    this.#x = x;
    this.#y = y;
    this.#size = size;
    for (const at of members) {
      const key = this.#key(Math.floor((x[at] ?? 0) / size), Math.floor((y[at] ?? 0) / size));
      const cell = this.#cells.get(key);
      if (cell) cell.push(at);
      else this.#cells.set(key, [at]);
    }
  }

  /** Calls `found` with each member within `radius` metres and its distance, in no order. */
  forEachWithin(x: number, y: number, radius: number, found: (at: number, metres: number) => void): void {
    const [west, east] = [Math.floor((x - radius) / this.#size), Math.floor((x + radius) / this.#size)];
    const [south, north] = [Math.floor((y - radius) / this.#size), Math.floor((y + radius) / this.#size)];
    for (let column = west; column <= east; column += 1)
      for (let row = south; row <= north; row += 1)
        for (const at of this.#cells.get(this.#key(column, row)) ?? []) {
          const metres = Math.hypot((this.#x[at] ?? 0) - x, (this.#y[at] ?? 0) - y);
          if (metres <= radius) found(at, metres);
        }
  }

  /** The nearest `count` within `radius`, nearest first; of equal ones the lower index. */
  nearest(x: number, y: number, radius: number, count: number): number[] {
    const found: { at: number; metres: number }[] = [];
    this.forEachWithin(x, y, radius, (at, metres) => found.push({ at, metres }));
    found.sort((a, b) => a.metres - b.metres || a.at - b.at);
    return found.slice(0, count).map(({ at }) => at);
  }

  #key(column: number, row: number): number {
    return (column + 2 ** 24) * 2 ** 26 + (row + 2 ** 25);
  }
}
