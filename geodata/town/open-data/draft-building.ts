import type { HazardRanks, PlacedAddress, PlacedBuilding, Position, Ring } from '../place.ts';
import type { LocalPlane } from '../people/local-plane.ts';
import type { GuessedUse } from './guess-use.ts';

/** A building of one town before the town's buildings are numbered. */
export interface DraftBuilding extends GuessedUse {
  readonly outline: Ring;
  readonly centre: Position;
  readonly frontage: Position;
  readonly footprint_m2: number;
  readonly address: PlacedAddress;
  /** place of its main building in the town's list, for an 附属家 */
  readonly main: number | null;
  /** what the source itself says of the building; null where areas tell */
  readonly flood_rank: number | null;
}

export const DRY: HazardRanks = { flood: 0, tsunami: 0, landslide: 0 };

export function numbered(
  draft: DraftBuilding,
  first: number,
  at: number,
  ranks: HazardRanks,
): PlacedBuilding {
  const { outline, centre, frontage, use, storeys, footprint_m2, dwelling_units, name, address, main } =
    draft;
  return {
    building_no: first + at,
    outline,
    centre,
    frontage,
    use,
    storeys,
    footprint_m2,
    dwelling_units,
    name,
    surroundings: 'unknown',
    address,
    belongs_to: main === null ? null : first + main,
    on_slope: false,
    ranks,
  };
}

/** A rectangle with its front on a line: `front` is the middle of that side, `inward` a unit vector away from the street. */
export interface Footing {
  readonly front: readonly [x: number, y: number];
  readonly inward: readonly [x: number, y: number];
  readonly width: number;
  readonly depth: number;
}

export type Corners = readonly (readonly [x: number, y: number])[];

/** Counter-clockwise, not closed. */
export function cornersOf({ front, inward, width, depth }: Footing): Corners {
  const [dx, dy] = inward;
  const half = width / 2;
  const along: readonly [number, number] = [dy, -dx];
  const at = (side: number, away: number): readonly [number, number] => [
    front[0] + along[0] * side * half + dx * away,
    front[1] + along[1] * side * half + dy * away,
  ];
  return [at(-1, 0), at(-1, depth), at(1, depth), at(1, 0)].toReversed();
}

export function ringOf(plane: LocalPlane, corners: Corners): Ring {
  const ring = corners.map(([x, y]) => plane.toPosition(x, y));
  const [first] = ring;
  return first === undefined ? [] : [...ring, first];
}

/** Whether two convex shapes come closer than a gap: by separating axes. */
export function tooClose(a: Corners, b: Corners, gap: number): boolean {
  for (const shape of [a, b]) {
    for (const [at, from] of shape.entries()) {
      const to = shape[(at + 1) % shape.length];
      if (to === undefined) continue;
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
      const normal: readonly [number, number] = [(to[1] - from[1]) / length, (from[0] - to[0]) / length];
      const [lowA, highA] = spread(a, normal);
      const [lowB, highB] = spread(b, normal);
      if (lowB - highA >= gap || lowA - highB >= gap) return false;
    }
  }
  return true;
}

function spread(shape: Corners, axis: readonly [number, number]): readonly [number, number] {
  const along = shape.map(([x, y]) => x * axis[0] + y * axis[1]);
  return [Math.min(...along), Math.max(...along)];
}
