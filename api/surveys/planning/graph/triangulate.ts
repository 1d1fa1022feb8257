import Delaunator from 'delaunator';

/**
 * The Delaunay edges of points in the plane, each pair once with the smaller index first, so that every point is
 * connected to every other: points at one place hang together by an edge of no length, points on one line form a chain.
 */
export function delaunayEdges(x: Float64Array, y: Float64Array): Int32Array {
  const { firsts, twins } = tellPlacesApart(x, y);
  const coordinates = new Float64Array(firsts.length * 2);
  firsts.forEach((point, at) => {
    coordinates[2 * at] = x[point] ?? 0;
    coordinates[2 * at + 1] = y[point] ?? 0;
  });
  const edges = [...twins];
  const join = (a: number, b: number) => {
    const [one, other] = [firsts[a] ?? 0, firsts[b] ?? 0];
    edges.push(Math.min(one, other), Math.max(one, other));
  };
  const { triangles, halfedges } = new Delaunator(coordinates);
  if (triangles.length === 0) {
    const chain = firsts.map((_, at) => at).sort((a, b) => alongLine(coordinates, a, b));
    for (let at = 1; at < chain.length; at++) join(chain[at - 1] ?? 0, chain[at] ?? 0);
  }
  const seen = new Uint8Array(firsts.length);
  for (let edge = 0; edge < triangles.length; edge++) {
    const end = edge % 3 === 2 ? edge - 2 : edge + 1;
    const [a, b] = [triangles[edge] ?? 0, triangles[end] ?? 0];
    seen[a] = 1;
    if (edge > (halfedges[edge] ?? -1)) join(a, b);
  }
  // What the triangulation dropped as all but coincident hangs on its neighbour in the order of places.
  if (triangles.length > 0) seen.forEach((met, at) => met === 0 && join(at, at === 0 ? 1 : at - 1));
  return Int32Array.from(edges);
}

/** The first point at each place in the order west to east, and the pairs of each other point there with the first. */
function tellPlacesApart(x: Float64Array, y: Float64Array): { firsts: number[]; twins: number[] } {
  const order = Array.from(x, (_, at) => at).sort(
    (a, b) => (x[a] ?? 0) - (x[b] ?? 0) || (y[a] ?? 0) - (y[b] ?? 0) || a - b,
  );
  const firsts: number[] = [];
  const twins: number[] = [];
  for (const point of order) {
    const last = firsts.at(-1);
    if (last !== undefined && x[last] === x[point] && y[last] === y[point]) twins.push(last, point);
    else firsts.push(point);
  }
  return { firsts, twins };
}

function alongLine(coordinates: Float64Array, a: number, b: number): number {
  return (
    (coordinates[2 * a] ?? 0) - (coordinates[2 * b] ?? 0) ||
    (coordinates[2 * a + 1] ?? 0) - (coordinates[2 * b + 1] ?? 0)
  );
}
