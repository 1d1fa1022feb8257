import type { WalkingGraph } from './walking-graph.ts';

export interface Parts {
  /** Part of each stop, numbered from 0 in the order of their first stops. */
  readonly of: Int32Array;
  readonly count: number;
}

/** The connected parts over edges that are walked, each within one label; without labels, of the whole graph. */
export function connectedParts(graph: WalkingGraph, labels?: ArrayLike<number>): Parts {
  const of = new Int32Array(graph.size).fill(-1);
  const open: number[] = [];
  let count = 0;
  for (let first = 0; first < graph.size; first++) {
    if (of[first] !== -1) continue;
    of[first] = count;
    open.push(first);
    for (let stop = open.pop(); stop !== undefined; stop = open.pop()) {
      for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++) {
        const end = graph.ends[slot] ?? 0;
        if (graph.dear[slot] === 1 || of[end] !== -1 || labels?.[end] !== labels?.[stop]) continue;
        of[end] = count;
        open.push(end);
      }
    }
    count++;
  }
  return { of, count };
}
