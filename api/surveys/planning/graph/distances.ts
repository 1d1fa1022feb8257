import FlatQueue from 'flatqueue';
import type { WalkingGraph } from './walking-graph.ts';

/** Metres of the shortest way from the nearest of some stops to every stop (Dijkstra); dear edges with their way round. */
export function distancesFrom(graph: WalkingGraph, sources: Iterable<number>): Float64Array {
  const distances = new Float64Array(graph.size).fill(Number.POSITIVE_INFINITY);
  const queue = new FlatQueue();
  for (const source of sources) {
    distances[source] = 0;
    queue.push(source, 0);
  }
  while (queue.length > 0) {
    const reached = queue.peekValue() ?? 0;
    const stop = queue.pop() ?? 0;
    if (reached > (distances[stop] ?? 0)) continue;
    for (let slot = graph.offsets[stop] ?? 0; slot < (graph.offsets[stop + 1] ?? 0); slot++) {
      const end = graph.ends[slot] ?? 0;
      const distance = reached + (graph.costs[slot] ?? 0);
      if (distance >= (distances[end] ?? 0)) continue;
      distances[end] = distance;
      queue.push(end, distance);
    }
  }
  return distances;
}
