// One region under one model: weights, options, what is tied to what.
import { buildingKind } from './building-words.ts';
import type { Binding } from './decisions.ts';
import type { Ground } from './ground.ts';
import { compete } from './competition.ts';
import type { Beliefs, Contest } from './competition.ts';
import type { Model } from './model.ts';
import { householdOptions, surveyOptions } from './options.ts';
import type { Options } from './options.ts';
import { weighAgain } from './resurveys.ts';
import { weighTogether } from './together.ts';
import type { Together } from './together.ts';
import { walkLevel } from './walk-order.ts';
import { weighHouseholdBuildings, weighSurveyBuildings } from './weights.ts';
import type { HouseholdBuildingWeights, SurveyBuildingWeights } from './weights.ts';

export interface Outcome {
  readonly surveys: Options;
  readonly households: Options;
  readonly together: Together;
  readonly again: Together;
  readonly sb: SurveyBuildingWeights;
  readonly hb: HouseholdBuildingWeights;
  readonly crowd: Float64Array;
  readonly beliefs: Beliefs;
}

export function holdContest(ground: Ground, model: Model, binding: Binding, rounds: number): Outcome {
  const { prepared, candidates, previous } = ground;
  const sb = weighSurveyBuildings(prepared, candidates, ground.sb, ground, model);
  const hb = weighHouseholdBuildings(prepared, candidates, ground.hb, ground, model);
  const given = {
    candidates,
    buildings: prepared.buildings.length,
    surveys: prepared.surveys.length,
    households: prepared.households.length,
  };
  const surveys = binding.bindSurveys(surveyOptions(given, sb.total, model.survey.missing));
  const households = binding.bindHouseholds(
    householdOptions(given, hb.total, hb.nowhere, model.household.missing),
  );
  const crowd = crowdOf(households, Math.log(model.household.missing), given.buildings);
  const together = binding.bindTogether(
    weighTogether({ prepared, model, surveys, households, sb, hb, crowd }),
    surveys,
    households,
  );
  const again = weighAgain(prepared, model, surveys, sb);
  const contest: Contest = {
    surveys,
    households,
    together,
    again,
    walk: {
      previous,
      ratio: Float64Array.from(model.walk.m, (m, level) => m / (model.walk.e[level] ?? 1)),
      levelOf: (one, other) => walkLevel(prepared, one, other),
    },
    round: prepared.s.round,
    buildings: given.buildings,
    householdMissing: Math.log(model.household.missing),
    unsurveyed: Float32Array.from(prepared.b.use, (use) => 1 - (model.survey.coverage[use] ?? 0)),
    vacant: vacancies(ground, model.household),
    oneHome: Uint8Array.from(prepared.b.use, (use) => (use === 1 || use === 3 ? 1 : 0)),
    family: Int32Array.from(prepared.h.members, ([head]) => head?.family ?? -1),
    fixedSurvey: binding.fixedSurvey(surveys),
    fixedHousehold: binding.fixedHousehold(households),
  };
  return { surveys, households, together, again, sb, hb, crowd, beliefs: compete(contest, rounds) };
}

/** By building. The fewer the houses that their owners call home, the nearer are the others to all: a roll may not tell. */
function vacancies(
  { prepared: { b }, numbers: { ownerAtHome } }: Ground,
  { vacant, vacantOwned }: Model['household'],
): Float32Array {
  let [all, home] = [0, 0];
  b.use.forEach((use, at) => {
    if (buildingKind(use) !== 0) return;
    all += 1;
    home += ownerAtHome[at] ?? 0;
  });
  const share = Math.min(0.8, home / Math.max(1, all));
  const others = (vacant - share * vacantOwned) / (1 - share);
  return Float32Array.from(ownerAtHome, (atHome) => (atHome === 1 ? vacantOwned : others));
}

/** How many households each building has by their own weights alone. */
function crowdOf({ start, to, weight }: Options, missing: number, buildings: number): Float64Array {
  const crowd = new Float64Array(buildings);
  for (let at = 0; at + 1 < start.length; at += 1) {
    const [from, end] = [start[at] ?? 0, start[at + 1] ?? 0];
    let most = missing;
    for (let option = from; option < end; option += 1) most = Math.max(most, weight[option] ?? 0);
    let all = Math.exp(missing - most);
    for (let option = from; option < end; option += 1) all += Math.exp((weight[option] ?? 0) - most);
    for (let option = from; option < end; option += 1) {
      const building = to[option] ?? 0;
      if (building < buildings)
        crowd[building] = (crowd[building] ?? 0) + Math.exp((weight[option] ?? 0) - most) / all;
    }
  }
  return crowd;
}
