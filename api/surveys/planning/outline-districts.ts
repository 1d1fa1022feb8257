import { bordersOf } from './outline/border.ts';
import type { Border } from './outline/border.ts';
import { straighten } from './outline/straighten.ts';
import { surroundings } from './outline/surroundings.ts';
import type { Assignment, OutlinePolygon, Place, Stop } from './plan-problem.ts';

/**
 * Outlines of districts by key, in metres, that hold exactly their own stops, do not overlap, share their borders point
 * by point, and end some tens of metres beyond the outermost stops: Voronoi cells merged by district, straightened. A
 * district may have several polygons. Of stops at one and the same place the first counts; stops without a district
 * have no outline, and nobody else's covers them.
 */
export function outlineDistricts(
  all: readonly Pick<Stop, 'id' | 'x' | 'y'>[],
  assignment: Assignment,
): Map<string, OutlinePolygon[]> {
  const stops = [...new Map(all.toReversed().map((stop) => [`${stop.x} ${stop.y}`, stop])).values()];
  const keys = [...new Set(stops.flatMap(({ id }) => assignment.get(id) ?? []))].sort();
  const numberOf = new Map(keys.map((key, at) => [key, at]));
  const stopX = Float64Array.from(stops, (stop) => stop.x);
  const stopY = Float64Array.from(stops, (stop) => stop.y);
  const around = surroundings(stopX, stopY);
  const owners = new Int32Array(stops.length + around.x.length).fill(-1);
  stops.forEach(({ id }, at) => (owners[at] = numberOf.get(assignment.get(id) ?? '') ?? -1));
  const border = bordersOf(
    Float64Array.from([...stopX, ...around.x]),
    Float64Array.from([...stopY, ...around.y]),
    owners,
  );
  const kept = straighten(border, stopX, stopY);
  return new Map(keys.map((key, at) => [key, polygonsOf(border, border.rings.get(at) ?? [], kept)]));
}

/** Outer rings with the holes that lie in them; outer rings counter-clockwise, holes clockwise. */
function polygonsOf(
  { cornerX, cornerY }: Border,
  rings: readonly (readonly number[])[],
  kept: ReadonlySet<number>,
): OutlinePolygon[] {
  const closed = rings.flatMap((ring) => {
    const places = ring.filter((at) => kept.has(at)).map((at): Place => [cornerX[at] ?? 0, cornerY[at] ?? 0]);
    const distinct = places.filter(([x, y], at) => {
      const before = places[at === 0 ? places.length - 1 : at - 1];
      return before === undefined || before[0] !== x || before[1] !== y;
    });
    const first = distinct[0];
    return first === undefined || distinct.length < 3 ? [] : [[...distinct, first]];
  });
  const sign = Math.sign(closed.reduce((sum, ring) => sum + signedArea(ring), 0));
  const outer = closed.filter((ring) => signedArea(ring) * sign > 0);
  const holes = closed.filter((ring) => signedArea(ring) * sign <= 0);
  const turned = (ring: Place[]) => (sign < 0 ? ring.toReversed() : ring);
  const owns = outer.map((ring) => [turned(ring)]);
  for (const hole of holes) {
    const [at] = outer.flatMap((ring, index) => (holds(ring, hole) ? [index] : []));
    if (at !== undefined) owns[at]?.push(turned(hole));
  }
  return owns;
}

/** Twice the area; above 0 for rings that run counter-clockwise. */
function signedArea(ring: readonly Place[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[at + 1] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function holds(ring: readonly Place[], hole: readonly Place[]): boolean {
  return hole.some((place) => isWithin(ring, place));
}

/** Whether a place lies in a ring (even-odd rule). */
export function isWithin(ring: readonly Place[], [x, y]: Place): boolean {
  let inside = false;
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[at + 1] ?? [ax, ay];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  });
  return inside;
}
