// What each quarter between the main streets is: old town, centre, planned or grown housing, industry, village, fields,
// hillside. Land is built on from the most wanted place outwards until the people have room.
import { createNoise2D } from 'simplex-noise';
import { Chance } from '../people/chance.ts';
import type { Surroundings } from '../place.ts';
import { areaOf, centroidOf, densified } from './geometry.ts';
import type { Patch, Xy } from './geometry.ts';
import { WOOD_LINE } from './relief.ts';
import type { Relief } from './relief.ts';
import type { Land } from './land.ts';
import type { TownPlan } from './plan.ts';
import type { Plot } from './skeleton.ts';

export type QuarterKind = Exclude<Surroundings, 'unknown'> | 'field' | 'wood' | 'shore' | 'port';

export interface Quarter {
  readonly no: number;
  readonly path: string;
  readonly kind: QuarterKind;
  /** ground metres, before lanes waver */
  readonly patch: Patch;
  readonly centre: Xy;
  readonly planPatch: Patch;
  readonly planCentre: Xy;
  readonly area: number;
  /** share of the blocks that are built on */
  readonly built: number;
  /** households it has room for, about */
  readonly capacity: number;
}

export interface Urbanity {
  /** how much a place is wanted, about 0 to 1.2 */
  readonly at: (place: Xy) => number;
  /** places above are built on */
  readonly threshold: number;
}

const URBAN: readonly QuarterKind[] = ['old_town', 'centre', 'planned', 'mixed'];

export function isUrban(kind: QuarterKind): boolean {
  return URBAN.includes(kind);
}

export function makeUrbanity(plan: TownPlan, relief: Relief): Urbanity {
  const chance = new Chance(plan.seed, 'urbanity');
  const noise = createNoise2D(() => chance.next());
  const at = (place: Xy): number => {
    let best = 0;
    for (const centre of plan.centres) {
      const distance = Math.hypot(place[0] - centre.at[0], (place[1] - centre.at[1]) * 1.15);
      best = Math.max(best, centre.weight * Math.exp(-((distance / centre.radius) ** 2) / 1.7));
    }
    const { distance, halfWidth } = relief.nearestRiver(place);
    const wet = Math.max(0, 1 - distance / (halfWidth + 190)) * 0.13;
    return best + 0.16 * noise(place[0] / 620, place[1] / 620) - wet - relief.hill(place) * 0.035;
  };
  const values: number[] = [];
  const step = Math.max(40, Math.sqrt((plan.width * plan.height) / 40_000));
  for (let u = step / 2; u < plan.width; u += step)
    for (let v = 90; v < plan.height; v += step) values.push(at([u, v]));
  values.sort((a, b) => b - a);
  const cells = Math.round((plan.urbanHectares * 1e4) / (step * step));
  return { at, threshold: Math.max(0.08, values[Math.min(cells, values.length - 1)] ?? 0.5) };
}

/** How large a quarter should become at a place: small where people live, large on hillsides. */
export function wantedArea(urbanity: Urbanity, relief: Relief): (at: Xy) => number {
  return (at) => {
    if (relief.hill(at) > WOOD_LINE * 2.2) return 420_000;
    const value = urbanity.at(at);
    if (value > urbanity.threshold - 0.08) return 88_000;
    return 190_000;
  };
}

export function makeQuarters(
  plan: TownPlan,
  land: Land,
  plots: readonly Plot[],
  urbanity: Urbanity,
): readonly Quarter[] {
  const chance = new Chance(plan.seed, 'quarters');
  const noise = createNoise2D(() => chance.next());
  const grounds = plots.map((plot) => {
    const dense = densified(plot.patch, 21);
    const patch = { points: dense.points.map(land.warp.toGround), edges: dense.edges };
    return { plot, patch, centre: centroidOf(patch.points), area: areaOf(patch.points) };
  });
  const homes = plan.people / PEOPLE_A_HOME;
  // Flats are higher in larger towns.
  const citySize = 1 + 0.09 * Math.max(0, Math.log10(plan.people / 20_000));
  let threshold = urbanity.threshold;
  let quarters = quartersAbove(threshold);
  // Quarters come whole, so the threshold is moved until they hold about the homes that are needed.
  for (let round = 0; round < 24; round += 1) {
    const share = homes / capacityOf(quarters);
    if (share > 0.9 && share < 1.1) break;
    threshold += share > 1 ? -0.02 : 0.013;
    quarters = quartersAbove(threshold);
  }
  return settled(quarters, homes);

  function quartersAbove(least: number): Quarter[] {
    return grounds.map(({ plot, ...ground }): Quarter => {
      const { kind, built } = kindOf(plot, least);
      return {
        ...ground,
        no: plot.leaf,
        path: plot.path,
        kind,
        planPatch: plot.patch,
        planCentre: plot.centre,
        built,
        capacity: (ground.area / 1e4) * (HOUSEHOLDS[kind] ?? 0) * citySize * built,
      };
    });
  }

  function kindOf(plot: Plot, least: number): { kind: QuarterKind; built: number } {
    const [u, v] = plot.centre;
    const own = new Chance(plan.seed, 'quarter', plot.path);
    if (plot.shore) return { kind: Math.abs(u - plan.port) < 380 ? 'port' : 'shore', built: 1 };
    const wooded = plot.patch.points.filter((at) => land.relief.hill(at) > WOOD_LINE).length;
    if (land.relief.hill(plot.centre) > WOOD_LINE && wooded > plot.patch.points.length * 0.6)
      return { kind: 'wood', built: 0 };
    const want = urbanity.at(plot.centre);
    const over = want - least;
    if (over <= 0) {
      const hamlet = own.hit(0.62) ? 'village' : 'field';
      return { kind: hamlet, built: own.between(0.35, 0.9) };
    }
    const built = Math.max(0.42, Math.min(0.97, 0.56 + over * 1.15));
    const port = Math.hypot(u - plan.port, (v - 230) * 1.35);
    const main = plan.stations[0] ?? [plan.port, 900];
    const grown = (plan.people / 20_000) ** 0.22;
    if (port > 430 && port < 1150 * grown && v < 430 && u > plan.port && own.hit(0.55))
      return { kind: 'industry', built: 0.9 };
    if (port < 500 * Math.min(grown, 1.6)) return { kind: 'old_town', built };
    if (Math.hypot(u - main[0], v - main[1]) < 330 * grown) return { kind: 'centre', built };
    if (v < 330 && want < 0.7 && noise(u / 500, 4) > -0.2) return { kind: 'old_town', built };
    if (over < 0.16 && own.hit(0.085)) return { kind: 'industry', built: 0.8 };
    for (const station of plan.stations.slice(1))
      if (Math.hypot(u - station[0], v - station[1]) < 230 * grown ** 1.15) return { kind: 'centre', built };
    return { kind: noise(u / 900, v / 900) + own.between(-0.25, 0.25) > -0.08 ? 'planned' : 'mixed', built };
  }
}

function capacityOf(quarters: readonly Quarter[]): number {
  return quarters.reduce((sum, { capacity }) => sum + capacity, 0);
}

/** Builds more or less densely, within reason, so that there are as many homes as are needed. */
function settled(quarters: readonly Quarter[], homes: number): readonly Quarter[] {
  const share = Math.max(0.85, Math.min(1.15, homes / capacityOf(quarters)));
  return quarters.map((quarter) => {
    const built = Math.min(0.98, quarter.built * share);
    return isUrban(quarter.kind)
      ? { ...quarter, built, capacity: (quarter.capacity * built) / quarter.built }
      : quarter;
  });
}

/** One home in eight stands empty. */
const PEOPLE_A_HOME = 2;

/** Households a hectare of a fully built quarter, as the drawing of lots and buildings turns out. */
const HOUSEHOLDS: Readonly<Partial<Record<QuarterKind, number>>> = {
  old_town: 51,
  centre: 48,
  planned: 36,
  mixed: 33,
  village: 2.8,
};
