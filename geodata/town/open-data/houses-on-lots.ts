// Houses where open data knows the town's border only: lots of our own along lanes of our own, away from fields, parks
// and water. Their 地番 are invented; no gazetteer has them, as no open gazetteer has real ones.
import { Chance } from '../people/chance.ts';
import type { LocalPlane } from '../people/local-plane.ts';
import { smoothField } from '../people/noise-field.ts';
import type { Position } from '../place.ts';
import { cornersOf, ringOf } from './draft-building.ts';
import type { DraftBuilding, Footing } from './draft-building.ts';
import { drawUse } from './guess-use.ts';
import { boxOf, isWithin } from './polygon-index.ts';
import type { TownOfPoints } from './read-areas.ts';

const LOT_WIDTH = 14.5;
const LOT_DEPTH = 17;
const LANE = 5;
const LOTS_A_BLOCK = 7;

/** How likely a place is to be built on, 0 to 1. */
export type Buildable = (position: Position) => number;

interface LotPlace {
  readonly x: number;
  readonly y: number;
  readonly inward: readonly [x: number, y: number];
  readonly lot: number;
  readonly row: number;
}

/** Lots of one town that could be built on, and how likely each is. */
export interface PossibleLots {
  readonly town: TownOfPoints;
  readonly lots: readonly (LotPlace & { readonly likely: number })[];
  /** sum of the likelihoods */
  readonly expected: number;
}

export function listPossibleLots(
  seed: number,
  town: TownOfPoints,
  plane: LocalPlane,
  buildable: Buildable,
): PossibleLots {
  // Close together rather than evenly.
  const crowd = smoothField(seed, 'hamlets', 240);
  const lots = [...listLots(seed, town, plane)].flatMap((place) => {
    const likely = buildable(plane.toPosition(place.x, place.y)) * (0.35 + 1.3 * crowd(place.x, place.y));
    return likely === 0 ? [] : [{ ...place, likely: Math.min(1, likely) }];
  });
  return { town, lots, expected: lots.reduce((sum, { likely }) => sum + likely, 0) };
}

/** `share` of the town's possible lots are built on. */
export function housesOnLots(
  seed: number,
  { town, lots }: PossibleLots,
  plane: LocalPlane,
  share: number,
): DraftBuilding[] {
  const houses: DraftBuilding[] = [];
  for (const place of lots) {
    const chance = new Chance(seed, 'lot', town.area.town_id, place.row, place.lot);
    if (!chance.hit(share * place.likely)) continue;
    const guess = drawUse(chance);
    const width = Math.min(LOT_WIDTH - 1.6, Math.sqrt(guess.footprint) * chance.between(0.9, 1.2));
    const depth = Math.max(4.5, Math.min(LOT_DEPTH - 3.5, guess.footprint / width));
    const setback = chance.between(1.2, Math.max(1.3, LOT_DEPTH - depth - 1.5));
    const aside = chance.between(-1, 1) * Math.max(0, (LOT_WIDTH - width) / 2 - 0.6);
    const [dx, dy] = place.inward;
    const footing: Footing = {
      front: [place.x + dx * setback - dy * aside, place.y + dy * setback + dx * aside],
      inward: place.inward,
      width,
      depth,
    };
    houses.push({
      ...guess,
      outline: ringOf(plane, cornersOf(footing)),
      centre: plane.toPosition(footing.front[0] + (dx * depth) / 2, footing.front[1] + (dy * depth) / 2),
      frontage: plane.toPosition(place.x, place.y),
      footprint_m2: Math.round(width * depth * 100) / 100,
      address: {
        style: 'lot',
        town_id: town.area.town_id,
        lot_no: String(20 + place.row * 8 + Math.floor(place.lot / 4)),
        branch_no: place.lot % 4 === 0 ? null : String(place.lot % 4),
      },
      main: null,
      flood_rank: null,
    });
  }
  return houses;
}

/** Every place for a lot within the town, lane by lane as one walks: out on one side, back on the other. */
function* listLots(seed: number, town: TownOfPoints, plane: LocalPlane): Generator<LotPlace> {
  const angle = new Chance(seed, 'lanes', town.area.town_id).between(0, Math.PI / 2);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let row = 0;
  for (const rings of town.polygons) {
    const turned = rings.map((ring) =>
      ring.map((position): Position => {
        const [x, y] = plane.toPlane(position);
        return [x * cos + y * sin, y * cos - x * sin];
      }),
    );
    const box = boxOf(turned);
    if (box === null) continue;
    const [west, south, east, north] = box;
    for (let lane = south + LOT_DEPTH; lane < north; lane += 2 * LOT_DEPTH + LANE) {
      const across = Math.floor((east - west) / LOT_WIDTH);
      for (const side of [-1, 1]) {
        for (let step = 0; step < across; step += 1) {
          const at = side < 0 ? step : across - 1 - step;
          // A cross lane after every seventh lot.
          if (at % (LOTS_A_BLOCK + 1) === LOTS_A_BLOCK) continue;
          const u = west + (at + 0.5) * LOT_WIDTH;
          const front = lane + (side * LANE) / 2;
          const back = front + side * LOT_DEPTH;
          const inside = [u - LOT_WIDTH / 2, u + LOT_WIDTH / 2].every((edge) =>
            [front, back].every((v) => isWithin([edge, v], turned)),
          );
          if (!inside) continue;
          yield {
            x: u * cos - front * sin,
            y: u * sin + front * cos,
            inward: [-sin * side, cos * side],
            lot: step,
            row,
          };
        }
        row += Math.ceil(across / 32) + 1;
      }
    }
  }
}
