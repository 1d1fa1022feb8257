// Outlines where there are house numbers but no outlines: behind each point, turned to its street, none upon another.
// How far behind: measured where both are known, the point lies 2.4 m (median) to 9.1 m (nine of ten) from the wall.
import { Chance } from '../people/chance.ts';
import type { LocalPlane } from '../people/local-plane.ts';
import type { Position } from '../place.ts';
import { cornersOf, ringOf, tooClose } from './draft-building.ts';
import type { Corners, DraftBuilding, Footing } from './draft-building.ts';
import { drawUse } from './guess-use.ts';
import type { HousePoint, TownOfPoints } from './read-areas.ts';

const ANNEX_SHARE = 0.16;
const GAP = 0.6;

export function housesAtPoints(seed: number, town: TownOfPoints, plane: LocalPlane): DraftBuilding[] {
  const houses: DraftBuilding[] = [];
  const taken = new Taken();
  for (const block of blocksOf(town.points)) {
    const places = block.map(({ position }) => plane.toPlane(position));
    const middle = meanOf(places);
    for (const [at, point] of block.entries()) {
      const place = places[at];
      if (place === undefined) continue;
      const chance = new Chance(seed, 'house', town.area.town_id, `${point.block_no}-${point.house_no}`);
      const front = frontOf(chance, places, at, middle);
      const guess = drawUse(chance);
      const placed = fit(chance, place, front.inward, front.room, guess.footprint, taken);
      if (placed === null) continue;
      taken.add(placed.corners);
      const main = houses.length;
      const shared = {
        frontage: point.position,
        address: {
          style: 'residence' as const,
          town_id: town.area.town_id,
          block_no: point.block_no,
          house_no: point.house_no,
        },
        flood_rank: null,
      };
      houses.push({ ...guess, ...shared, ...shape(plane, placed), main: null });
      if (guess.use !== '居宅' || !chance.hit(ANNEX_SHARE)) continue;
      const annex = annexOf(chance, placed.footing, taken);
      if (annex === null) continue;
      taken.add(annex.corners);
      houses.push({
        use: '附属家',
        storeys: 1,
        dwelling_units: 0,
        name: null,
        ...shared,
        ...shape(plane, annex),
        main,
      });
    }
  }
  return houses;
}

type Xy = readonly [x: number, y: number];

interface Placed {
  readonly footing: Footing;
  readonly corners: Corners;
}

function* blocksOf(points: readonly HousePoint[]): Generator<HousePoint[]> {
  let block: HousePoint[] = [];
  for (const point of points) {
    if (block.length > 0 && block[0]?.block_no !== point.block_no) {
      yield block;
      block = [];
    }
    block.push(point);
  }
  if (block.length > 0) yield block;
}

function meanOf(places: readonly Xy[]): Xy {
  let [x, y] = [0, 0];
  for (const place of places) {
    x += place[0];
    y += place[1];
  }
  return [x / Math.max(1, places.length), y / Math.max(1, places.length)];
}

/** The street runs along the neighbours' points; the house stands on the side of the block's middle. */
function frontOf(
  chance: Chance,
  places: readonly Xy[],
  at: number,
  middle: Xy,
): { readonly inward: Xy; readonly room: number } {
  const own = places[at] ?? middle;
  const beside = [places[at - 1], places[at + 1]].filter(
    (other): other is Xy => other !== undefined && Math.hypot(other[0] - own[0], other[1] - own[1]) < 45,
  );
  const toMiddle: Xy = [middle[0] - own[0], middle[1] - own[1]];
  const reach = Math.hypot(toMiddle[0], toMiddle[1]);
  const [one, two] = beside;
  const nearest = Math.min(30, ...beside.map((other) => Math.hypot(other[0] - own[0], other[1] - own[1])));
  const room = Math.max(5.5, Math.min(22, nearest * 0.92));
  if (one === undefined) {
    const angle = reach > 3 ? Math.atan2(toMiddle[1], toMiddle[0]) : chance.between(0, 2 * Math.PI);
    return { inward: [Math.cos(angle), Math.sin(angle)], room: 14 };
  }
  const [from, to] = two === undefined ? [own, one] : [one, two];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const normal: Xy = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
  const inside = normal[0] * toMiddle[0] + normal[1] * toMiddle[1] >= 0;
  return { inward: inside ? normal : [-normal[0], -normal[1]], room };
}

/** Smaller and a little aside until it stands free; null where the point's block is full. */
function fit(
  chance: Chance,
  point: Xy,
  inward: Xy,
  room: number,
  footprint: number,
  taken: Taken,
): Placed | null {
  const setback = Math.min(9.5, 1.2 + 2 * chance.next() ** 2 * 4);
  for (let attempt = 0; attempt < 9; attempt += 1) {
    const area = footprint * 0.86 ** attempt;
    const width = Math.max(4.5, Math.min(room - GAP, Math.sqrt(area) * chance.between(0.85, 1.2)));
    const depth = Math.max(4.5, Math.min(24, area / width));
    const aside = attempt === 0 ? 0 : chance.between(-2.5, 2.5);
    // Points of a corner lot may have their house on either side.
    const turn = attempt > 5 ? chance.pick([Math.PI / 2, -Math.PI / 2]) : chance.normal(0, 0.03);
    const direction = turned(inward, turn);
    const away = setback + (attempt > 3 ? chance.between(0, 4) : 0);
    const front: Xy = [
      point[0] + direction[0] * away - direction[1] * aside,
      point[1] + direction[1] * away + direction[0] * aside,
    ];
    const footing = { front, inward: direction, width, depth };
    const corners = cornersOf(footing);
    if (taken.isFree(corners)) return { footing, corners };
  }
  return null;
}

function annexOf(chance: Chance, { front, inward, width, depth }: Footing, taken: Taken): Placed | null {
  const size = chance.between(2.4, 5);
  const away = depth + chance.between(1, 3);
  const side = chance.between(-0.4, 0.4) * width;
  const footing = {
    front: [
      front[0] + inward[0] * away - inward[1] * side,
      front[1] + inward[1] * away + inward[0] * side,
    ] as const,
    inward,
    width: size * chance.between(1, 1.5),
    depth: size,
  };
  const corners = cornersOf(footing);
  return taken.isFree(corners) ? { footing, corners } : null;
}

function turned([x, y]: Xy, radians: number): Xy {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [x * cos - y * sin, x * sin + y * cos];
}

function shape(
  plane: LocalPlane,
  { footing, corners }: Placed,
): { outline: readonly Position[]; centre: Position; footprint_m2: number } {
  const { front, inward, width, depth } = footing;
  return {
    outline: ringOf(plane, corners),
    centre: plane.toPosition(front[0] + (inward[0] * depth) / 2, front[1] + (inward[1] * depth) / 2),
    footprint_m2: Math.round(width * depth * 100) / 100,
  };
}

/** What stands already, by a grid of 30 m. */
export class Taken {
  readonly #cells = new Map<string, Corners[]>();

  isFree(corners: Corners): boolean {
    for (const key of keysOf(corners))
      for (const other of this.#cells.get(key) ?? []) if (tooClose(corners, other, GAP)) return false;
    return true;
  }

  add(corners: Corners): void {
    for (const key of keysOf(corners)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [corners]);
      else cell.push(corners);
    }
  }
}

const CELL = 30;

function keysOf(corners: Corners): Set<string> {
  return new Set(
    corners.flatMap(([x, y]) =>
      [-1, 1].flatMap((dx) =>
        [-1, 1].map((dy) => `${Math.floor((x + dx) / CELL)},${Math.floor((y + dy) / CELL)}`),
      ),
    ),
  );
}
