// The links of a region: every row that may be shown, with its probability after competition and its reasons.
import { calibrate } from './calibration.ts';
import { holdContest } from './contest.ts';
import type { Outcome } from './contest.ts';
import { Binding } from './decisions.ts';
import { explainRow } from './explain-row.ts';
import { groundOf } from './ground.ts';
import type { Ground } from './ground.ts';
import type { Model } from './model.ts';
import type { Reason } from './reasons.ts';
import type { Region } from './region.ts';

/** Records that may belong together; a null number is an end that no record was found for. */
export interface Link {
  readonly household_number: string | null;
  readonly property_number: string | null;
  readonly survey_number: string | null;
  /** 0 to 1: that the ends named belong together and those left open have no record. */
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
export const automaticProbability = 0.97;

/** Rows less likely than this are not worth a clerk's eye. */
export const LEAST_SHOWN = 0.01;
const ROUNDS = 24;

interface Row {
  household: number;
  building: number;
  survey: number;
  probability: number;
}

/** Deterministic, whatever the order of the records. Decisions of people come out as 1, and what they rejected not at all. */
export function linkRegion(region: Region, model: Model): Links {
  const ground = groundOf(region);
  const binding = new Binding(ground.prepared, region.decisions);
  const outcome = holdContest(ground, model, binding, ROUNDS);
  const { households, buildings, surveys } = ground.prepared;
  const count = buildings.length;
  const pairs = listRows(ground, outcome, binding).map(
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
): Row[] {
  const { prepared } = ground;
  const count = prepared.buildings.length;
  const fixedSurvey = binding.fixedSurvey(surveys);
  const fixedHousehold = binding.fixedHousehold(households);
  const both = jointOf(together, beliefs.both);
  const empty = emptyShare(ground, households, beliefs.household);
  const rows: Row[] = [];
  const push = (row: Row, certain: boolean) => {
    const probability = certain ? 1 : calibrate(row.probability);
    if (probability >= LEAST_SHOWN) rows.push({ ...row, probability });
  };
  /** Share of each building's first survey, for households whose house was not surveyed. */
  const surveyed = new Float64Array(count);
  for (let survey = 0; survey < prepared.surveys.length; survey += 1) {
    for (let option = surveys.start[survey] ?? 0; option < (surveys.start[survey + 1] ?? 0); option += 1) {
      const building = surveys.to[option] ?? 0;
      const p = beliefs.survey[option] ?? 0;
      if (building < count && prepared.s.round[survey] === 0)
        surveyed[building] = (surveyed[building] ?? 0) + p;
      if (p < LEAST_SHOWN / 2) continue;
      let nobody = 1;
      const { start, edges } = households.into;
      for (let at = start[building] ?? 0; at < (start[building + 1] ?? 0); at += 1) {
        const other = edges[at] ?? 0;
        const household = households.from[other] ?? 0;
        if (!binding.allows(survey, household, building)) continue;
        const q = beliefs.household[other] ?? 0;
        const joint = both.get(option)?.get(other) ?? (building < count ? p * q : 0);
        nobody *= 1 - Math.min(1, joint / Math.max(p, 1e-12));
        push(
          { household, building, survey, probability: joint },
          fixedSurvey[option] === 1 && fixedHousehold[other] === 1,
        );
      }
      if (building < count)
        push(
          {
            household: -1,
            building,
            survey,
            probability: p * nobody * (isHome(prepared.b.use[building]) ? empty : 1),
          },
          fixedSurvey[option] === 1 && nobody > 0.5,
        );
    }
  }
  for (let option = 0; option < households.to.length; option += 1) {
    const building = households.to[option] ?? 0;
    if (building >= count) continue;
    const alone = (beliefs.household[option] ?? 0) * (1 - Math.min(1, surveyed[building] ?? 0));
    push({ household: households.from[option] ?? 0, building, survey: -1, probability: alone }, false);
  }
  return rows;
}

/**
 * Houses without a household, and households without a house: were the two to be paired, so many houses would still be
 * empty. What people might live in is called empty with no more certainty than that.
 */
function emptyShare(
  { prepared: { b, h } }: Ground,
  households: Outcome['households'],
  belief: Float64Array,
): number {
  const vacant = new Float64Array(b.x.length).fill(1);
  let housed = 0;
  households.to.forEach((to, option) => {
    const p = belief[option] ?? 0;
    housed += p;
    if (to < vacant.length) vacant[to] = (vacant[to] ?? 1) * (1 - p);
  });
  const houses = vacant.reduce((sum, share, building) => sum + (isHome(b.use[building]) ? share : 0), 0);
  return Math.max(0.05, 1 - (h.x.length - housed) / Math.max(1, houses));
}

/** Unknown use counts as a home. */
function isHome(use: number | undefined): boolean {
  return use === undefined || use <= 2;
}

function jointOf({ one, other }: Outcome['together'], both: Float64Array): Map<number, Map<number, number>> {
  const joint = new Map<number, Map<number, number>>();
  one.forEach((option, at) => {
    const row = joint.get(option);
    if (row) row.set(other[at] ?? 0, both[at] ?? 0);
    else joint.set(option, new Map([[other[at] ?? 0, both[at] ?? 0]]));
  });
  return joint;
}
