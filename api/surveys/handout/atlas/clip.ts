// Cuts lines and areas to a rectangle, so that a sheet holds what it shows and not the whole coast.
import type { Parts, PlacePoint } from '../district-handout.ts';

export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function extentOf(points: Iterable<PlacePoint>): Extent {
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of points) {
    extent.west = Math.min(extent.west, x);
    extent.east = Math.max(extent.east, x);
    extent.south = Math.min(extent.south, y);
    extent.north = Math.max(extent.north, y);
  }
  return extent;
}

export function widen(extent: Extent, by: number): Extent {
  return {
    west: extent.west - by,
    south: extent.south - by,
    east: extent.east + by,
    north: extent.north + by,
  };
}

export function contains({ west, south, east, north }: Extent, [x, y]: PlacePoint): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function meet(one: Extent, other: Extent): boolean {
  return (
    one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south
  );
}

/** Pieces of lines inside (Liang and Barsky, segment by segment). */
export function clipLines(lines: Parts, extent: Extent): PlacePoint[][] {
  return lines
    .filter((line) => meet(extentOf(line), extent))
    .flatMap((line) => {
      const pieces: PlacePoint[][] = [];
      for (let at = 1; at < line.length; at += 1) {
        const from = line[at - 1];
        const to = line[at];
        const part = from && to && clipSegment(from, to, extent);
        if (!part) continue;
        const last = pieces.at(-1);
        if (last && isSame(last.at(-1), part[0])) last.push(part[1]);
        else pieces.push([...part]);
      }
      return pieces;
    });
}

function isSame(one: PlacePoint | undefined, other: PlacePoint): boolean {
  return one !== undefined && one[0] === other[0] && one[1] === other[1];
}

function clipSegment(from: PlacePoint, to: PlacePoint, box: Extent): [PlacePoint, PlacePoint] | undefined {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  let start = 0;
  let end = 1;
  for (const [step, room] of [
    [-dx, from[0] - box.west],
    [dx, box.east - from[0]],
    [-dy, from[1] - box.south],
    [dy, box.north - from[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return undefined;
    } else if (step < 0) start = Math.max(start, room / step);
    else end = Math.min(end, room / step);
  }
  if (start > end) return undefined;
  return [
    start === 0 ? from : [from[0] + start * dx, from[1] + start * dy],
    end === 1 ? to : [from[0] + end * dx, from[1] + end * dy],
  ];
}

/** Areas inside (Sutherland and Hodgman, ring by ring; holes stay holes under the even-odd rule). */
export function clipRings(rings: Parts, extent: Extent): PlacePoint[][] {
  return rings
    .filter((ring) => meet(extentOf(ring), extent))
    .map((ring) => clipRing(ring, extent))
    .filter((ring) => ring.length > 2);
}

function clipRing(ring: readonly PlacePoint[], { west, south, east, north }: Extent): PlacePoint[] {
  const atX =
    (x: number) =>
    (a: PlacePoint, b: PlacePoint): PlacePoint => [x, a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0])];
  const atY =
    (y: number) =>
    (a: PlacePoint, b: PlacePoint): PlacePoint => [a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]), y];
  let rest = [...ring];
  rest = cutBy(rest, ([x]) => x >= west, atX(west));
  rest = cutBy(rest, ([x]) => x <= east, atX(east));
  rest = cutBy(rest, ([, y]) => y >= south, atY(south));
  return cutBy(rest, ([, y]) => y <= north, atY(north));
}

function cutBy(
  ring: readonly PlacePoint[],
  isInside: (point: PlacePoint) => boolean,
  cross: (from: PlacePoint, to: PlacePoint) => PlacePoint,
): PlacePoint[] {
  return ring.flatMap((point, at) => {
    const before = ring.at(at - 1);
    if (!before) return [];
    const crossing = isInside(before) === isInside(point) ? [] : [cross(before, point)];
    return isInside(point) ? [...crossing, point] : crossing;
  });
}
