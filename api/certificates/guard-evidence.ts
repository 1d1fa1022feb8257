// The four kinds of evidence, each judged by itself: what the slip, the finger, the names and the addresses say of the
// confirmed survey, building and household. Pure. A kind that cannot tell two houses apart is silent, never agreeing.
import { findDoubts, heedDoubts } from './guard-doubts.ts';
import type { GuardHousehold, GuardPlace, HouseFacts } from './guard-facts.ts';
import { agree, contradict, silent } from './guard-findings.ts';
import type { Finding } from './guard-findings.ts';
import { fitOf, isAtLeast } from './guard-names.ts';
import {
  fingerMetres,
  frontMetres,
  houseAt,
  houseOfBuilding,
  houseOfFront,
  isSameHouse,
  metresBetween,
  metresToHouse,
} from './guard-places.ts';
import type { House, Surroundings } from './guard-places.ts';

/** Positions from farther than this are of another house, however they were measured. */
const farMetres = 100;
/** A point outside every outline still belongs to the house that it nearly touches. */
const edgeMetres = 2;

export function findEvidence(facts: HouseFacts): Finding[] {
  const { household, building } = facts;
  const house = houseOfBuilding(facts);
  const lived = houseOfAddress(facts);
  const names = judgeNames(facts);
  const addresses = judgeAddresses(facts, house, lived, names);
  const found = [
    ...judgeSlip(facts),
    ...judgePointing(facts, house, lived, isSurveyTold([...names, ...addresses])),
    ...names,
    ...addresses,
    ...judgeRecords(facts, house),
  ];
  if (building === null) return found;
  const doubts = findDoubts({ building, around: facts.around }, house, {
    people: household.people,
    address_key: household.address_key,
    addressed: building.address_key === household.address_key ? lived : null,
  });
  return heedDoubts(found, doubts);
}

export function judgeSlip({ slip, survey }: Pick<HouseFacts, 'slip' | 'survey'>): Finding[] {
  if (slip === null) return [silent('slip.not_given')];
  if (slip.survey === null) return [contradict('slip.unknown_number')];
  if (slip.survey.number === survey.number) return [agree('slip.same_number', ['applicant', 'survey'])];
  // The slip of an earlier round, left at the same door.
  const isSameDoor =
    slip.survey.round !== survey.round &&
    ((slip.survey.address_key !== null && slip.survey.address_key === survey.address_key) ||
      metresBetween(slip.survey.place, survey.place) <= edgeMetres);
  return [isSameDoor ? silent('slip.other_round') : contradict('slip.other_survey')];
}

/**
 * A survey's point errs like any other, so the finger is held against the building and the address, not against it. What an
 * address leads to may be next door's, of a household as of a building that was placed by it, and a measured place may be
 * wrong too. So the finger ties only together with a survey that lies in the same house, and to what an address leads to
 * only if that survey is told by name or writing (`isTold`); to a measured building also by slip and a told survey beside.
 * `lived`: the house that the applicant's address leads to; null where it leads to none, or is not asked for.
 */
export function judgePointing(
  facts: Pick<HouseFacts, 'slip' | 'pointing' | 'survey' | 'building'> & Surroundings,
  house: House | null,
  lived: House | null,
  isTold: boolean,
): Finding[] {
  const { slip, pointing, survey } = facts;
  if (pointing === null) return [silent('pointing.not_given')];
  const far = [
    ...(metresBetween(pointing, survey.place) > farMetres ? [contradict('pointing.far_from_survey')] : []),
    ...(house !== null && (metresToHouse(pointing, house, facts) ?? 0) > farMetres
      ? [contradict('pointing.far_from_building')]
      : []),
  ];
  if (far.length > 0) return far;
  const pointed = houseAt(pointing, facts, fingerMetres);
  if (pointed === null) return [silent('pointing.between_houses')];
  const isSurveyIn = liesIn(survey.place, pointed, facts);
  const isSurveyHere = isTold && isSurveyIn;
  const atAddress =
    lived !== null && isSameHouse(pointed, lived)
      ? [agree('pointing.at_address', isSurveyHere ? ['applicant', 'household'] : null)]
      : [];
  if (house === null) return atAddress.length > 0 ? atAddress : [silent('pointing.building_without_place')];
  if (isSameHouse(pointed, house)) {
    const isSlipHere = slip?.survey?.number === survey.number;
    const isTied = isPlaceMeasured(facts) ? isSurveyIn || (isTold && isSlipHere) : isSurveyHere;
    return [agree('pointing.in_building', isTied ? ['applicant', 'building'] : null), ...atAddress];
  }
  return [
    (metresToHouse(pointing, house, facts) ?? 0) > fingerMetres
      ? contradict('pointing.other_building')
      : silent('pointing.between_houses'),
  ];
}

/** The house that the household's address leads to, where nobody else's does. */
function houseOfAddress(facts: HouseFacts): House | null {
  const { place, address_key } = facts.household;
  if (place === null || address_key === null || isShared(facts, address_key)) return null;
  return houseOfFront(place, facts);
}

function judgeNames({ household, building, survey, around }: HouseFacts): Finding[] {
  const findings: Finding[] = [];
  const heard = survey.resident;
  if (heard === null) findings.push(silent('name.not_heard'));
  else {
    const mine = fitOf(heard, household);
    const others = around.households.filter((other) => !livesWith(household, other));
    const beside = around.households.filter((other) => livesWith(household, other));
    const best = (households: readonly GuardHousehold[], least: 'whole' | 'relative' | 'near') =>
      households.some((other) => isAtLeast(fitOf(heard, other), least));
    if (mine === 'whole')
      findings.push(
        best(around.households, 'whole')
          ? silent('name.namesake_near')
          : agree('name.resident_heard', ['household', 'survey']),
      );
    else if (best(others, 'whole')) findings.push(contradict('name.other_household_heard'));
    else if (mine === 'family')
      findings.push(
        best(around.households, 'relative')
          ? silent('name.family_name_shared')
          : agree('name.family_name_heard', null),
      );
    else if (isAtLeast(mine, 'near')) findings.push(silent('name.resembling_name_heard'));
    else if (best(beside, 'near')) findings.push(silent('name.other_of_house_heard'));
    else findings.push(contradict('name.other_name_heard'));
  }
  if (building === null) return findings;
  const owns = (keys: readonly string[]) => household.people.some(({ name_key }) => keys.includes(name_key));
  if (!owns(building.owner_keys)) return findings;
  const ownsOther = around.buildings.some(
    (other) => other.number !== building.number && owns(other.owner_keys),
  );
  // An owner may let the house to kin: only with the family name at the door, which no neighbour bears, does it say who lives there.
  const isHeard = findings.some(({ code }) => code === 'name.family_name_heard');
  const ties: Finding['ties'] = isHeard ? ['household', 'building'] : null;
  return [...findings, ownsOther ? silent('name.owns_several') : agree('name.owner_is_resident', ties)];
}

/** In one house as far as the registers say. */
function livesWith(household: GuardHousehold, other: GuardHousehold): boolean {
  return household.address_key !== null && household.address_key === other.address_key;
}

/** A name or a written address says whose the survey is. */
export function isSurveyTold(findings: readonly Finding[]): boolean {
  return findings.some(({ ties }) => ties?.includes('survey') === true);
}

function judgeAddresses(
  facts: HouseFacts,
  house: House | null,
  lived: House | null,
  names: readonly Finding[],
): Finding[] {
  const { household, building, survey, around } = facts;
  const findings: Finding[] = [];
  const mine = household.address_key;
  const isClear = mine !== null && isWhole(mine) && !isShared(facts, mine);
  if (survey.address_key === null) findings.push(silent('address.survey_without_address'));
  else if (
    mine === null ||
    !isWhole(mine) ||
    !isWhole(survey.address_key) ||
    isPartOf(mine, survey.address_key)
  )
    findings.push(silent('address.address_incomplete'));
  else if (mine !== survey.address_key) findings.push(contradict('address.survey_address_differs'));
  else
    findings.push(
      isClear ? agree('address.survey_address', ['household', 'survey']) : silent('address.address_shared'),
    );
  const others = around.buildings.filter(({ number }) => number !== building?.number);
  if (isClear && building?.address_key === mine && !others.some(({ address_key }) => address_key === mine))
    findings.push(agree('address.building_address', ['household', 'building']));
  if (household.place !== null && metresBetween(household.place, survey.place) > farMetres)
    findings.push(contradict('address.address_far_from_survey'));
  if (house !== null && lived !== null)
    findings.push(
      isSameHouse(lived, house)
        ? agree(
            'address.address_in_building',
            // It may be next door's, as in judgePointing; less so where the household owns the house, or nobody else is led there.
            (isSurveyTold([...names, ...findings]) ||
              (isPlaceMeasured(facts) && (isOwned(names) || isLedAlone(facts, house)))) &&
              liesIn(survey.place, house, facts)
              ? ['household', 'building']
              : null,
          )
        : silent('address.address_in_other_house'),
    );
  return findings;
}

const isOwned = (names: readonly Finding[]) => names.some(({ code }) => code === 'name.owner_is_resident');

/** No household of another address is led to the house; the house next door has a front door too. */
function isLedAlone(facts: HouseFacts, house: House): boolean {
  const { household, around } = facts;
  return !around.households.some(
    (other) =>
      other.place !== null &&
      !livesWith(household, other) &&
      (metresToHouse(other.place, house, facts) ?? 0) <= frontMetres &&
      isLedTo(other.place, house, facts),
  );
}

function isLedTo(place: GuardPlace, house: House, facts: Surroundings): boolean {
  const led = houseOfFront(place, facts);
  return led !== null && isSameHouse(led, house);
}

/** The building's place is not its address once more. */
function isPlaceMeasured({ building, around }: Pick<HouseFacts, 'building'> & Surroundings): boolean {
  return (
    building !== null &&
    (building.is_measured ||
      around.outlines.some(({ property_number }) => property_number === building.number))
  );
}

function liesIn(place: GuardPlace, house: House, facts: Surroundings): boolean {
  const at = houseAt(place, facts, edgeMetres);
  return at !== null && isSameHouse(at, house);
}

/** Down to a number: `町|番地` or finer. */
function isWhole(key: string): boolean {
  return key.includes('|');
}

/** One names a number that the other leaves open. */
function isPartOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(`${short}|`) || long.startsWith(`${short}-`);
}

/** Whether others live under the address in what need not be the same house, or another survey of its round names it. */
function isShared({ household, survey, around }: HouseFacts, key: string): boolean {
  const same = around.households.filter((other) => other.address_key === key);
  const { house_name } = household;
  const isOneHouse = house_name !== null && same.every((other) => other.house_name === house_name);
  return (
    (same.length > 0 && !isOneHouse) ||
    around.surveys.some(
      (other) => other.number !== survey.number && other.round === survey.round && other.address_key === key,
    )
  );
}

/** Whether survey and building lie at one place. A point proves nothing, but it may lie too far off. */
export function judgeRecords(
  facts: Pick<HouseFacts, 'building' | 'survey'> & Surroundings,
  house: House | null,
): Finding[] {
  const { building, survey } = facts;
  if (building === null) return [silent('records.no_building')];
  const metres = house === null ? null : metresToHouse(survey.place, house, facts);
  if (house === null || metres === null) return [silent('records.building_without_place')];
  if (metres > farMetres) return [contradict('records.survey_far_from_building')];
  return liesIn(survey.place, house, facts)
    ? [agree('records.survey_in_building', null)]
    : [silent('records.survey_beside_building')];
}
