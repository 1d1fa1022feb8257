// Candidate pairs between two kinds of records, held as rows of one flat array (CSR): those of `from` at
// start[from] … start[from + 1].

export interface Edges {
  readonly start: Int32Array;
  readonly to: Int32Array;
  /** The other end's index of each edge, for walking back. */
  readonly from: Int32Array;
}

export class EdgeList {
  readonly #rows: (number[] | undefined)[] = [];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  add(from: number, to: number): void {
    const row = this.#rows[from];
    if (row === undefined) this.#rows[from] = [to];
    else if (!row.includes(to)) row.push(to);
  }

  of(from: number): readonly number[] {
    return this.#rows[from] ?? [];
  }

  flat(): Edges {
    const start = new Int32Array(this.#size + 1);
    for (let at = 0; at < this.#size; at += 1) start[at + 1] = (start[at] ?? 0) + this.of(at).length;
    const count = start[this.#size] ?? 0;
    const to = new Int32Array(count);
    const from = new Int32Array(count);
    for (let at = 0; at < this.#size; at += 1) {
      to.set(
        this.of(at).toSorted((a, b) => a - b),
        start[at],
      );
      from.fill(at, start[at], start[at + 1]);
    }
    return { start, to, from };
  }
}

/** The edges of each `to`: indices of edges, ascending. */
export function edgesInto(to: Int32Array, size: number): { start: Int32Array; edges: Int32Array } {
  const start = new Int32Array(size + 1);
  for (const at of to) start[at + 1] = (start[at + 1] ?? 0) + 1;
  for (let at = 0; at < size; at += 1) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  const next = start.slice(0, size);
  const edges = new Int32Array(to.length);
  to.forEach((at, edge) => {
    const place = next[at] ?? 0;
    edges[place] = edge;
    next[at] = place + 1;
  });
  return { start, edges };
}
