import { groups } from '../graph/groups.ts';
import { WAY_ROUND } from '../graph/walking-graph.ts';
import type { WalkingGraph } from '../graph/walking-graph.ts';

/** The edges of a graph, shortest first: pairs of stops one behind the other. */
export interface SortedEdges {
  readonly pairs: Int32Array;
  readonly metres: Float64Array;
}

export function sortedEdges(graph: WalkingGraph): SortedEdges {
  const slots: number[] = [];
  const from: number[] = [];
  for (let stop = 0; stop < graph.size; stop++)
    for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++)
      if ((graph.ends[slot] ?? 0) > stop) {
        slots.push(slot);
        from.push(stop);
      }
  const metres = Float64Array.from(slots, (slot) => graph.costs[slot] ?? 0);
  const order = Int32Array.from(slots.keys()).sort((a, b) => (metres[a] ?? 0) - (metres[b] ?? 0) || a - b);
  const pairs = new Int32Array(2 * order.length);
  order.forEach((edge, at) => {
    pairs[2 * at] = from[edge] ?? 0;
    pairs[2 * at + 1] = graph.ends[slots[edge] ?? 0] ?? 0;
  });
  return { pairs, metres: metres.map((_, at) => metres[order[at] ?? 0] ?? 0) };
}

/**
 * What walking through each side takes, in metres: the shortest trees over their own edges; dear edges, and parts that no
 * edge ties to their side, with a way round. An order of visits is about a tenth longer than its tree.
 */
export function walkingCost({ pairs, metres }: SortedEdges, sides: Uint8Array): number {
  const joined = groups(sides.length);
  let total = 0;
  for (let at = 0; at < metres.length; at++) {
    const [one, other] = [pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0];
    if (sides[one] === sides[other] && joined.join(one, other)) total += metres[at] ?? 0;
  }
  return total + Math.max(0, joined.count() - 2) * 2 * WAY_ROUND;
}
