import type { WalkingGraph } from '../graph/walking-graph.ts';
import type { Division } from './division.ts';
import { minutesOf } from './division.ts';
import { unfairness } from './fairness.ts';
import type { Aim } from './fairness.ts';

/** Rounds over all stops; the second finds little, the fourth nearly nothing. */
const ROUNDS = 4;
/** Metres that a stop must save to change hands. */
const LEAST_GAIN = 1;
/** Stops looked at to see that a district holds together without one of them. */
const MOST_LOOKED_AT = 400;

/**
 * Gives single stops at a border to the neighbour on whose way they lie, where both stay as even as they are: borders
 * are cut by straightness, but what teams walk are the orders. `orders` are all districts' visiting orders as stops of the
 * town. Changes `labels` in place, and returns the orders with the stops moved; every district stays connected, none empty.
 */
export function exchange(division: Division, orders: readonly (readonly number[])[], aim: Aim): number[][] {
  const { town, labels, count } = division;
  const { graph } = town;
  const minutes = minutesOf(division);
  const sizes = Int32Array.from(orders, (order) => order.length);
  const ways = new Ways(graph, orders);
  for (let round = 0, moved = 1; round < ROUNDS && moved > 0; round++) {
    moved = 0;
    for (let stop = 0; stop < labels.length; stop++) {
      const own = labels[stop] ?? 0;
      if ((sizes[own] ?? 0) < 2) continue;
      const weight = town.minutes[stop] ?? 0;
      const saved = ways.saved(stop) - LEAST_GAIN;
      let [best, gain] = [null as { behind: number; before: number; other: number } | null, 0];
      for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++) {
        const end = graph.ends[slot] ?? 0;
        const other = labels[end] ?? 0;
        if (other === own || graph.dear[slot] !== 0) continue;
        for (const [behind, before] of [
          [end, ways.after(end)],
          [ways.ahead(end), end],
        ] as const) {
          const here = saved - ways.added(stop, behind, before);
          if (here > gain) [best, gain] = [{ behind, before, other }, here];
        }
      }
      if (best === null || !isNoLessEven(minutes, own, best.other, weight, aim)) continue;
      if (!holdsWithout(graph, labels, stop)) continue;
      ways.move(stop, best.behind, best.before);
      labels[stop] = best.other;
      minutes[own] = (minutes[own] ?? 0) - weight;
      minutes[best.other] = (minutes[best.other] ?? 0) + weight;
      sizes[own] = (sizes[own] ?? 0) - 1;
      sizes[best.other] = (sizes[best.other] ?? 0) + 1;
      moved++;
    }
  }
  return ways.orders(labels, count);
}

function isNoLessEven(minutes: Float64Array, own: number, other: number, weight: number, aim: Aim): boolean {
  const cost = (district: number, change: number) => unfairness((minutes[district] ?? 0) + change, 1, aim);
  return cost(own, -weight) + cost(other, weight) <= cost(own, 0) + cost(other, 0);
}

/** Whether the stop's neighbours in its district reach each other without it. */
function holdsWithout(graph: WalkingGraph, labels: Int32Array, stop: number): boolean {
  const own = labels[stop];
  const kin = (of: number) => {
    const found: number[] = [];
    for (let slot = graph.offsets[of] ?? 0; slot < (graph.offsets[of + 1] ?? 0); slot++) {
      const end = graph.ends[slot] ?? 0;
      if (graph.dear[slot] === 0 && labels[end] === own && end !== stop) found.push(end);
    }
    return found;
  };
  const [first, ...others] = kin(stop);
  if (first === undefined) return true;
  const left = new Set(others);
  const seen = new Set([first]);
  for (const at of seen) {
    if (left.size === 0) return true;
    if (seen.size > MOST_LOOKED_AT) return false;
    for (const end of kin(at)) {
      left.delete(end);
      seen.add(end);
    }
  }
  return left.size === 0;
}

const NOTHING = -1;

/** The orders as links from stop to stop, open at both ends. */
class Ways {
  readonly #graph: WalkingGraph;
  readonly #ahead: Int32Array;
  readonly #after: Int32Array;

  constructor(graph: WalkingGraph, orders: readonly (readonly number[])[]) {
    this.#graph = graph;
    this.#ahead = new Int32Array(graph.size).fill(NOTHING);
    this.#after = new Int32Array(graph.size).fill(NOTHING);
    for (const order of orders) order.forEach((stop, at) => this.#link(order[at - 1] ?? NOTHING, stop));
  }

  ahead(stop: number): number {
    return this.#ahead[stop] ?? NOTHING;
  }

  after(stop: number): number {
    return this.#after[stop] ?? NOTHING;
  }

  /** Metres that the order is shorter without the stop. */
  saved(stop: number): number {
    return this.added(stop, this.ahead(stop), this.after(stop));
  }

  /** Metres that the stop adds between two that follow one another; one of them may be nothing. */
  added(stop: number, behind: number, before: number): number {
    return this.#metres(behind, stop) + this.#metres(stop, before) - this.#metres(behind, before);
  }

  move(stop: number, behind: number, before: number): void {
    this.#link(this.ahead(stop), this.after(stop));
    this.#link(behind, stop);
    this.#link(stop, before);
  }

  orders(labels: Int32Array, count: number): number[][] {
    const orders: number[][] = Array.from({ length: count }, () => []);
    this.#ahead.forEach((ahead, first) => {
      if (ahead !== NOTHING) return;
      const order = orders[labels[first] ?? 0];
      for (let stop = first; stop !== NOTHING; stop = this.after(stop)) order?.push(stop);
    });
    return orders;
  }

  #link(behind: number, before: number): void {
    if (behind !== NOTHING) this.#after[behind] = before;
    if (before !== NOTHING) this.#ahead[before] = behind;
  }

  #metres(one: number, other: number): number {
    if (one === NOTHING || other === NOTHING) return 0;
    const { x, y } = this.#graph;
    return Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0));
  }
}
