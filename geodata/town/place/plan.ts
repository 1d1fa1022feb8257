// How large a town is and where its centres lie, in plan metres: u along the coast, v inland from it.
import { Chance } from '../people/chance.ts';
import type { Xy } from './geometry.ts';

export type CentreKind = 'port' | 'station' | 'hamlet';

export interface Centre {
  readonly kind: CentreKind;
  readonly at: Xy;
  /** metres within which it makes a town */
  readonly radius: number;
  readonly weight: number;
}

export interface TownPlan {
  readonly seed: number;
  readonly people: number;
  /** extent of the municipality along the coast and inland */
  readonly width: number;
  readonly height: number;
  /** a wooded hill in the plain, once a castle */
  readonly castleHill: Xy;
  /** where the fishing port lies along the coast */
  readonly port: number;
  /** hectares of built-up land that the people need */
  readonly urbanHectares: number;
  /** where rivers meet the sea, west to east */
  readonly rivers: readonly { readonly mouth: number; readonly halfWidth: number }[];
  /** railways: distance inland in the west and in the east */
  readonly rails: readonly { readonly west: number; readonly east: number }[];
  /** stations, the main one first */
  readonly stations: readonly Xy[];
  readonly centres: readonly Centre[];
}

export const LEAST_PEOPLE = 500;
export const MOST_PEOPLE = 1_200_000;

const COAST_ROAD = 78;

/** Distance inland of the coast road's middle. */
export const coastRoad = COAST_ROAD;

/** Throws RangeError for a number of people that no town here can have. */
export function planTown(people: number, seed: number): TownPlan {
  if (!Number.isInteger(people) || people < LEAST_PEOPLE || people > MOST_PEOPLE)
    throw new RangeError(`people must be a whole number from ${LEAST_PEOPLE} to ${MOST_PEOPLE}`);
  const chance = new Chance(seed, 'plan');
  const size = Math.log10(people / 20_000);
  const perHectare = 51 + Math.max(0, size - 0.6) * 19;
  const urbanHectares = people / perHectare;
  const land = urbanHectares * 1e4 * (size > 0 ? 2.9 - size * 0.5 : 2.9 - size * 0.6);
  const width = Math.max(1500, Math.sqrt(land * 1.32));
  const height = Math.max(1150, land / width);
  const port = width * chance.between(0.42, 0.5);
  const rails = railsOf(height, chance);
  const stations = stationsOf(width, port, rails, chance);
  return {
    seed,
    people,
    width,
    height,
    castleHill: [port - Math.min(width * 0.17, 560), Math.min(268, height * 0.13 + 40)],
    port,
    urbanHectares,
    rivers: riversOf(width, people, port, chance),
    rails,
    stations,
    centres: centresOf(width, port, stations, people, chance),
  };
}

function railsOf(height: number, chance: Chance): TownPlan['rails'] {
  const first = Math.min(height * 0.36, 880) * chance.between(0.95, 1.05);
  const rails = [{ west: first * 0.92, east: first * 1.1 }];
  for (let v = first + 4600; v < height * 0.8; v += 4400) rails.push({ west: v * 1.05, east: v * 0.95 });
  return rails;
}

function stationsOf(width: number, port: number, rails: TownPlan['rails'], chance: Chance): Xy[] {
  const stations: Xy[] = [];
  rails.forEach((rail, index) => {
    const main = index === 0 ? port + 90 : port * chance.between(0.7, 1.2);
    const spacing = chance.between(1750, 2150);
    const places = [main];
    for (let u = main + spacing; u < width - 350; u += spacing * chance.between(0.9, 1.15)) places.push(u);
    for (let u = main - spacing; u > 350; u -= spacing * chance.between(0.9, 1.15)) places.push(u);
    for (const u of places) stations.push([u, rail.west + ((rail.east - rail.west) * u) / width]);
  });
  return stations;
}

function riversOf(width: number, people: number, port: number, chance: Chance): TownPlan['rivers'] {
  const main = {
    mouth: port + Math.max(420, Math.min(width * 0.24, 950) * chance.between(0.9, 1.1)),
    halfWidth: Math.min(46, 16 + people / 1100),
  };
  const rivers = [main];
  for (let u = main.mouth + 4200; u < width - 900; u += chance.between(3600, 4800))
    rivers.push({ mouth: u, halfWidth: chance.between(14, 30) });
  for (let u = main.mouth - 4200; u > 900; u -= chance.between(3600, 4800))
    rivers.unshift({ mouth: u, halfWidth: chance.between(14, 30) });
  return rivers;
}

function centresOf(
  width: number,
  port: number,
  stations: readonly Xy[],
  people: number,
  chance: Chance,
): Centre[] {
  const grown = (people / 20_000) ** 0.25;
  const centres: Centre[] = [{ kind: 'port', at: [port, 260], radius: 620 * grown, weight: 1 }];
  stations.forEach((at, index) => {
    const far = Math.abs(at[0] - port) / width;
    centres.push({
      kind: 'station',
      at: [at[0], at[1] + (index === 0 ? 60 : 0)],
      radius: (index === 0 ? 900 : 560 * chance.between(0.8, 1.2)) * grown,
      weight: index === 0 ? 1.05 : chance.between(0.62, 0.9) - far * 0.15,
    });
  });
  for (let u = chance.between(400, 900); u < width; u += chance.between(1100, 1900))
    if (Math.abs(u - port) > 800) centres.push({ kind: 'hamlet', at: [u, 190], radius: 260, weight: 0.62 });
  return centres;
}
