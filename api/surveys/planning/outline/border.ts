import Delaunator from 'delaunator';

/** The borders between owners of places, as rings over numbered corners. */
export interface Border {
  readonly cornerX: Float64Array;
  readonly cornerY: Float64Array;
  /** Rings of corners per owner, the owner on the same side all along. */
  readonly rings: ReadonlyMap<number, number[][]>;
}

/**
 * The borders of the merged Voronoi cells of each owner. Owner -1 is nobody and must close everybody else in. Within a
 * triangle of places an owner's border passes once at most, so that rings follow from the triangles without doubt.
 */
export function bordersOf(x: Float64Array, y: Float64Array, owners: Int32Array): Border {
  const coordinates = new Float64Array(2 * x.length);
  x.forEach((east, at) => coordinates.set([east, y[at] ?? 0], 2 * at));
  const { triangles, halfedges } = new Delaunator(coordinates);
  const count = triangles.length / 3;
  const cornerX = new Float64Array(count);
  const cornerY = new Float64Array(count);
  for (let triangle = 0; triangle < count; triangle++) {
    const [a, b, c] = [0, 1, 2].map((side) => triangles[3 * triangle + side] ?? 0);
    const [px, py] = circumcentre(x, y, a ?? 0, b ?? 0, c ?? 0);
    cornerX[triangle] = px;
    cornerY[triangle] = py;
  }
  const next = new Map<number, Map<number, number>>();
  for (let edge = 0; edge < triangles.length; edge++) {
    const twin = halfedges[edge] ?? -1;
    const end = edge % 3 === 2 ? edge - 2 : edge + 1;
    const [owner, other] = [owners[triangles[edge] ?? 0] ?? -1, owners[triangles[end] ?? 0] ?? -1];
    if (owner === other || owner === -1 || twin === -1) continue;
    const steps = next.get(owner);
    const [from, to] = [Math.floor(edge / 3), Math.floor(twin / 3)];
    if (steps === undefined) next.set(owner, new Map([[from, to]]));
    else steps.set(from, to);
  }
  return {
    cornerX,
    cornerY,
    rings: new Map([...next].map(([owner, steps]) => [owner, ringsOf(steps)])),
  };
}

function ringsOf(steps: ReadonlyMap<number, number>): number[][] {
  const seen = new Set<number>();
  const rings: number[][] = [];
  for (const first of steps.keys()) {
    if (seen.has(first)) continue;
    const ring: number[] = [];
    for (let at: number | undefined = first; at !== undefined && !seen.has(at); at = steps.get(at)) {
      seen.add(at);
      ring.push(at);
    }
    rings.push(ring);
  }
  return rings;
}

function circumcentre(x: Float64Array, y: Float64Array, a: number, b: number, c: number): [number, number] {
  const [ax, ay] = [x[a] ?? 0, y[a] ?? 0];
  const [dx, dy] = [(x[b] ?? 0) - ax, (y[b] ?? 0) - ay];
  const [ex, ey] = [(x[c] ?? 0) - ax, (y[c] ?? 0) - ay];
  const twice = 2 * (dx * ey - dy * ex);
  if (Math.abs(twice) < 1e-9) return [ax + (dx + ex) / 3, ay + (dy + ey) / 3];
  const [d, e] = [dx * dx + dy * dy, ex * ex + ey * ey];
  return [ax + (ey * d - dy * e) / twice, ay + (dx * e - ex * d) / twice];
}
