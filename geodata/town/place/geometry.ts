/** A point in metres. */
export type Xy = readonly [x: number, y: number];

/** What runs along an edge of a patch of land. Higher streets carry more traffic. */
export const EDGE = {
  /** another lot of the same block */
  inner: 0,
  /** nothing to drive on: hillside, field, border of the town */
  none: 1,
  river: 2,
  coast: 3,
  rail: 4,
  path: 5,
  lane: 6,
  minor: 7,
  main: 8,
  trunk: 9,
} as const;
export type Edge = (typeof EDGE)[keyof typeof EDGE];

/** Can be driven on. */
export function isStreet(edge: Edge): boolean {
  return edge >= EDGE.path;
}

/** A simple polygon, counter-clockwise, not closed; `edges[i]` lies between `points[i]` and the next point. */
export interface Patch {
  readonly points: readonly Xy[];
  readonly edges: readonly Edge[];
}

/** A straight cut: the point it goes through and its unit direction. */
export interface Cut {
  readonly through: Xy;
  readonly along: Xy;
}

/** The item at a place counted round the list. Throws RangeError on an empty list. */
export function nth<T>(list: readonly T[], index: number): T {
  const found = list[((index % list.length) + list.length) % list.length];
  if (found === undefined) throw new RangeError('empty list');
  return found;
}

export function distance(a: Xy, b: Xy): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function between(a: Xy, b: Xy, share: number): Xy {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

export function shift(point: Xy, direction: Xy, metres: number): Xy {
  return [point[0] + direction[0] * metres, point[1] + direction[1] * metres];
}

/** Unit vector from a to b; east when they are one. */
export function unit(a: Xy, b: Xy): Xy {
  const length = distance(a, b);
  return length < 1e-9 ? [1, 0] : [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

/** A direction turned a quarter to the left. */
export function leftOf(direction: Xy): Xy {
  return [-direction[1], direction[0]];
}

export function turned(direction: Xy, radians: number): Xy {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [direction[0] * cos - direction[1] * sin, direction[0] * sin + direction[1] * cos];
}

/** Square metres, positive for counter-clockwise rings. */
export function areaOf(points: readonly Xy[]): number {
  let sum = 0;
  let last = points.at(-1);
  for (const point of points) {
    if (last) sum += last[0] * point[1] - point[0] * last[1];
    last = point;
  }
  return sum / 2;
}

export function centroidOf(points: readonly Xy[]): Xy {
  let [x, y, sum] = [0, 0, 0];
  const origin = nth(points, 0);
  let last = nth(points, -1);
  for (const point of points) {
    const [ax, ay] = [last[0] - origin[0], last[1] - origin[1]];
    const [bx, by] = [point[0] - origin[0], point[1] - origin[1]];
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    sum += cross;
    last = point;
  }
  return Math.abs(sum) < 1e-9 ? origin : [origin[0] + x / (3 * sum), origin[1] + y / (3 * sum)];
}

export function isInside(point: Xy, ring: readonly Xy[]): boolean {
  let inside = false;
  let last = nth(ring, -1);
  for (const next of ring) {
    if (
      next[1] > point[1] !== last[1] > point[1] &&
      point[0] < ((last[0] - next[0]) * (point[1] - next[1])) / (last[1] - next[1]) + next[0]
    )
      inside = !inside;
    last = next;
  }
  return inside;
}

/** Distance from a point to a segment. */
export function distanceToSegment(point: Xy, a: Xy, b: Xy): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const share =
    square === 0 ? 0 : Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square));
  return Math.hypot(point[0] - a[0] - dx * share, point[1] - a[1] - dy * share);
}

/** Least and greatest reach of points along a direction, measured from an origin. */
export function reach(points: readonly Xy[], origin: Xy, direction: Xy): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const point of points) {
    const at = (point[0] - origin[0]) * direction[0] + (point[1] - origin[1]) * direction[1];
    if (at < low) low = at;
    if (at > high) high = at;
  }
  return [low, high];
}

/** The box of least area that lies along one of the longest edges: `long` its longer direction. */
export interface Box {
  readonly centre: Xy;
  readonly long: Xy;
  readonly length: number;
  readonly width: number;
}

export function boxOf(points: readonly Xy[], candidates = 4): Box {
  const sides = points
    .map((point, at) => ({ at, length: distance(point, nth(points, at + 1)) }))
    .toSorted((a, b) => b.length - a.length || a.at - b.at)
    .slice(0, candidates);
  let best: Box | null = null;
  for (const { at } of sides) {
    const box = boxAlong(points, unit(nth(points, at), nth(points, at + 1)));
    if (!best || box.length * box.width < best.length * best.width - 1e-6) best = box;
  }
  return best ?? boxAlong(points, [1, 0]);
}

export function boxAlong(points: readonly Xy[], along: Xy): Box {
  const origin = nth(points, 0);
  const across = leftOf(along);
  const [a0, a1] = reach(points, origin, along);
  const [b0, b1] = reach(points, origin, across);
  const centre = shift(shift(origin, along, (a0 + a1) / 2), across, (b0 + b1) / 2);
  const [length, width] = [a1 - a0, b1 - b0];
  return length >= width
    ? { centre, long: along, length, width }
    : { centre, long: across, length: width, width: length };
}

/** Puts points on long edges so that none is longer than `step`. */
export function densified(patch: Patch, step: number): Patch {
  const points: Xy[] = [];
  const edges: Edge[] = [];
  patch.points.forEach((point, at) => {
    const next = nth(patch.points, at + 1);
    const parts = Math.max(1, Math.ceil(distance(point, next) / step));
    for (let part = 0; part < parts; part += 1) {
      points.push(between(point, next, part / parts));
      edges.push(nth(patch.edges, at));
    }
  });
  return { points, edges };
}

/** Points of a line from a to b, none farther apart than `step`, both ends included. */
export function steps(a: Xy, b: Xy, step: number): Xy[] {
  const parts = Math.max(1, Math.ceil(distance(a, b) / step));
  return Array.from({ length: parts + 1 }, (_, part) => between(a, b, part / parts));
}

/** Leaves out points that bend the outline by less than `tolerance`, between edges of one kind. */
export function simplified(patch: Patch, tolerance: number): Patch {
  const points: Xy[] = [];
  const edges: Edge[] = [];
  const count = patch.points.length;
  let skipped: Xy[] = [];
  for (let at = 0; at < count; at += 1) {
    const point = nth(patch.points, at);
    const edge = nth(patch.edges, at);
    const from = points.at(-1);
    if (from && edge === nth(patch.edges, at - 1) && at < count) {
      const to = nth(patch.points, at + 1);
      const flat = [...skipped, point].every((p) => distanceToSegment(p, from, to) < tolerance);
      if (flat) {
        skipped.push(point);
        continue;
      }
    }
    points.push(point);
    edges.push(edge);
    skipped = [];
  }
  return points.length >= 3 ? { points, edges } : patch;
}
