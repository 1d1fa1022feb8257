// What the four kinds of evidence say of an owner's building and the survey beside it, where no household is confirmed.
// Pure. As with residents, a kind that cannot tell two houses apart is silent, never agreeing.
import { findDoubts, heedDoubts } from './guard-doubts.ts';
import { isSurveyTold, judgePointing, judgeRecords, judgeSlip } from './guard-evidence.ts';
import type { GuardBuilding, GuardPerson, GuardPlace, HeardSurvey, HouseFacts } from './guard-facts.ts';
import { agree, contradict, judgementOf, silent, tiedToSurvey } from './guard-findings.ts';
import type { Finding, Judgement, Missing } from './guard-findings.ts';
import { fitOf } from './guard-names.ts';
import { houseOfBuilding, houseOfFront } from './guard-places.ts';

export interface OwnerFacts extends Pick<HouseFacts, 'slip' | 'pointing'> {
  readonly building: GuardBuilding & {
    /** Where its address leads, as households live there; null where nobody does or that is not known to the house. */
    readonly addressed: GuardPlace | null;
  };
  /** Owner and co-owners, as names are compared. */
  readonly owners: readonly GuardPerson[];
  readonly survey: HeardSurvey & {
    /** The owner as heard at the door; null where nobody said. */
    readonly owner: HeardSurvey['resident'];
  };
  readonly around: Omit<HouseFacts['around'], 'households'>;
}

/**
 * Proven when nothing contradicts and applicant, building and survey hang together by what was found. Slip and finger come
 * from the applicant, name and address from the records, so at least two independent kinds agree.
 */
export function judgeOwner(facts: OwnerFacts): Judgement {
  const { building, owners, survey } = facts;
  const house = houseOfBuilding(facts);
  const doubts = findDoubts(facts, house, {
    people: owners,
    address_key: survey.address_key,
    addressed: building.addressed === null ? null : houseOfFront(building.addressed, facts),
  });
  const told = [...judgeOwnerName(facts), ...judgeOwnerAddress(facts)];
  const findings = heedDoubts(
    [
      ...judgeSlip(facts),
      ...judgePointing(facts, house, null, isSurveyTold(told)),
      ...told,
      ...judgeRecords(facts, house),
    ],
    doubts,
  );
  const tied = tiedToSurvey(findings);
  const missing: Missing[] = [];
  if (!tied.has('applicant')) missing.push('applicant');
  if (!tied.has('building')) missing.push('building');
  return judgementOf(findings, missing);
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
      ownsOther ? silent('name.owner_owns_several') : agree('name.owner_heard', ['building', 'survey']),
    ];
  }
  // A tenant's name says nothing of the owner.
  if (survey.owner === null) return [silent('name.owner_not_heard')];
  return [
    own(survey.owner) === 'none' ? contradict('name.other_owner_heard') : silent('name.owner_resembles'),
  ];
}

/** The same block and number on the tax register and on the survey, and on no other of either. */
function judgeOwnerAddress({ building, survey, around }: OwnerFacts): Finding[] {
  const mine = building.address_key;
  if (survey.address_key === null) return [silent('address.survey_without_address')];
  if (mine === null || !mine.includes('|') || !survey.address_key.includes('|'))
    return [silent('address.address_incomplete')];
  // The register has lot numbers, the survey may have house numbers: unlike does not mean elsewhere.
  if (mine !== survey.address_key) return [silent('address.owner_address_differs')];
  const isShared =
    around.buildings.some(({ number, address_key }) => number !== building.number && address_key === mine) ||
    around.surveys.some(
      (other) => other.number !== survey.number && other.round === survey.round && other.address_key === mine,
    );
  return [
    isShared
      ? silent('address.owner_address_shared')
      : agree('address.owner_address', ['building', 'survey']),
  ];
}
