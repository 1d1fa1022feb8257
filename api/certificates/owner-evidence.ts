// What the four kinds of evidence say of an owner's building and the survey beside it, where no household is confirmed.
// Pure. As with residents, a kind that cannot tell two houses apart is silent, never agreeing.
import { EvidenceKind } from './guard.contract.ts';
import type { FindingCode } from './guard.contract.ts';
import { judgeRecords, judgeSlip } from './guard-evidence.ts';
import type { End, Finding } from './guard-evidence.ts';
import type { GuardBuilding, GuardPerson, HeardSurvey, HouseFacts } from './guard-facts.ts';
import { fitOf } from './guard-names.ts';
import {
  fingerMetres,
  houseAt,
  houseOfBuilding,
  isSameHouse,
  metresBetween,
  metresToHouse,
} from './guard-places.ts';
import type { House } from './guard-places.ts';
import { standsOf } from './guard.rules.ts';
import type { Judgement, Missing } from './guard.rules.ts';

export interface OwnerFacts extends Pick<HouseFacts, 'slip' | 'pointing'> {
  readonly building: GuardBuilding;
  /** Owner and co-owners, as names are compared. */
  readonly owners: readonly GuardPerson[];
  readonly survey: HeardSurvey & {
    /** The owner as heard at the door; null where nobody said. */
    readonly owner: HeardSurvey['resident'];
  };
  readonly around: Omit<HouseFacts['around'], 'households'>;
}

/** Positions from farther than this are of another house, however they were measured. */
const farMetres = 100;

/**
 * Proven when nothing contradicts and applicant, building and survey hang together by what was found. Slip and finger come
 * from the applicant, name and address from the records, so at least two independent kinds agree.
 */
export function judgeOwner(facts: OwnerFacts): Judgement {
  const house = houseOfBuilding(facts);
  const findings = [
    ...judgeSlip(facts),
    ...judgeFinger(facts, house),
    ...judgeOwnerName(facts),
    ...judgeOwnerAddress(facts),
    ...judgeRecords(facts, house),
  ];
  const reached = reach(findings);
  const missing: Missing[] = [];
  if (findings.some(({ stand }) => stand === 'contradict')) missing.push('contradiction');
  if (!reached.has('applicant')) missing.push('applicant');
  if (!reached.has('building')) missing.push('building');
  return { stands: standsOf(findings), findings, missing, isProven: missing.length === 0 };
}

/** All that hangs together with the survey. */
function reach(findings: readonly Finding[]): ReadonlySet<End> {
  const reached = new Set<End>(['survey']);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { ties } of findings)
      if (ties !== null && ties.some((end) => reached.has(end))) for (const end of ties) reached.add(end);
  }
  return reached;
}

function found(code: FindingCode, stand: Finding['stand'], ties: Finding['ties'] = null): Finding {
  return { kind: EvidenceKind.parse(code.split('.')[0]), code, stand, ties };
}

function judgeFinger(facts: OwnerFacts, house: House | null): Finding[] {
  const { pointing, survey } = facts;
  if (pointing === null) return [found('pointing.not_given', 'silent')];
  const far = [
    ...(metresBetween(pointing, survey.place) > farMetres
      ? [found('pointing.far_from_survey', 'contradict')]
      : []),
    ...(house !== null && (metresToHouse(pointing, house, facts) ?? 0) > farMetres
      ? [found('pointing.far_from_building', 'contradict')]
      : []),
  ];
  if (far.length > 0) return far;
  if (house === null) return [found('pointing.building_without_place', 'silent')];
  const pointed = houseAt(pointing, facts, fingerMetres);
  if (pointed === null) return [found('pointing.between_houses', 'silent')];
  if (isSameHouse(pointed, house)) return [found('pointing.in_building', 'agree', ['applicant', 'building'])];
  return (metresToHouse(pointing, house, facts) ?? 0) > fingerMetres
    ? [found('pointing.other_building', 'contradict')]
    : [found('pointing.between_houses', 'silent')];
}

/** The owner heard at the door against the tax register's; where the owner lives there, the resident heard is as good. */
function judgeOwnerName({ owners, survey, building, around }: OwnerFacts): Finding[] {
  const own = (heard: HeardSurvey['resident']) =>
    heard === null ? 'none' : fitOf(heard, { people: owners });
  const fits = [own(survey.owner), own(survey.resident)];
  if (fits.includes('whole')) {
    const ownsOther = around.buildings.some(
      ({ number, owner_keys }) =>
        number !== building.number && owner_keys.some((key) => building.owner_keys.includes(key)),
    );
    return [
      ownsOther
        ? found('name.owner_owns_several', 'silent')
        : found('name.owner_heard', 'agree', ['building', 'survey']),
    ];
  }
  // A tenant's name says nothing of the owner.
  if (survey.owner === null) return [found('name.owner_not_heard', 'silent')];
  return [
    own(survey.owner) === 'none'
      ? found('name.other_owner_heard', 'contradict')
      : found('name.owner_resembles', 'silent'),
  ];
}

/** The same block and number on the tax register and on the survey, and on no other of either. */
function judgeOwnerAddress({ building, survey, around }: OwnerFacts): Finding[] {
  const mine = building.address_key;
  if (survey.address_key === null) return [found('address.survey_without_address', 'silent')];
  if (mine === null || !mine.includes('|') || !survey.address_key.includes('|'))
    return [found('address.address_incomplete', 'silent')];
  // The register has lot numbers, the survey may have house numbers: unlike does not mean elsewhere.
  if (mine !== survey.address_key) return [found('address.owner_address_differs', 'silent')];
  const isShared =
    around.buildings.some(({ number, address_key }) => number !== building.number && address_key === mine) ||
    around.surveys.some(
      (other) => other.number !== survey.number && other.round === survey.round && other.address_key === mine,
    );
  return [
    isShared
      ? found('address.owner_address_shared', 'silent')
      : found('address.owner_address', 'agree', ['building', 'survey']),
  ];
}
