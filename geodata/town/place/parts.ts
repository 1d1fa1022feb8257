// Everything of a drawn town that fits in memory, and the filler that draws the rest quarter by quarter.
import { makeDangers } from './dangers.ts';
import type { Dangers } from './dangers.ts';
import { placeFacilities } from './facilities.ts';
import type { Facility } from './facilities.ts';
import { makeFiller } from './fill.ts';
import type { Filler } from './fill.ts';
import { distance, leftOf, shift, steps, unit } from './geometry.ts';
import type { Xy } from './geometry.ts';
import { makeGroundPlan } from './ground-plan.ts';
import type { GroundPlan } from './ground-plan.ts';
import { makeHarbour } from './harbour.ts';
import type { Harbour } from './harbour.ts';
import type { Block } from './streets.ts';
import { nameTowns } from './towns.ts';
import type { Towns } from './towns.ts';

export interface Station {
  readonly name: string;
  readonly middle: Xy;
  readonly ring: readonly Xy[];
}

export interface DrawnParts {
  readonly ground: GroundPlan;
  readonly towns: Towns;
  readonly facilities: readonly Facility[];
  readonly filler: Filler;
  readonly harbour: Harbour;
  readonly dangers: Dangers;
  readonly stations: readonly Station[];
  /** lines of the municipality's border on land */
  readonly borders: readonly (readonly Xy[])[];
}

export function makeParts(people: number, seed: number): DrawnParts {
  const ground = makeGroundPlan(people, seed);
  const towns = nameTowns(ground);
  const facilities = placeFacilities(ground, towns);
  return {
    ground,
    towns,
    facilities,
    filler: makeFiller(ground, towns, facilities),
    harbour: makeHarbour(ground.plan, ground.land),
    dangers: makeDangers(ground.plan, ground.land),
    stations: stationsOf(ground, towns),
    borders: [bordersOf(ground)],
  };
}

/** The facility that a block was set apart for. */
export function facilityOf(parts: DrawnParts, block: Block): Facility | undefined {
  return block.facility === null ? undefined : parts.facilities[block.facility - 1];
}

function stationsOf({ plan, land, quarters }: GroundPlan, towns: Towns): Station[] {
  const taken = new Set<string>();
  const all: Station[] = [];
  plan.stations.forEach((at, index) => {
    const middle = land.settle(at);
    const near = quarters
      .filter((quarter) => towns.of(quarter))
      .toSorted((a, b) => distance(a.centre, middle) - distance(b.centre, middle));
    const home =
      near
        .map((quarter) => towns.of(quarter)?.base ?? '')
        .find((name) => !taken.has(name) && !name.startsWith('駅')) ?? '';
    const base = index === 0 ? 'むすび' : home.replace(/町$/u, '');
    taken.add(home);
    const along = unit(land.settle([at[0] - 60, at[1]]), land.settle([at[0] + 60, at[1]]));
    const across = leftOf(along);
    const half = index === 0 ? 62 : 42;
    const [a, b] = [shift(middle, along, -half), shift(middle, along, half)];
    all.push({
      name: `${base}駅`,
      middle,
      ring: [shift(a, across, -5.5), shift(b, across, -5.5), shift(b, across, 5.5), shift(a, across, 5.5)],
    });
  });
  return all;
}

function bordersOf({ plan, land }: GroundPlan): Xy[] {
  const corners: Xy[] = [
    [0, 0],
    [0, plan.height],
    [plan.width, plan.height],
    [plan.width, 0],
  ];
  return corners.flatMap((corner, at) => {
    const next = corners[at + 1];
    return next ? steps(corner, next, 30).map(land.warp.toGround) : [];
  });
}
