// Building outlines on a lot, in the frame of its street front: x along the street, y away from it.
import { areaOf, isInside, leftOf, nth, shift } from './geometry.ts';
import type { Xy } from './geometry.ts';
import { directionOf } from './lots.ts';
import type { Lot } from './lots.ts';

/** A rectangle in the frame of the front, optionally with a corner cut out of it. */
export interface Shape {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly notch?: { readonly corner: 0 | 1 | 2 | 3; readonly width: number; readonly depth: number };
}

export interface LotFrame {
  readonly origin: Xy;
  readonly along: Xy;
  readonly inward: Xy;
  /** outline of the lot in the frame */
  readonly ring: readonly Xy[];
  /** how deep the lot is behind its front */
  readonly depth: number;
  readonly front: number;
}

export function frameOf(lot: Lot): LotFrame {
  const along = directionOf(lot.front);
  const inward = leftOf(along);
  const origin = lot.front.from;
  const ring = lot.patch.points.map((point): Xy => {
    const [dx, dy] = [point[0] - origin[0], point[1] - origin[1]];
    return [dx * along[0] + dy * along[1], dx * inward[0] + dy * inward[1]];
  });
  return { origin, along, inward, ring, depth: depthAt(ring, lot.front.length / 2), front: lot.front.length };
}

/** How far the lot reaches straight behind a place of its front. */
function depthAt(ring: readonly Xy[], x: number): number {
  let depth = 0;
  ring.forEach((a, at) => {
    const b = nth(ring, at + 1);
    if (a[0] > x === b[0] > x) return;
    depth = Math.max(depth, a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0]));
  });
  return depth;
}

/** The room between the sides of a lot from y0 to y1, least and greatest x; null where there is none. */
export function roomBetween(frame: LotFrame, y0: number, y1: number): readonly [number, number] | null {
  let [low, high] = [-Infinity, Infinity];
  for (const y of [y0, (y0 + y1) / 2, y1]) {
    const crossings: number[] = [];
    frame.ring.forEach((a, at) => {
      const b = nth(frame.ring, at + 1);
      if (a[1] > y === b[1] > y) return;
      crossings.push(a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]));
    });
    crossings.sort((p, q) => p - q);
    let widest: readonly [number, number] | null = null;
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [nth(crossings, at), nth(crossings, at + 1)];
      if (!widest || to - from > widest[1] - widest[0]) widest = [from, to];
    }
    if (!widest) return null;
    low = Math.max(low, widest[0]);
    high = Math.min(high, widest[1]);
  }
  return high > low ? [low, high] : null;
}

/** The ring of a shape on the ground, or null when it does not lie inside the lot. */
export function placed(frame: LotFrame, shape: Shape): readonly Xy[] | null {
  const { x0, x1, y0, y1 } = shape;
  const corners: Xy[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  const local = shape.notch ? notched(corners, shape.notch) : corners;
  if (!corners.every((corner) => isInside(corner, frame.ring))) return null;
  // A corner of a hollow lot may poke into the box from outside.
  if (frame.ring.some(([x, y]) => x > x0 && x < x1 && y > y0 && y < y1)) return null;
  const ring = local.map((at) => shift(shift(frame.origin, frame.along, at[0]), frame.inward, at[1]));
  return areaOf(ring) > 4 ? ring : null;
}

function notched(corners: readonly Xy[], notch: NonNullable<Shape['notch']>): Xy[] {
  const corner = nth(corners, notch.corner);
  const before = nth(corners, notch.corner - 1);
  const after = nth(corners, notch.corner + 1);
  const towards = (from: Xy, to: Xy): Xy => {
    const along = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) ? notch.width : notch.depth;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return [from[0] + ((to[0] - from[0]) / length) * along, from[1] + ((to[1] - from[1]) / length) * along];
  };
  const a = towards(corner, before);
  const b = towards(corner, after);
  const inner: Xy = [a[0] + b[0] - corner[0], a[1] + b[1] - corner[1]];
  return corners.flatMap((point, at) => (at === notch.corner ? [a, inner, b] : [point]));
}
