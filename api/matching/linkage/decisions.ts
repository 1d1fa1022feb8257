// What people have decided binds: a confirmed pair is fixed and leaves the competition, a rejected one is taken out.
import { edgesInto } from './edges.ts';
import type { Options } from './options.ts';
import type { Prepared } from './prepared.ts';
import type { Decision } from './region.ts';
import type { Together } from './together.ts';

/** e to the power of this goes beyond whatever the records can say. */
const BEYOND = 200;

export class Binding {
  readonly #buildings: number;
  /** from → to (building or house on no roll) that is fixed */
  readonly #surveyFixed = new Map<number, Set<number>>();
  readonly #householdFixed = new Map<number, Set<number>>();
  /** `from to` that is out */
  readonly #surveyOut = new Set<string>();
  readonly #householdOut = new Set<string>();
  /** `survey household` that is out everywhere, and `survey household building` */
  readonly #pairOut = new Set<string>();
  readonly #tripleOut = new Set<string>();

  constructor(prepared: Prepared, decisions: readonly Decision[]) {
    const { households, buildings, surveys } = prepared;
    this.#buildings = buildings.length;
    if (decisions.length === 0) return;
    const indexOf = <T>(rows: readonly T[], number: (row: T) => string) =>
      new Map(rows.map((row, at) => [number(row), at]));
    const householdAt = indexOf(households, (row) => row.household_number);
    const buildingAt = indexOf(buildings, (row) => row.property_number);
    const surveyAt = indexOf(surveys, (row) => row.survey_number);
    for (const { decision, household_number, property_number, survey_number } of decisions) {
      const h = householdAt.get(household_number ?? '');
      const b = buildingAt.get(property_number ?? '');
      const s = surveyAt.get(survey_number ?? '');
      // A record that has left the registers binds nothing.
      if (named(household_number, h) || named(property_number, b) || named(survey_number, s)) continue;
      if (decision === 'confirmed') this.#confirm(h, b, s);
      else this.#reject(h, b, s);
    }
  }

  #confirm(h: number | undefined, b: number | undefined, s: number | undefined): void {
    const house = b ?? (s === undefined ? undefined : this.#buildings + s);
    if (house === undefined) return;
    if (s !== undefined) put(this.#surveyFixed, s, house);
    if (h !== undefined) put(this.#householdFixed, h, house);
  }

  #reject(h: number | undefined, b: number | undefined, s: number | undefined): void {
    if (h === undefined && b !== undefined && s !== undefined) this.#surveyOut.add(`${s} ${b}`);
    if (h !== undefined && b !== undefined && s === undefined) this.#householdOut.add(`${h} ${b}`);
    if (h !== undefined && b === undefined && s !== undefined) this.#pairOut.add(`${s} ${h}`);
    if (h !== undefined && b !== undefined && s !== undefined) this.#tripleOut.add(`${s} ${h} ${b}`);
  }

  /** Whether the survey and the household may be shown in one row. */
  allows(survey: number, household: number, building: number): boolean {
    return (
      !this.#pairOut.has(`${survey} ${household}`) &&
      !this.#tripleOut.has(`${survey} ${household} ${building}`)
    );
  }

  bindSurveys(options: Options): Options {
    return rebuild(options, this.#surveyFixed, this.#surveyOut);
  }

  bindHouseholds(options: Options): Options {
    return rebuild(options, this.#householdFixed, this.#householdOut);
  }

  /** Rows of what a person has taken apart forbid both; such a row is added where the records said nothing. */
  bindTogether(together: Together, surveys: Options, households: Options): Together {
    if (this.#pairOut.size === 0 && this.#tripleOut.size === 0) return together;
    const kept: number[] = [];
    together.one.forEach((one, at) => {
      const other = together.other[at] ?? 0;
      if (this.allows(surveys.from[one] ?? 0, households.from[other] ?? 0, surveys.to[one] ?? 0))
        kept.push(at);
    });
    const out: [number, number][] = [];
    for (const entry of [...this.#pairOut, ...this.#tripleOut]) {
      const [survey = 0, household = 0, building] = entry.split(' ').map(Number);
      for (let one = surveys.start[survey] ?? 0; one < (surveys.start[survey + 1] ?? 0); one += 1)
        for (
          let other = households.start[household] ?? 0;
          other < (households.start[household + 1] ?? 0);
          other += 1
        ) {
          const to = surveys.to[one] ?? 0;
          if (to === households.to[other] && (building === undefined || building === to))
            out.push([one, other]);
        }
    }
    return {
      one: Int32Array.from([...kept.map((at) => together.one[at] ?? 0), ...out.map(([one]) => one)]),
      other: Int32Array.from([
        ...kept.map((at) => together.other[at] ?? 0),
        ...out.map(([, other]) => other),
      ]),
      ratio: Float64Array.from([...kept.map((at) => together.ratio[at] ?? 1), ...out.map(() => 0)]),
      levels: Uint16Array.from([...kept.map((at) => together.levels[at] ?? 0), ...out.map(() => 0)]),
    };
  }

  fixedSurvey(options: Options): Uint8Array {
    return fixedOptions(options, this.#surveyFixed);
  }

  fixedHousehold(options: Options): Uint8Array {
    return fixedOptions(options, this.#householdFixed);
  }
}

function named(number: string | null, found: number | undefined): boolean {
  return number !== null && found === undefined;
}

function put(map: Map<number, Set<number>>, key: number, value: number): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function fixedOptions({ to, from }: Options, fixed: ReadonlyMap<number, ReadonlySet<number>>): Uint8Array {
  return Uint8Array.from(to, (target, option) => (fixed.get(from[option] ?? 0)?.has(target) ? 1 : 0));
}

function rebuild(
  options: Options,
  fixed: ReadonlyMap<number, ReadonlySet<number>>,
  out: ReadonlySet<string>,
): Options {
  if (fixed.size === 0 && out.size === 0) return options;
  const size = options.start.length - 1;
  const start = new Int32Array(size + 1);
  const rows: { to: number; from: number; edge: number; weight: number }[] = [];
  for (let from = 0; from < size; from += 1) {
    const chosen = fixed.get(from);
    const missing = new Set(chosen);
    for (let at = options.start[from] ?? 0; at < (options.start[from + 1] ?? 0); at += 1) {
      const to = options.to[at] ?? 0;
      if (chosen === undefined ? out.has(`${from} ${to}`) : !chosen.has(to)) continue;
      missing.delete(to);
      rows.push({
        to,
        from,
        edge: options.edge[at] ?? -1,
        weight: chosen ? BEYOND : (options.weight[at] ?? 0),
      });
    }
    for (const to of missing) rows.push({ to, from, edge: -1, weight: BEYOND });
    start[from + 1] = rows.length;
  }
  const to = Int32Array.from(rows, (row) => row.to);
  return {
    start,
    to,
    from: Int32Array.from(rows, (row) => row.from),
    edge: Int32Array.from(rows, (row) => row.edge),
    weight: Float64Array.from(rows, (row) => row.weight),
    into: edgesInto(to, options.into.start.length - 1),
  };
}
