// What each survey and each household may choose among: its candidate buildings, and a house that is on no roll. Such a
// house has a number of its own, that of the survey behind all buildings (`buildings + survey`).
import type { Candidates } from './candidates.ts';
import { edgesInto } from './edges.ts';

export interface Options {
  readonly start: Int32Array;
  /** Building, or buildings + survey for a house on no roll. */
  readonly to: Int32Array;
  readonly from: Int32Array;
  /** Logarithm of what speaks for the option before anything competes. */
  readonly weight: Float64Array;
  /** The candidate edge, -1 for a house on no roll. */
  readonly edge: Int32Array;
  /** Options of each building (and house on no roll). */
  readonly into: { readonly start: Int32Array; readonly edges: Int32Array };
}

/** A household is never in a house on no roll by itself: only together with the survey of it. */
export const UNROLLED_HOUSEHOLD = -16;
const WORST = 16;
const MOST_OPTIONS = 12;

interface Given {
  readonly candidates: Candidates;
  readonly buildings: number;
  readonly surveys: number;
  readonly households: number;
}

export function surveyOptions(
  { candidates: { sb }, buildings, surveys }: Given,
  weights: Float64Array,
  missing: number,
): Options {
  return collect(surveys, buildings + surveys, (survey) => [
    ...best(sb.start, sb.to, weights, survey, Math.log(missing)),
    { to: buildings + survey, weight: Math.log(missing), edge: -1 },
  ]);
}

export function householdOptions(
  { candidates: { hb, hs }, buildings, surveys, households }: Given,
  weights: Float64Array,
  nowhere: Float64Array,
  missing: number,
): Options {
  return collect(households, buildings + surveys, (household) => {
    const options = best(hb.start, hb.to, weights, household, Math.log(missing));
    for (let edge = hs.start[household] ?? 0; edge < (hs.start[household + 1] ?? 0); edge += 1)
      options.push({
        to: buildings + (hs.to[edge] ?? 0),
        weight: UNROLLED_HOUSEHOLD - (nowhere[household] ?? 0),
        edge: -1,
      });
    return options;
  });
}

interface Option {
  to: number;
  weight: number;
  edge: number;
}

function best(
  start: Int32Array,
  to: Int32Array,
  weights: Float64Array,
  at: number,
  missing: number,
): Option[] {
  const options: Option[] = [];
  let most = missing;
  for (let edge = start[at] ?? 0; edge < (start[at + 1] ?? 0); edge += 1) {
    const weight = weights[edge] ?? 0;
    most = Math.max(most, weight);
    options.push({ to: to[edge] ?? 0, weight, edge });
  }
  return options
    .filter(({ weight }) => weight > most - WORST)
    .toSorted((a, b) => b.weight - a.weight || a.to - b.to)
    .slice(0, MOST_OPTIONS);
}

function collect(size: number, targets: number, optionsOf: (at: number) => Option[]): Options {
  const rows: Option[][] = [];
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    const row = optionsOf(at);
    rows.push(row);
    count += row.length;
  }
  const start = new Int32Array(size + 1);
  const [to, from, edge] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const weight = new Float64Array(count);
  let next = 0;
  rows.forEach((row, at) => {
    for (const option of row) {
      to[next] = option.to;
      from[next] = at;
      edge[next] = option.edge;
      weight[next] = option.weight;
      next += 1;
    }
    start[at + 1] = next;
  });
  return { start, to, from, weight, edge, into: edgesInto(to, targets) };
}
