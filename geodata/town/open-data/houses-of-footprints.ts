// True outlines with the house numbers that stand before them. "The nearest outline" is right for nine points of ten
// (the others have an outline of their own nearby all the same); outlines without a point of their own share the
// number of the nearest one, as several houses at one number do.
import { Chance } from '../people/chance.ts';
import type { LocalPlane } from '../people/local-plane.ts';
import type { Position } from '../place.ts';
import type { DraftBuilding } from './draft-building.ts';
import { centreOf, cornersAt, metresTo } from './footprints.ts';
import type { Footprints } from './footprints.ts';
import { guessUse } from './guess-use.ts';
import type { TownOfPoints } from './read-areas.ts';

const CELL = 30;
const REACH = 30;
const FARTHEST = 150;
/** Sheds and gatehouses come second when a point looks for its house. */
const MAIN_FROM = 20;

/** Which outlines stand in which town, and under which of its points; kept as numbers only. */
export interface AssignedFootprints {
  /** for each town, in walking order: outline, place of its point in the town's list, 1 when the point is its own */
  readonly byTown: readonly (readonly (readonly [outline: number, point: number, own: boolean])[])[];
}

export function assignFootprints(
  footprints: Footprints,
  towns: readonly TownOfPoints[],
  plane: LocalPlane,
): AssignedFootprints {
  const outlines = outlineGrid(footprints);
  const points = towns.flatMap(({ points: own }, town) =>
    own.map(({ position }, at) => ({ town, at, place: plane.toPlane(position) })),
  );
  const pointCells = new Map<string, number[]>();
  // The nearest point of each outline among those that chose it.
  const owner = new Int32Array(footprints.count).fill(-1);
  const ownerMetres = new Float32Array(footprints.count).fill(Infinity);
  for (const [number, { place }] of points.entries()) {
    add(pointCells, keyOf(place[0], place[1]), number);
    const { outline, metres } = nearestOutline(footprints, outlines, place);
    if (outline < 0 || metres >= (ownerMetres[outline] ?? Infinity)) continue;
    owner[outline] = number;
    ownerMetres[outline] = metres;
  }
  const byTown: [number, number, boolean][][] = towns.map(() => []);
  for (let outline = 0; outline < footprints.count; outline += 1) {
    const own = owner[outline] ?? -1;
    const number =
      own >= 0 ? own : nearestPoint(points, pointCells, centreOf(cornersAt(footprints, outline)));
    const point = points[number];
    if (point !== undefined) byTown[point.town]?.push([outline, point.at, own >= 0]);
  }
  for (const list of byTown)
    list.sort(
      (a, b) =>
        a[1] - b[1] ||
        Number(b[2]) - Number(a[2]) ||
        (footprints.area[b[0]] ?? 0) - (footprints.area[a[0]] ?? 0),
    );
  return { byTown };
}

export function housesOfFootprints(
  seed: number,
  town: TownOfPoints,
  assigned: AssignedFootprints['byTown'][number],
  footprints: Footprints,
  plane: LocalPlane,
): DraftBuilding[] {
  const houses: DraftBuilding[] = [];
  // The house under the point last met: sheds behind it belong to it.
  let main = { point: -1, at: -1 };
  for (const [outline, pointAt, own] of assigned) {
    const point = town.points[pointAt];
    if (point === undefined) continue;
    const corners = cornersAt(footprints, outline);
    const [x, y] = centreOf(corners);
    const area = footprints.area[outline] ?? 0;
    const chance = new Chance(seed, 'outline', outline);
    const guess = guessUse(chance, area, footprints.height[outline] ?? 0);
    const behind = main.point === pointAt && !own;
    const annex = behind && (area < MAIN_FROM || (area < 45 && chance.hit(0.5)));
    if (!annex && (own || main.point !== pointAt)) main = { point: pointAt, at: houses.length };
    const ring = corners.map(([cx, cy]) => plane.toPosition(cx, cy));
    const [first] = ring;
    const centre = plane.toPosition(x, y);
    houses.push({
      ...(annex ? { use: '附属家' as const, storeys: 1, dwelling_units: 0, name: null } : guess),
      outline: first === undefined ? ring : [...ring, first],
      centre,
      frontage: own ? point.position : towards(centre, point.position, 0.5),
      footprint_m2: Math.round(area * 100) / 100,
      address: {
        style: 'residence',
        town_id: town.area.town_id,
        block_no: point.block_no,
        house_no: point.house_no,
      },
      main: annex ? main.at : null,
      flood_rank: footprints.floodRank === null ? null : (footprints.floodRank[outline] ?? 0),
    });
  }
  return houses;
}

function towards(from: Position, to: Position, share: number): Position {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function outlineGrid(footprints: Footprints): Map<string, number[]> {
  const cells = new Map<string, number[]>();
  for (let outline = 0; outline < footprints.count; outline += 1) {
    const keys = new Set(cornersAt(footprints, outline).map(([x, y]) => keyOf(x, y)));
    const [x, y] = centreOf(cornersAt(footprints, outline));
    keys.add(keyOf(x, y));
    for (const key of keys) add(cells, key, outline);
  }
  return cells;
}

function nearestOutline(
  footprints: Footprints,
  cells: ReadonlyMap<string, readonly number[]>,
  [x, y]: readonly [number, number],
): { readonly outline: number; readonly metres: number } {
  let outline = -1;
  let least = Infinity;
  for (const candidate of around(cells, x, y, 1)) {
    const metres = metresTo(footprints, candidate, x, y);
    if (metres > REACH) continue;
    const cost = metres + ((footprints.area[candidate] ?? 0) < MAIN_FROM ? 8 : 0);
    if (cost < least) {
      least = cost;
      outline = candidate;
    }
  }
  return { outline, metres: least };
}

function nearestPoint(
  points: readonly { readonly place: readonly [number, number] }[],
  cells: ReadonlyMap<string, readonly number[]>,
  [x, y]: readonly [number, number],
): number {
  for (const ring of [1, Math.ceil(FARTHEST / CELL)]) {
    let found = -1;
    let least = ring * CELL;
    for (const candidate of around(cells, x, y, ring)) {
      const place = points[candidate]?.place;
      if (place === undefined) continue;
      const metres = Math.hypot(place[0] - x, place[1] - y);
      if (metres < least) {
        least = metres;
        found = candidate;
      }
    }
    if (found >= 0) return found;
  }
  return -1;
}

function keyOf(x: number, y: number): string {
  return `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
}

function* around(
  cells: ReadonlyMap<string, readonly number[]>,
  x: number,
  y: number,
  ring: number,
): Generator<number> {
  const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
  for (let dx = -ring; dx <= ring; dx += 1)
    for (let dy = -ring; dy <= ring; dy += 1) yield* cells.get(`${column + dx},${row + dy}`) ?? [];
}

function add(cells: Map<string, number[]>, key: string, value: number): void {
  const cell = cells.get(key);
  if (cell === undefined) cells.set(key, [value]);
  else cell.push(value);
}
