// Counts that become shares. Priors count as so many pairs, so that a hamlet does not learn from chance what a city learns
// from its people.
import type { Field, PlaceField } from './model.ts';

/** Pairs that a prior counts as. */
export const PRIOR_PAIRS = 30;

export function add(counts: Float64Array | undefined, at: number, value: number): void {
  if (counts !== undefined) counts[at] = (counts[at] ?? 0) + value;
}

/** Counts as shares of one, with the prior's shares as so many counts more. */
export function shares(counts: Float64Array, prior: readonly number[], weight = PRIOR_PAIRS): number[] {
  const all = counts.reduce((sum, one) => sum + one, 0);
  const priorAll = prior.reduce((sum, one) => sum + one, 0) || 1;
  return prior.map((one, at) =>
    Math.max(1e-9, ((counts[at] ?? 0) + (weight * one) / priorAll) / (all + weight)),
  );
}

/** One share, kept within what can be believed of any register. */
export function share(count: number, all: number, prior: number): number {
  return Math.min(0.3, Math.max(0.003, (count + PRIOR_PAIRS * prior) / (all + PRIOR_PAIRS)));
}

/** The region's count with the prior's where few were seen. */
export function blend(prior: number, counted: number, seen: number): number {
  const weight = seen / (seen + 20);
  return prior * (1 - weight) + counted * weight;
}

/** Who is met includes the partner; what is left is never less than a twentieth of what the prior expects. */
export function lessPartners(e: readonly number[], m: readonly number[], floor: readonly number[]): number[] {
  return e.map((value, cell) =>
    Math.max(value - (m[cell] ?? 0), 0.05 * Math.min(value, floor[cell] ?? 0), 1e-7),
  );
}

/** m as counted; e as met around `seen` records, less the partners (`partners`: where these are, m as a rule). */
export function placeField(
  prior: PlaceField,
  counts: Float64Array | undefined,
  around: Float64Array | undefined,
  seen: number,
  livedIn = true,
): PlaceField {
  const m = shares(counts ?? new Float64Array(prior.m.length), prior.m);
  const met = prior.e.map((value, cell) => blend(value, around?.[cell] ?? 0, seen));
  return { m, e: lessPartners(met, livedIn ? m : m.map(() => 0), prior.e) };
}

export class Tally {
  readonly m: Float64Array;
  readonly u: Float64Array;

  constructor(levels: number) {
    this.m = new Float64Array(levels);
    this.u = new Float64Array(levels);
  }

  add(level: number, mass: number, others: number): void {
    add(this.m, level, mass);
    add(this.u, level, others);
  }

  field({ m, u }: Field): Field {
    return { m: shares(this.m, m), u: shares(this.u, u) };
  }
}

/** Levels of names, `width` columns beside each. u of agreeing levels is counted against the share who bear the name. */
export class NameTally {
  readonly #width: number;
  readonly #m: Float64Array;
  readonly #u: readonly Float64Array[];
  readonly #expected: { whole: number; family: number; all: number }[];

  /** `kinds`: of buildings, whose chance agreements are counted apart. */
  constructor(kinds: number, width = 1) {
    this.#width = width;
    this.#m = new Float64Array(5 * width);
    this.#u = Array.from({ length: kinds }, () => new Float64Array(5 * width));
    this.#expected = Array.from({ length: kinds }, () => ({ whole: 0, family: 0, all: 0 }));
  }

  add(
    kind: number,
    level: number,
    mass: number,
    others: number,
    of: { whole: number; family: number },
  ): void {
    add(this.#m, level, mass);
    add(this.#u[kind], level, others);
    const expected = this.#expected[kind];
    if (expected === undefined) return;
    expected.whole += others * of.whole;
    expected.family += others * of.family;
    expected.all += others;
  }

  /** One field a kind, all with the same m. */
  fields(priors: readonly Field[]): Field[] {
    return priors.map((prior, kind) => ({ m: this.m(prior.m), u: this.#uOf(kind, prior.u) }));
  }

  m(prior: readonly number[]): number[] {
    return shares(
      this.#m,
      prior.map((value, level) => (level < this.#width ? 0 : value)),
    );
  }

  #uOf(kind: number, prior: readonly number[]): number[] {
    const { whole, family, all } = this.#expected[kind] ?? { whole: 0, family: 0, all: 0 };
    return prior.map((value, level) => {
      const agreement = Math.floor(level / this.#width);
      if (agreement === 0) return 1;
      const count = this.#u[kind]?.[level] ?? 0;
      if (agreement === 4) return Math.max(1e-4, (count + 5 * PRIOR_PAIRS * value) / (all + 5 * PRIOR_PAIRS));
      // So many agreements expected by chance are what the prior counts as.
      const [expected, weight] = agreement === 1 ? [whole, 0.02] : [family, 0.5];
      return Math.max(0.05, (count + weight * value) / (expected + weight));
    });
  }
}
