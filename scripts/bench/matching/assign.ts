// Optimal assignment on a sparse graph: shortest augmenting paths with potentials (the Hungarian method, as Jonker and
// Volgenant grow it), one source at a time.

export interface Arc {
  readonly to: number;
  readonly cost: number;
}

/** For each source its target, -1 for none: the least sum, where being left alone costs `alone`. */
export function assign(arcs: readonly (readonly Arc[])[], alone: number): number[] {
  const sourceOf = new Map<number, number>();
  const targetOf = arcs.map(() => -1);
  const price = new Map<number, number>();
  for (let source = 0; source < arcs.length; source += 1)
    augment(source, arcs, alone, sourceOf, targetOf, price);
  return targetOf;
}

/** Each source has a target of its own for being alone, numbered below zero. */
function listArcs(arcs: readonly (readonly Arc[])[], source: number, alone: number): readonly Arc[] {
  return [...(arcs[source] ?? []), { to: -2 - source, cost: alone }];
}

function augment(
  source: number,
  arcs: readonly (readonly Arc[])[],
  alone: number,
  sourceOf: Map<number, number>,
  targetOf: number[],
  price: Map<number, number>,
): void {
  const distance = new Map<number, number>();
  const from = new Map<number, number>();
  const done = new Map<number, number>();
  const heap = new Heap();
  const relax = (at: number, base: number) => {
    const matched = targetOf[at] ?? -1;
    const own = listArcs(arcs, at, alone);
    const kept = own.find(({ to }) => to === matched);
    const level = kept === undefined ? 0 : kept.cost - (price.get(kept.to) ?? 0);
    for (const { to, cost } of own) {
      if (to === matched && kept !== undefined) continue;
      const reached = base + cost - (price.get(to) ?? 0) - level;
      if (reached < (distance.get(to) ?? Number.POSITIVE_INFINITY) - 1e-12) {
        distance.set(to, reached);
        from.set(to, at);
        heap.push(reached, to);
      }
    }
  };
  relax(source, 0);
  for (;;) {
    const least = heap.pop();
    if (least === null) return;
    const [reached, to] = least;
    if (done.has(to) || reached > (distance.get(to) ?? 0) + 1e-12) continue;
    done.set(to, reached);
    const holder = sourceOf.get(to);
    if (holder !== undefined) {
      relax(holder, reached);
      continue;
    }
    for (const [target, at] of done) price.set(target, (price.get(target) ?? 0) + at - reached);
    for (let target = to; ;) {
      const giver = from.get(target) ?? source;
      const before = targetOf[giver] ?? -1;
      targetOf[giver] = target;
      sourceOf.set(target, giver);
      if (giver === source) break;
      target = before;
    }
    return;
  }
}

/** Least first. */
class Heap {
  readonly #items: [number, number][] = [];

  push(key: number, value: number): void {
    const items = this.#items;
    items.push([key, value]);
    for (let at = items.length - 1; at > 0;) {
      const up = (at - 1) >> 1;
      if ((items[up]?.[0] ?? 0) <= (items[at]?.[0] ?? 0)) break;
      this.#swap(at, up);
      at = up;
    }
  }

  pop(): [number, number] | null {
    const items = this.#items;
    const [top] = items;
    const last = items.pop();
    if (top === undefined || last === undefined) return null;
    if (items.length === 0) return top;
    items[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      for (const child of [left, right])
        if ((items[child]?.[0] ?? Number.POSITIVE_INFINITY) < (items[least]?.[0] ?? 0)) least = child;
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#items[a], this.#items[b]];
    if (one === undefined || other === undefined) return;
    this.#items[a] = other;
    this.#items[b] = one;
  }
}
