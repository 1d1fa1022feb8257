// What of a region does not depend on the model: records made ready, candidates, comparison levels, walks.
import { findCandidates } from './candidates.ts';
import type { Candidates } from './candidates.ts';
import { findDoubles } from './doubles.ts';
import { learnHouseNumbers } from './house-numbers.ts';
import type { HouseNumbers } from './house-numbers.ts';
import { learnPlaces } from './learned-places.ts';
import { householdBuildingLevels, surveyBuildingLevels } from './levels.ts';
import type { HouseholdBuildingLevels, SurveyBuildingLevels } from './levels.ts';
import { comparableNumbers } from './numbering.ts';
import { prepare } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import type { Region } from './region.ts';
import { trustOfSurveys } from './survey-trust.ts';
import { previousOnWalk } from './walk-order.ts';

export interface Ground {
  readonly prepared: Prepared;
  readonly numbers: HouseNumbers;
  /** by building, one of DOUBLE */
  readonly doubles: Uint8Array;
  readonly candidates: Candidates;
  readonly sb: SurveyBuildingLevels;
  readonly hb: HouseholdBuildingLevels;
  /** by survey, one of TRUST_LEVELS */
  readonly trust: Uint8Array;
  readonly previous: Int32Array;
}

const grounds = new WeakMap<Region, Ground>();

/** Estimating and linking follow each other on one region, so what was made ready is kept as long as the region. */
export function groundOf(region: Region): Ground {
  const known = grounds.get(region);
  if (known) return known;
  const prepared = prepare(region);
  const comparable = comparableNumbers(prepared);
  const numbers = learnHouseNumbers(prepared, comparable);
  learnPlaces(prepared, comparable, numbers);
  const candidates = findCandidates(prepared, numbers);
  const ground = {
    prepared,
    numbers,
    doubles: findDoubles(prepared),
    candidates,
    sb: surveyBuildingLevels(prepared, candidates, numbers),
    hb: householdBuildingLevels(prepared, candidates, numbers),
    trust: trustOfSurveys(prepared),
    previous: previousOnWalk(prepared),
  };
  grounds.set(region, ground);
  return ground;
}
