// The links of a region: every row that may be shown, with its probability after competition and its reasons.
import { calibrate } from './calibration.ts';
import { holdContest } from './contest.ts';
import type { Outcome } from './contest.ts';
import { Binding } from './decisions.ts';
import { edgesInto } from './edges.ts';
import { explainRow } from './explain-row.ts';
import { groundOf } from './ground.ts';
import type { Ground } from './ground.ts';
import type { Model } from './model.ts';
import type { Options } from './options.ts';
import type { Reason } from './reasons.ts';
import type { Region } from './region.ts';

/** Records that may belong together; a null number is an end that no record was found for. */
export interface Link {
  readonly household_number: string | null;
  readonly property_number: string | null;
  readonly survey_number: string | null;
  /** 0 to 1: that the ends named belong together. A row leaves an end open where no record for it is likely. */
  readonly probability: number;
  readonly reasons: readonly Reason[];
}

export interface Links {
  readonly pairs: readonly Link[];
}

/**
 * Rows from here on are linked without a person: measured on towns that the code had not seen, 995 of 1,000 and more are
 * right (README). Everything below is shown as a candidate.
 */
export const automaticProbability = 0.95;
/** Of rows that say who lives there; a survey and a building alone have one comparison the less to go by. */
export const automaticWithoutHousehold = 0.975;

export function isAutomatic({
  household_number,
  probability,
}: Pick<Link, 'household_number' | 'probability'>): boolean {
  return probability >= (household_number === null ? automaticWithoutHousehold : automaticProbability);
}

/** Rows less likely than this are not worth a clerk's eye, unless a survey has no other. */
const LEAST_SHOWN = 0.004;
/** Of a survey that has no such row the likeliest is shown, down to here: a clerk would rather refuse one than look for one. */
const LEAST_OFFERED = 0.0001;
const ROUNDS = 24;

interface Row {
  household: number;
  building: number;
  survey: number;
  probability: number;
}

/** Deterministic, whatever the order of the records. Decisions of people come out as 1, and what they rejected not at all. */
export function linkRegion(region: Region, model: Model, calibration = calibrate): Links {
  const ground = groundOf(region);
  const binding = new Binding(ground.prepared, region.decisions);
  const outcome = holdContest(ground, model, binding, ROUNDS);
  const { households, buildings, surveys } = ground.prepared;
  const count = buildings.length;
  const pairs = listRows(ground, outcome, binding, calibration).map(
    ({ household, building, survey, probability }): Link => ({
      household_number: households[household]?.household_number ?? null,
      property_number: building < count ? (buildings[building]?.property_number ?? null) : null,
      survey_number: surveys[survey]?.survey_number ?? null,
      probability,
      reasons: explainRow(ground, model, outcome, { household, building, survey, probability }),
    }),
  );
  return { pairs };
}

/** -1 stands for an open end. By survey, then likeliest first; rows without a survey behind. */
function listRows(
  ground: Ground,
  { surveys, households, together, beliefs }: Outcome,
  binding: Binding,
  calibration: (belief: number) => number,
): Row[] {
  const { prepared } = ground;
  const count = prepared.buildings.length;
  const fixedSurvey = binding.fixedSurvey(surveys);
  const fixedHousehold = binding.fixedHousehold(households);
  const pairs = edgesInto(together.one, surveys.to.length);
  const rows: Row[] = [];
  const settled = (row: Row, certain: boolean): Row => ({
    ...row,
    probability: certain ? 1 : calibration(row.probability),
  });
  /** How sure it is that each building had a first survey. */
  const surveyed = new Float64Array(count);
  for (let survey = 0; survey < prepared.surveys.length; survey += 1) {
    const first = prepared.s.round[survey] === 0;
    const homes = new Map<number, number>();
    const unrolled: Row[] = [];
    const found: Row[] = [];
    const push = (row: Row, certain: boolean) => found.push(settled(row, certain));
    const least = Math.min(LEAST_SHOWN / 4, likeliestOnRoll(surveys, beliefs.survey, survey, count));
    for (let option = surveys.start[survey] ?? 0; option < (surveys.start[survey + 1] ?? 0); option += 1) {
      const building = surveys.to[option] ?? 0;
      const p = beliefs.survey[option] ?? 0;
      if (building < count && first) surveyed[building] = (surveyed[building] ?? 0) + p;
      if (p < least) continue;
      const { start, edges } = households.into;
      let nobody = 1;
      let named = 0;
      const both = new Map<number, number>();
      for (const at of pairs.edges.subarray(pairs.start[option] ?? 0, pairs.start[option + 1] ?? 0))
        both.set(together.other[at] ?? 0, beliefs.both[at] ?? 0);
      for (let at = start[building] ?? 0; at < (start[building + 1] ?? 0); at += 1) {
        const other = edges[at] ?? 0;
        const household = households.from[other] ?? 0;
        if (!binding.allows(survey, household, building)) continue;
        const q = beliefs.household[other] ?? 0;
        const alone = building < count ? p * q : 0;
        const probability = Math.min(p, q, both.get(other) ?? alone);
        const certain = fixedSurvey[option] === 1 && fixedHousehold[other] === 1;
        nobody *= 1 - Math.min(1, probability / p);
        named = Math.max(named, probability);
        homes.set(household, (homes.get(household) ?? 0) + probability);
        if (building < count) push({ household, building, survey, probability }, certain);
        else if (certain) push({ household, building, survey, probability: 1 }, true);
        else unrolled.push({ household, building, survey, probability });
      }
      // That the survey is of this building may be sure where it is not sure who lives there.
      const surer = calibration(p) >= automaticWithoutHousehold && calibration(named) < automaticProbability;
      if (building < count && (nobody > 0.5 || surer))
        push({ household: -1, building, survey, probability: p }, fixedSurvey[option] === 1);
    }
    // Where the house is on no roll, that the two belong together is as sure as all ways to it.
    for (const row of unrolled) {
      const all = Math.min(1, homes.get(row.household) ?? 0);
      if (row.probability > all / 2) push({ ...row, probability: all }, false);
    }
    const shown = found.filter(isShown);
    rows.push(...(shown.length > 0 ? shown : found.filter(isOffered).toSorted(likelierFirst).slice(0, 1)));
  }
  for (let option = 0; option < households.to.length; option += 1) {
    const building = households.to[option] ?? 0;
    if (building >= count || (surveyed[building] ?? 0) > 0.5) continue;
    const [household = 0, probability = 0] = [households.from[option], beliefs.household[option]];
    const row = settled({ household, building, survey: -1, probability }, fixedHousehold[option] === 1);
    if (isShown(row)) rows.push(row);
  }
  return rows;
}

const isShown = ({ probability }: Row) => probability >= LEAST_SHOWN;
const isOffered = ({ probability }: Row) => probability >= LEAST_OFFERED;
const likelierFirst = (a: Row, b: Row) => b.probability - a.probability;

function likeliestOnRoll({ start, to }: Options, beliefs: ArrayLike<number>, survey: number, count: number) {
  let most = 0;
  for (let option = start[survey] ?? 0; option < (start[survey + 1] ?? 0); option += 1)
    if ((to[option] ?? 0) < count) most = Math.max(most, beliefs[option] ?? 0);
  return most;
}
