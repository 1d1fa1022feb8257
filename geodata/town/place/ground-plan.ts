// The parts of a drawn town that fit in memory at any size: plan, land, main lines and quarters.
import { makeLand } from './land.ts';
import type { Land } from './land.ts';
import { planTown } from './plan.ts';
import type { TownPlan } from './plan.ts';
import { makeQuarters, makeUrbanity, wantedArea } from './quarters.ts';
import type { Quarter, Urbanity } from './quarters.ts';
import { makeSkeleton } from './skeleton.ts';
import type { MainLine } from './skeleton.ts';

export interface GroundPlan {
  readonly plan: TownPlan;
  readonly land: Land;
  readonly urbanity: Urbanity;
  readonly lines: readonly MainLine[];
  readonly quarters: readonly Quarter[];
}

export function makeGroundPlan(people: number, seed: number): GroundPlan {
  const plan = planTown(people, seed);
  const land = makeLand(plan);
  const urbanity = makeUrbanity(plan, land.relief);
  const { plots, lines } = makeSkeleton(plan, land.warp, land.relief, wantedArea(urbanity, land.relief));
  return { plan, land, urbanity, lines, quarters: makeQuarters(plan, land, plots, urbanity) };
}
