// Whether a house is proven: the wrong-house guard's decision. Pure.
import { findEvidence } from './guard-evidence.ts';
import type { HouseFacts } from './guard-facts.ts';
import { judgementOf, tiedToSurvey } from './guard-findings.ts';
import type { Finding, Judgement, Missing } from './guard-findings.ts';

/**
 * Proven when nothing contradicts and applicant, household, building and survey hang together by what was found. Slip and
 * finger come from the applicant, name and address from the household, so at least two independent kinds agree. The
 * point at which a survey was recorded ties nothing: it may be the street's, or the neighbour's. Several houses can bear one
 * house number while the registers know of one: where no name speaks, roll and sheet must both tell the address of a
 * survey that the slip names or that lies in the house, or slip, finger and survey all lie in a building whose place is
 * not its address once more.
 */
export function judgeHouse(facts: HouseFacts): Judgement {
  const findings = findEvidence(facts);
  const tied = tiedToSurvey(findings);
  const missing: Missing[] = [];
  if (!tied.has('applicant')) missing.push('applicant');
  if (!tied.has('household') || !(isNamed(findings) || isToldWithoutName(findings, facts)))
    missing.push('household');
  const isOwned = tied.has('household') && findings.some(({ code }) => code === 'name.owner_is_resident');
  if (facts.building !== null && !tied.has('building') && !isOwned) missing.push('building');
  return judgementOf(findings, missing);
}

const agrees = (findings: readonly Finding[], wanted: Finding['code']) =>
  findings.some(({ code, stand }) => code === wanted && stand === 'agree');

const isNamed = (findings: readonly Finding[]) =>
  findings.some(({ kind, stand }) => kind === 'name' && stand === 'agree');

const isToldWithoutName = (findings: readonly Finding[], { building }: HouseFacts) => {
  const all = (wanted: readonly Finding['code'][]) => wanted.every((code) => agrees(findings, code));
  const isSurveyHere =
    agrees(findings, 'slip.same_number') ||
    agrees(findings, 'records.survey_in_building') ||
    findings.some(({ code, ties }) => code === 'pointing.at_address' && ties !== null);
  return (
    (isSurveyHere && all(['address.survey_address', 'address.building_address'])) ||
    (building?.is_measured === true &&
      all(['slip.same_number', 'pointing.in_building', 'records.survey_in_building']))
  );
};
