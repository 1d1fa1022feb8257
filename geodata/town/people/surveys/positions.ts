// Where a survey says that it was made: tapped on the outline, measured by GPS in the street, or marked on a paper map.
import type { PlacedBuilding, Position } from '../../place.ts';
import type { Chance } from '../chance.ts';
import type { LocalPlane } from '../local-plane.ts';

export const POSITION_LEVELS = ['mapped', 'mixed', 'gps'] as const;
export type PositionLevel = (typeof POSITION_LEVELS)[number];

/** How one position came about; `neighbour` and `far` are gross errors. */
export type PositionSource = 'tap' | 'gps' | 'paper' | 'neighbour' | 'far';

export interface SurveyPosition {
  readonly source: PositionSource;
  readonly position: Position;
}

type Shares = readonly (readonly [PositionSource, number])[];

/** A team uses one device all day, so the source is drawn for a team's day; gross errors for each house. */
const DEVICES: Readonly<Record<PositionLevel, Shares>> = {
  mapped: [
    ['tap', 0.975],
    ['gps', 0.015],
    ['paper', 0.01],
  ],
  mixed: [
    ['gps', 1 / 3],
    ['tap', 0.5],
    ['paper', 1 / 6],
  ],
  gps: [['gps', 1]],
};

const GROSS: Readonly<Record<PositionLevel, { readonly neighbour: number; readonly far: number }>> = {
  mapped: { neighbour: 0.004, far: 0 },
  mixed: { neighbour: 0.015, far: 0.008 },
  gps: { neighbour: 0, far: 0.006 },
};

export function drawDevice(chance: Chance, level: PositionLevel): PositionSource {
  let rest = chance.next();
  for (const [source, share] of DEVICES[level]) {
    rest -= share;
    if (rest < 0) return source;
  }
  return 'gps';
}

export function drawPosition(
  chance: Chance,
  plane: LocalPlane,
  house: { readonly building: PlacedBuilding; readonly neighbour: PlacedBuilding | null },
  device: PositionSource,
  level: PositionLevel,
): SurveyPosition {
  const gross = GROSS[level];
  const draw = chance.next();
  if (draw < gross.far)
    return { source: 'far', position: offBy(chance, plane, house.building.centre, chance.between(60, 350)) };
  if (draw < gross.far + gross.neighbour && house.neighbour !== null)
    return { source: 'neighbour', position: tapped(chance, house.neighbour) };
  switch (device) {
    case 'gps':
      return { source: 'gps', position: measured(chance, plane, house.building) };
    case 'paper':
      return { source: 'paper', position: scattered(chance, plane, house.building.centre, 3) };
    default:
      return { source: 'tap', position: tapped(chance, house.building) };
  }
}

/** Somewhere in the middle of the outline, as a finger meets it. */
function tapped(chance: Chance, { outline, centre }: PlacedBuilding): Position {
  const corner = chance.pick(outline);
  const share = 0.65 * Math.sqrt(chance.next());
  return [centre[0] + (corner[0] - centre[0]) * share, centre[1] + (corner[1] - centre[1]) * share];
}

/**
 * A phone held in the street or at the door: 5 to 25 m off for nine of ten, one in thirty much farther between walls
 * (errors of phones in streets; the spec of the registers names 5 to 25 m).
 */
function measured(chance: Chance, plane: LocalPlane, { centre, frontage }: PlacedBuilding): Position {
  const nearer = chance.between(0.1, 1);
  const stand: Position = [
    frontage[0] + (centre[0] - frontage[0]) * nearer,
    frontage[1] + (centre[1] - frontage[1]) * nearer,
  ];
  const error = chance.hit(0.035) ? chance.between(25, 80) : 7.5 * Math.exp(chance.normal(0, 0.55));
  return offBy(chance, plane, stand, error);
}

function scattered(chance: Chance, plane: LocalPlane, from: Position, deviation: number): Position {
  const [x, y] = plane.toPlane(from);
  return plane.toPosition(x + chance.normal(0, deviation), y + chance.normal(0, deviation));
}

function offBy(chance: Chance, plane: LocalPlane, from: Position, metres: number): Position {
  const [x, y] = plane.toPlane(from);
  const angle = chance.between(0, 2 * Math.PI);
  return plane.toPosition(x + metres * Math.cos(angle), y + metres * Math.sin(angle));
}
