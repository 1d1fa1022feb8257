import Flatbush from 'flatbush';
import type { Barrier, Place } from '../plan-problem.ts';

/** Whether the straight way from one place to another meets a barrier; touching counts. */
export type Crosses = (fromX: number, fromY: number, toX: number, toY: number) => boolean;

export function indexBarriers(barriers: readonly Barrier[]): Crosses {
  const known = indexes.get(barriers);
  if (known !== undefined) return known;
  const index = makeIndex(barriers);
  indexes.set(barriers, index);
  return index;
}

/** The same list of barriers is asked about again and again. */
const indexes = new WeakMap<readonly Barrier[], Crosses>();

function makeIndex(barriers: readonly Barrier[]): Crosses {
  const segments = barriers.flatMap(({ line }) => segmentsOf(line));
  if (segments.length === 0) return () => false;
  const index = new Flatbush(segments.length);
  for (const [[ax, ay], [bx, by]] of segments)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  return (fromX, fromY, toX, toY) => {
    const box = [
      Math.min(fromX, toX),
      Math.min(fromY, toY),
      Math.max(fromX, toX),
      Math.max(fromY, toY),
    ] as const;
    const from = [fromX, fromY] as const;
    const to = [toX, toY] as const;
    return index.search(...box).some((at) => {
      const segment = segments[at];
      return segment !== undefined && segmentsMeet(from, to, segment[0], segment[1]);
    });
  };
}

function segmentsOf(line: readonly Place[]): (readonly [Place, Place])[] {
  return line.slice(1).flatMap((end, at) => {
    const start = line[at];
    return start === undefined ? [] : [[start, end] as const];
  });
}

/** Whether two segments share a point; exact but for rounding. */
export function segmentsMeet(a: Place, b: Place, c: Place, d: Place): boolean {
  const [aSide, bSide] = [side(c, d, a), side(c, d, b)];
  const [cSide, dSide] = [side(a, b, c), side(a, b, d)];
  return aSide * bSide <= 0 && cSide * dSide <= 0 && boxesMeet(a, b, c, d);
}

/** Which side of the line through a and b the place lies on: the sign of twice the triangle's area. */
function side([ax, ay]: Place, [bx, by]: Place, [x, y]: Place): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}

function boxesMeet([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place, [dx, dy]: Place): boolean {
  return (
    Math.max(ax, bx) >= Math.min(cx, dx) &&
    Math.max(cx, dx) >= Math.min(ax, bx) &&
    Math.max(ay, by) >= Math.min(cy, dy) &&
    Math.max(cy, dy) >= Math.min(ay, by)
  );
}
