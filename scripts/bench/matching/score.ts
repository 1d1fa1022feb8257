// Links beside the truth: what stands in the first row, in the first five, what was linked by itself, and whether
// probabilities are right as often as they say.
import type { Link } from '../../../api/matching/linkage/link-region.ts';
import type { TruthRow } from './truth.ts';

/** House of each record, with houses' records and those that nothing in the registers leads to. */
export class Houses {
  readonly #house = new Map<string, number>();
  readonly #rows: readonly TruthRow[];
  readonly #hidden = new Set<string>();

  constructor(truth: readonly TruthRow[]) {
    this.#rows = truth;
    truth.forEach((row, at) => {
      for (const number of row.household_numbers) this.#house.set(`h${number}`, at);
      for (const number of row.property_numbers) this.#house.set(`b${number}`, at);
      for (const number of row.survey_numbers) this.#house.set(`s${number}`, at);
      for (const number of row.hidden_households) this.#hidden.add(`h${number}`);
      for (const number of row.hidden_properties) this.#hidden.add(`b${number}`);
      for (const number of row.hidden_surveys) this.#hidden.add(`s${number}`);
    });
  }

  get rows(): readonly TruthRow[] {
    return this.#rows;
  }

  of(kind: 'h' | 'b' | 's', number: string): number {
    return this.#house.get(kind + number) ?? -1;
  }

  hidden(kind: 'h' | 'b' | 's', number: string): boolean {
    return this.#hidden.has(kind + number);
  }

  /** Whether all ends that a row names are of one house. */
  isRight({ household_number: h, property_number: b, survey_number: s }: Link): boolean {
    const houses = new Set<number>();
    if (h !== null) houses.add(this.of('h', h));
    if (b !== null) houses.add(this.of('b', b));
    if (s !== null) houses.add(this.of('s', s));
    return houses.size === 1 && !houses.has(-1);
  }
}

export interface Hits {
  asked: number;
  first: number;
  five: number;
}

export function noHits(): Hits {
  return { asked: 0, first: 0, five: 0 };
}

/** Counts one question: `right` tells of each row in order whether it is a hit. */
export function countHit(hits: Hits, right: readonly boolean[]): void {
  hits.asked += 1;
  if (right[0] === true) hits.first += 1;
  if (right.slice(0, 5).includes(true)) hits.five += 1;
}

export interface BySurvey {
  readonly household: Hits;
  readonly building: Hits;
}

/** A survey number is typed: its rows, likeliest first. Surveys and ends that cannot be found are not asked for. */
export function hitsBySurvey(houses: Houses, rowsOf: (survey: string) => readonly Link[]): BySurvey {
  const [household, building] = [noHits(), noHits()];
  for (const row of houses.rows) {
    const homes = new Set(row.household_numbers.filter((number) => !houses.hidden('h', number)));
    const properties = new Set(row.property_numbers.filter((number) => !houses.hidden('b', number)));
    for (const survey of row.survey_numbers) {
      if (houses.hidden('s', survey)) continue;
      const rows = rowsOf(survey);
      // Any household of the house is a hit, found or hidden.
      if (homes.size > 0)
        countHit(
          household,
          rows.map((one) => row.household_numbers.includes(one.household_number ?? '')),
        );
      if (properties.size > 0)
        countHit(
          building,
          rows.map((one) => row.property_numbers.includes(one.property_number ?? '')),
        );
    }
  }
  return { household, building };
}

/** Numbers of pairs, an end each, as one text. */
function pairKey(one: string, other: string): string {
  return `${one} ${other}`;
}

export interface Linked {
  precision: number;
  recall: number;
  pairs: number;
}

/** Pairs of the linked rows against all pairs that can be found. */
export function linkedPairs(houses: Houses, rows: readonly Link[], one: 'h' | 'b', other: 's' | 'b'): Linked {
  const numberOf = (row: Link, kind: 'h' | 'b' | 's') =>
    kind === 'h' ? row.household_number : kind === 'b' ? row.property_number : row.survey_number;
  const linked = new Set<string>();
  let right = 0;
  for (const row of rows) {
    const [a, b] = [numberOf(row, one), numberOf(row, other)];
    if (a === null || b === null || linked.has(pairKey(a, b))) continue;
    linked.add(pairKey(a, b));
    if (houses.of(one, a) >= 0 && houses.of(one, a) === houses.of(other, b)) right += 1;
  }
  const all: readonly string[][] = houses.rows.map((row) => {
    const list = (kind: 'h' | 'b' | 's') =>
      (kind === 'h'
        ? row.household_numbers
        : kind === 'b'
          ? row.property_numbers
          : row.survey_numbers
      ).filter((number) => !houses.hidden(kind, number));
    return list(one).flatMap((a) => list(other).map((b) => pairKey(a, b)));
  });
  const toFind = all.flat();
  const found = toFind.filter((pair) => linked.has(pair)).length;
  return {
    precision: right / Math.max(1, linked.size),
    recall: found / Math.max(1, toFind.length),
    pairs: linked.size,
  };
}

/** Expected calibration error in ten bins of equal count, as a share of one. */
export function calibrationError(
  pairs: readonly { probability: number; right: boolean }[],
  bins = 10,
): number {
  const ordered = pairs.toSorted((a, b) => a.probability - b.probability);
  let error = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const some = ordered.slice(
      Math.floor((bin * ordered.length) / bins),
      Math.floor(((bin + 1) * ordered.length) / bins),
    );
    const said = some.reduce((sum, { probability }) => sum + probability, 0);
    const seen = some.filter(({ right }) => right).length;
    error += Math.abs(said - seen) / Math.max(1, ordered.length);
  }
  return error;
}
