// Expectation-maximisation on a region's own records: link with what is believed, count what the links show, believe that,
// and again.
import { countAmbient } from './ambient.ts';
import type { Ambient } from './ambient.ts';
import { holdContest } from './contest.ts';
import type { Outcome } from './contest.ts';
import { countHouseholds } from './count-households.ts';
import { countPairs, countWalk } from './count-pairs.ts';
import { countSurveys } from './count-surveys.ts';
import { Binding } from './decisions.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { groundOf } from './ground.ts';
import type { Ground } from './ground.ts';
import { priorModel } from './model.ts';
import type { Model } from './model.ts';
import type { Region } from './region.ts';
import { blend, lessPartners } from './tallies.ts';

const PASSES = 6;
const ROUNDS = 8;

/**
 * The model of a region. `prior` is where it starts and what it falls back to where records are few: an earlier model of
 * the municipality, or `priorModel`. Decisions of people count as the links they are.
 */
export function estimateModel(region: Region, prior: Model = priorModel): Model {
  const ground = groundOf(region);
  if (ground.prepared.surveys.length + ground.prepared.households.length === 0) return prior;
  const ambient = countAmbient(ground);
  const binding = new Binding(ground.prepared, region.decisions);
  let model = withAmbient(prior, ambient);
  for (let pass = 0; pass < PASSES; pass += 1)
    model = maximise(ground, ambient, holdContest(ground, model, binding, ROUNDS), prior);
  return model;
}

/** The region's own neighbourhoods with the prior's links. */
function withAmbient(prior: Model, ambient: Ambient): Model {
  const others = (e: readonly number[], counted: Float64Array, seen: number): number[] =>
    e.map((value, cell) => blend(value, counted[cell] ?? 0, seen));
  return {
    ...prior,
    survey: {
      ...prior.survey,
      place: prior.survey.place.map(({ m, e }, kind) => ({
        m,
        e: lessPartners(
          others(e, ambient.survey[kind] ?? new Float64Array(), ambient.surveys[kind] ?? 0),
          m,
          e,
        ),
      })),
    },
    household: {
      ...prior.household,
      place: prior.household.place.map(({ m, e }, kind) => ({
        m,
        e: lessPartners(
          others(e, ambient.household[kind] ?? new Float64Array(), ambient.households),
          kind === 0 ? m : m.map(() => 0),
          e,
        ),
      })),
      // Where several houses share a number, another house at one's address tells nothing.
      elsewhere: prior.household.elsewhere.map((value, kind) =>
        kind === ELSEWHERE.at || kind === ELSEWHERE.untold
          ? Math.max(value, blend(value, Math.min(0.97, ambient.several), ambient.households))
          : value,
      ),
    },
    pair: {
      ...prior.pair,
      distance: {
        m: prior.pair.distance.m,
        e: lessPartners(
          others(prior.pair.distance.e, ambient.pair, ambient.households),
          prior.pair.distance.m,
          prior.pair.distance.e,
        ),
      },
    },
    walk: { m: prior.walk.m, e: others(prior.walk.e, ambient.walk, 100) },
  };
}

function maximise(ground: Ground, ambient: Ambient, outcome: Outcome, prior: Model): Model {
  const base = withAmbient(prior, ambient);
  const survey = countSurveys(ground, outcome, base, ambient);
  return {
    version: 3,
    records: ground.prepared.surveys.length + ground.prepared.households.length,
    survey,
    household: countHouseholds(ground, outcome, base, ambient),
    pair: countPairs(ground, outcome, base, survey, ambient),
    walk: countWalk(outcome, base.walk),
  };
}
