import type { TownPlan } from './plan.ts';

/** How far inland each railway runs, by the place along the coast. */
export function rails(plan: TownPlan): readonly ((u: number) => number)[] {
  return plan.rails.map(
    ({ west, east }) =>
      (u: number) =>
        west + ((east - west) * u) / plan.width,
  );
}
