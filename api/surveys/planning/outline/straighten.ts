import FlatQueue from 'flatqueue';
import Flatbush from 'flatbush';
import type { Border } from './border.ts';

/** A corner may go when the border moves by less than this, metres: less than a line on a printed map tells. */
const TOLERANCE = 12;

/**
 * Which corners of the borders can go so that the borders become straight enough to print: those whose triangle with
 * their neighbours holds neither a stop nor another corner, so that no stop changes its owner and no borders cross;
 * least first. Corners where three owners meet stay. Both owners of a border see the same corners go.
 */
export function straighten(border: Border, stopX: Float64Array, stopY: Float64Array): ReadonlySet<number> {
  const { cornerX, cornerY } = border;
  const beside = cornersBeside(border);
  const kept = new Set(beside.keys());
  const corners = Int32Array.from(kept);
  if (corners.length === 0) return kept;
  const stops = pointIndex(stopX, stopY);
  const others = pointIndex(
    Float64Array.from(corners, (at) => cornerX[at] ?? 0),
    Float64Array.from(corners, (at) => cornerY[at] ?? 0),
  );
  const placeOf = (at: number) => [cornerX[at] ?? 0, cornerY[at] ?? 0] as const;
  const offence = (at: number): number => {
    const [one, other] = [...(beside.get(at) ?? [])];
    return one === undefined || other === undefined
      ? 0
      : distanceToLine(placeOf(at), placeOf(one), placeOf(other));
  };
  const queue = new FlatQueue();
  for (const at of corners) if (beside.get(at)?.size === 2) queue.push(at, offence(at));
  while (queue.length > 0) {
    const said = queue.peekValue() ?? 0;
    const at = queue.pop() ?? 0;
    const [one, other] = [...(beside.get(at) ?? [])];
    if (one === undefined || other === undefined || said > TOLERANCE || !kept.has(at)) continue;
    if (Math.abs(said - offence(at)) > 1e-9) continue;
    if (beside.get(one)?.has(other) === true) continue;
    const triangle = [placeOf(one), placeOf(at), placeOf(other)] as const;
    const holds = (
      index: Flatbush | null,
      x: (found: number) => readonly [number, number],
      isOut: (found: number) => boolean,
    ) =>
      index !== null &&
      within(index, triangle).some((found) => !isOut(found) && isInside(x(found), triangle));
    if (
      holds(
        stops,
        (found) => [stopX[found] ?? 0, stopY[found] ?? 0],
        () => false,
      )
    )
      continue;
    const isOwn = (found: number) => {
      const corner = corners[found] ?? 0;
      return !kept.has(corner) || corner === one || corner === at || corner === other;
    };
    if (holds(others, (found) => placeOf(corners[found] ?? 0), isOwn)) continue;
    kept.delete(at);
    beside.get(one)?.delete(at);
    beside.get(one)?.add(other);
    beside.get(other)?.delete(at);
    beside.get(other)?.add(one);
    for (const near of [one, other]) if (beside.get(near)?.size === 2) queue.push(near, offence(near));
  }
  return kept;
}

function cornersBeside({ rings }: Border): Map<number, Set<number>> {
  const beside = new Map<number, Set<number>>();
  const join = (one: number, other: number) => {
    const known = beside.get(one);
    if (known === undefined) beside.set(one, new Set([other]));
    else known.add(other);
  };
  for (const own of rings.values())
    for (const ring of own)
      ring.forEach((corner, at) => {
        const next = ring[(at + 1) % ring.length] ?? corner;
        if (next === corner) return;
        join(corner, next);
        join(next, corner);
      });
  return beside;
}

type Point = readonly [x: number, y: number];
type Triangle = readonly [Point, Point, Point];

function pointIndex(x: Float64Array, y: Float64Array): Flatbush | null {
  if (x.length === 0) return null;
  const index = new Flatbush(x.length);
  x.forEach((east, at) => index.add(east, y[at] ?? 0));
  index.finish();
  return index;
}

function within(index: Flatbush, [a, b, c]: Triangle): number[] {
  return index.search(
    Math.min(a[0], b[0], c[0]),
    Math.min(a[1], b[1], c[1]),
    Math.max(a[0], b[0], c[0]),
    Math.max(a[1], b[1], c[1]),
  );
}

/** Whether a point lies in a triangle or on its edge. */
function isInside(point: Point, [a, b, c]: Triangle): boolean {
  const [one, two, three] = [turn(a, b, point), turn(b, c, point), turn(c, a, point)];
  return (one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0);
}

function turn([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

function distanceToLine(point: Point, from: Point, to: Point): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return Math.hypot(point[0] - from[0], point[1] - from[1]);
  return Math.abs(turn(from, to, point)) / length;
}
