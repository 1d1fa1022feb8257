// True outlines, kept compact: a ward has a hundred thousand of them.
import type { LocalPlane } from '../people/local-plane.ts';
import { readFeatures, readTable } from './open-files.ts';
import type { Sources } from './find-sources.ts';
import type { Bounds } from './read-surroundings.ts';

export interface Footprints {
  readonly count: number;
  /** plane coordinates x, y of all outlines one after another, not closed, counter-clockwise */
  readonly xy: Float64Array;
  /** outline i runs over vertices starts[i] to starts[i + 1] */
  readonly starts: Uint32Array;
  readonly area: Float32Array;
  readonly height: Float32Array;
  /** A31a rank that the source gives each building for the planned rain; null where it gives none */
  readonly floodRank: Uint8Array | null;
}

const USUAL_HEIGHT = 7;
/** Houses stand behind their points: degrees, about 150 m. */
const MARGIN = 0.0015;

/** Outlines of other towns that lie in the same folder, well outside `bounds`, are left out. */
export async function readFootprints(
  sources: Sources,
  plane: LocalPlane,
  [west, south, east, north]: Bounds,
): Promise<Footprints> {
  const xy: number[] = [];
  const starts: number[] = [0];
  const area: number[] = [];
  const height: number[] = [];
  const ids = new Map<string, number>();
  for (const path of sources.footprints)
    for await (const feature of readFeatures(path)) {
      const [polygon] = feature.polygons;
      const [ring] = polygon ?? [];
      const [corner] = ring ?? [];
      if (ring === undefined || corner === undefined || ring.length < 4) continue;
      if (corner[0] < west - MARGIN || corner[0] > east + MARGIN) continue;
      if (corner[1] < south - MARGIN || corner[1] > north + MARGIN) continue;
      const places = ring.slice(0, -1).map((position) => plane.toPlane(position));
      const signed = signedArea(places);
      for (const [x, y] of signed < 0 ? places.toReversed() : places) xy.push(x, y);
      ids.set(feature.text('id'), area.length);
      starts.push(xy.length / 2);
      area.push(Math.abs(signed));
      height.push(Number(feature.text('height_m') || feature.text('measuredHeight')) || USUAL_HEIGHT);
    }
  return {
    count: area.length,
    xy: Float64Array.from(xy),
    starts: Uint32Array.from(starts),
    area: Float32Array.from(area),
    height: Float32Array.from(height),
    floodRank: await readRanks(sources, ids),
  };
}

async function readRanks(sources: Sources, ids: ReadonlyMap<string, number>): Promise<Uint8Array | null> {
  if (sources.footprint_depths.length === 0) return null;
  const ranks = new Uint8Array(ids.size);
  for (const path of sources.footprint_depths)
    for await (const cell of readTable(path)) {
      // L1 is the rain that defences are planned for, L2 the largest that is thinkable.
      const at = ids.get(cell('building_id'));
      if (at === undefined || cell('scale') !== 'L1') continue;
      ranks[at] = Math.max(ranks[at] ?? 0, Math.min(6, Number(cell('rank')) || 0));
    }
  return ranks;
}

function signedArea(places: readonly (readonly [number, number])[]): number {
  let sum = 0;
  let last = places.at(-1);
  for (const place of places) {
    if (last !== undefined) sum += last[0] * place[1] - place[0] * last[1];
    last = place;
  }
  return sum / 2;
}

/** Plane coordinates of one outline, not closed. */
export function cornersAt({ xy, starts }: Footprints, at: number): (readonly [x: number, y: number])[] {
  const from = starts[at] ?? 0;
  const until = starts[at + 1] ?? from;
  return Array.from({ length: until - from }, (_, vertex) => {
    const place = (from + vertex) * 2;
    return [xy[place] ?? 0, xy[place + 1] ?? 0] as const;
  });
}

/** Metres from a point to an outline; 0 inside. */
export function metresTo(footprints: Footprints, at: number, x: number, y: number): number {
  const { xy, starts } = footprints;
  const from = (starts[at] ?? 0) * 2;
  const until = (starts[at + 1] ?? 0) * 2;
  let inside = false;
  let least = Infinity;
  let [lastX, lastY] = [xy[until - 2] ?? 0, xy[until - 1] ?? 0];
  for (let place = from; place < until; place += 2) {
    const [nextX, nextY] = [xy[place] ?? 0, xy[place + 1] ?? 0];
    if (nextY > y !== lastY > y && x < ((lastX - nextX) * (y - nextY)) / (lastY - nextY) + nextX)
      inside = !inside;
    const [dx, dy] = [nextX - lastX, nextY - lastY];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - lastX) * dx + (y - lastY) * dy) / square));
    least = Math.min(least, Math.hypot(x - lastX - dx * share, y - lastY - dy * share));
    lastX = nextX;
    lastY = nextY;
  }
  return inside ? 0 : least;
}

export function centreOf(corners: readonly (readonly [number, number])[]): readonly [number, number] {
  const [origin] = corners;
  if (origin === undefined) throw new RangeError('an outline has corners');
  let [x, y, sum] = [0, 0, 0];
  let last = corners.at(-1) ?? origin;
  for (const corner of corners) {
    const [ax, ay] = [last[0] - origin[0], last[1] - origin[1]];
    const [bx, by] = [corner[0] - origin[0], corner[1] - origin[1]];
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    sum += cross;
    last = corner;
  }
  return sum === 0 ? origin : [origin[0] + x / (3 * sum), origin[1] + y / (3 * sum)];
}
