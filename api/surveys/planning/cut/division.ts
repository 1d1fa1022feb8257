import type { WalkingGraph } from '../graph/walking-graph.ts';
import type { Region } from './region.ts';

/** A division that is being improved: who has which stops, and who lies next to whom. */
export interface Division {
  readonly town: Region;
  /** District of each stop; changes while improving. */
  readonly labels: Int32Array;
  readonly count: number;
}

/** The stops of each district, ascending. */
export function membersOf(labels: ArrayLike<number>, count: number): Int32Array[] {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (let stop = 0; stop < labels.length; stop++) members[labels[stop] ?? 0]?.push(stop);
  return members.map((stops) => Int32Array.from(stops));
}

export function minutesOf({ town, labels, count }: Division): Float64Array {
  const minutes = new Float64Array(count);
  labels.forEach((label, stop) => (minutes[label] = (minutes[label] ?? 0) + (town.minutes[stop] ?? 0)));
  return minutes;
}

/** The districts that touch each district by an edge of any kind, ascending. */
export function neighboursOf(graph: WalkingGraph, labels: ArrayLike<number>, count: number): number[][] {
  const touching = Array.from({ length: count }, () => new Set<number>());
  for (let stop = 0; stop < graph.size; stop++)
    for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++) {
      const [one, other] = [labels[stop] ?? 0, labels[graph.ends[slot] ?? 0] ?? 0];
      if (one !== other) touching[one]?.add(other);
    }
  return touching.map((set) => [...set].sort((a, b) => a - b));
}

/** The stops of two lists, ascending. */
export function together(one: Int32Array, other: Int32Array): Int32Array {
  const both = new Int32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both.sort();
}
