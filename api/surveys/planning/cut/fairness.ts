/** What districts should come to, and how far from it one may be. */
export interface Aim {
  /** Mean minutes of a district. */
  readonly mean: number;
  /** Deviation that costs nothing, minutes. */
  readonly slack: number;
}

/** How much border one would give for fairness: edges for a deviation of a tenth of the mean beyond the slack. */
const EDGES_FOR_A_TENTH = 2000;

/**
 * The aim for so many minutes in so many districts: the promise is max − mean ≤ max(5 % of the mean, the heaviest
 * building); aiming at a part of it leaves room for what is known only when the orders are (walking).
 */
export function aimFor(total: number, districts: number, heaviest: number, share: number): Aim {
  const mean = total / districts;
  return { mean, slack: share * promised(mean, heaviest) };
}

export function promised(mean: number, heaviest: number): number {
  return Math.max(0.05 * mean, heaviest);
}

/** The cost, in edges of border, of so many minutes shared by so many districts. Squared: two small wrongs are better than a great one. */
export function unfairness(minutes: number, districts: number, { mean, slack }: Aim): number {
  const beyond = Math.max(0, Math.abs(minutes / districts - mean) - slack) / mean;
  return EDGES_FOR_A_TENTH * districts * (beyond * 10) ** 2;
}
