import { delaunayEdges } from '../graph/triangulate.ts';
import { groups } from '../graph/groups.ts';

export interface SpanningTree {
  /** Straight metres of the shortest tree that connects all places: no open path through them is shorter. */
  readonly metres: number;
  /** Half the metres of the tree's edges at each place: what each place adds to the way. */
  readonly at: Float64Array;
}

/** The Euclidean minimum spanning tree, found among the Delaunay edges (Kruskal). */
export function spanningTree(x: Float64Array, y: Float64Array): SpanningTree {
  const pairs = delaunayEdges(x, y);
  const lengths = Float64Array.from({ length: pairs.length / 2 }, (_, edge) => {
    const [a, b] = [pairs[2 * edge] ?? 0, pairs[2 * edge + 1] ?? 0];
    return Math.hypot((x[b] ?? 0) - (x[a] ?? 0), (y[b] ?? 0) - (y[a] ?? 0));
  });
  const order = Int32Array.from(lengths.keys()).sort(
    (a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b,
  );
  const tree = treeOf(x.length, order, pairs);
  const at = new Float64Array(x.length);
  let metres = 0;
  for (const edge of tree) {
    const length = lengths[edge] ?? 0;
    metres += length;
    for (const end of [pairs[2 * edge] ?? 0, pairs[2 * edge + 1] ?? 0]) at[end] = (at[end] ?? 0) + length / 2;
  }
  return { metres, at };
}

function treeOf(size: number, order: Int32Array, pairs: Int32Array): number[] {
  const joined = groups(size);
  return [...order].filter((edge) => joined.join(pairs[2 * edge] ?? 0, pairs[2 * edge + 1] ?? 0));
}
