import { describe, expect, test } from 'vitest';
import { findDoubts } from './guard-doubts.ts';
import type { GuardBuilding, GuardOutline, GuardPlace, HouseFacts } from './guard-facts.ts';
import { houseNameOf } from './guard-names.ts';
import { houseOfBuilding, houseOfFront } from './guard-places.ts';
import { judgeHouse } from './guard.rules.ts';

const place = (metresEast: number): GuardPlace => ({ lon: 138.3 + metresEast / 91_290, lat: 34.87 });

/** Ten metres square, its middle on the line. */
function outline(metresEast: number): GuardOutline {
  const [west, east] = [place(metresEast - 5).lon, place(metresEast + 5).lon];
  const [south, north] = [34.87 - 5 / 110_950, 34.87 + 5 / 110_950];
  return {
    property_number: null,
    rings: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

const building = (number: string, metresEast: number, other: Partial<GuardBuilding> = {}): GuardBuilding => ({
  number,
  owner_keys: ['乙川一太'],
  address_key: `0011001|1|${number}`,
  place: place(metresEast),
  is_measured: false,
  ...other,
});

const met = { name_key: '甲野一太', kana_key: '' };

/** A tenant in a house on a street of three, met at the door, with slip and finger at the own house. */
function street(own: GuardBuilding, others: readonly GuardBuilding[]): HouseFacts {
  const survey = { number: '00001', round: 'first', place: place(0), address_key: null, resident: met };
  return {
    household: {
      number: 'H1',
      people: [{ name_key: '甲野一太', kana_key: null, family_key: '甲野', family_kana_key: null }],
      address_key: '0011001|1|1',
      house_name: null,
      place: place(0),
    },
    building: own,
    survey,
    slip: { survey },
    pointing: place(1),
    around: {
      outlines: [outline(0), outline(20), outline(40)],
      buildings: [own, ...others],
      surveys: [survey],
      households: [],
    },
  };
}

function doubtsOf({ household, building: own, around }: HouseFacts) {
  if (own === null || household.place === null) throw new Error('a street has both');
  const facts = { building: own, around };
  return findDoubts(facts, houseOfBuilding(facts), {
    people: household.people,
    address_key: household.address_key,
    addressed: own.address_key === household.address_key ? houseOfFront(household.place, facts) : null,
  });
}

describe('the building that was confirmed', () => {
  test('is not doubted where it stands alone in its outline and nobody else bears the address', () => {
    const facts = street(building('1', 0), [building('2', 20), building('3', 40)]);
    expect(doubtsOf(facts)).toEqual({ place: null, contradictions: [] });
    expect(judgeHouse(facts).isProven).toBe(true);
  });

  test('is not told by its place where the register puts another into the same outline', () => {
    const facts = street(building('7', 0), [building('2', 2)]);
    expect(doubtsOf(facts).place).toBe('records.place_shared');
    const { isProven, missing } = judgeHouse(facts);
    expect({ isProven, missing }).toEqual({ isProven: false, missing: ['building'] });
  });

  test('is not told by a place that its own address does not lead to', () => {
    const facts = street(building('1', 20), [building('3', 40)]);
    expect(doubtsOf(facts).place).toBe('records.place_unlike_address');
    expect(judgeHouse(facts).isProven).toBe(false);
  });

  test('is contradicted by another that bears the very address of the household', () => {
    const facts = street(building('9', 0), [building('1', 20)]);
    expect(doubtsOf(facts).contradictions).toEqual(['address.other_building_address']);
    expect(judgeHouse(facts).missing).toContain('contradiction');
  });

  test('is contradicted by another that somebody of the household owns', () => {
    const facts = street(building('1', 0), [building('2', 20, { owner_keys: ['甲野一太'] })]);
    expect(doubtsOf(facts).contradictions).toEqual(['name.owns_other_building']);
    expect(judgeHouse(facts).missing).toContain('contradiction');
  });

  test('is not told by the front door that the address leads to while the survey lies outside', () => {
    const facts = street(building('7', 0), []);
    const beside = { ...facts.survey, place: place(10) };
    expect(judgeHouse({ ...facts, survey: beside, pointing: null }).missing).toEqual(['building']);
    expect(judgeHouse({ ...facts, pointing: null }).isProven).toBe(true);
  });
});

describe('a household whose name nobody heard', () => {
  const unheard = (facts: HouseFacts, address_key: string | null): HouseFacts => ({
    ...facts,
    survey: { ...facts.survey, resident: null, address_key },
  });
  const here = street(building('1', 0), [building('2', 20)]);

  test('is told by an address that was said at the door and stands on the tax roll', () => {
    expect(judgeHouse(unheard(here, '0011001|1|1')).isProven).toBe(true);
  });

  test('is not told by an address that a survey beside the house bears, unless its slip was brought', () => {
    const facts = unheard(here, '0011001|1|1');
    const beside = { ...facts, survey: { ...facts.survey, place: place(10) } };
    expect(judgeHouse(beside).isProven).toBe(true);
    expect(judgeHouse({ ...beside, slip: null }).missing).toContain('household');
  });

  test('is told by slip, finger and survey in a building whose place was measured and that bears the address', () => {
    const measured = unheard(street(building('1', 0, { is_measured: true }), [building('2', 20)]), null);
    expect(judgeHouse(measured).isProven).toBe(true);
    expect(judgeHouse({ ...measured, slip: null }).missing).toContain('household');
  });

  test('is told by a measured building that bears another address only while nobody else is led to it', () => {
    const measured = unheard(street(building('7', 0, { is_measured: true }), [building('2', 20)]), null);
    expect(judgeHouse(measured).isProven).toBe(true);
    const neighbour = { ...measured.household, number: 'H2', people: [], address_key: '0011001|1|2' };
    const led = {
      ...measured,
      around: { ...measured.around, households: [{ ...neighbour, place: place(3) }] },
    };
    expect(judgeHouse(led).missing).toContain('household');
    const nextDoor = {
      ...measured,
      around: { ...measured.around, households: [{ ...neighbour, place: place(20) }] },
    };
    expect(judgeHouse(nextDoor).isProven).toBe(true);
  });

  test('is not told by an address that only the registers have, or only the door and the map', () => {
    expect(judgeHouse(unheard(here, null)).missing).toContain('household');
    const unlike = street(building('7', 0), [building('2', 20)]);
    expect(judgeHouse(unheard(unlike, '0011001|1|1')).missing).toEqual(['household']);
  });
});

test('an address may lead next door: the finger on it ties nobody while the survey lies elsewhere', () => {
  const facts = { ...street(building('1', 0, { place: null }), []), slip: null };
  expect(judgeHouse(facts).isProven).toBe(true);
  const nextDoor = { ...facts, survey: { ...facts.survey, place: place(20) } };
  expect(judgeHouse(nextDoor).missing).toContain('applicant');
});

describe('two households under one number', () => {
  const withHouseNames = (own: string, other: string): HouseFacts => {
    const facts = street(building('1', 0), []);
    const household = { ...facts.household, house_name: own };
    const upstairs = { ...household, number: 'H2', people: [], house_name: other };
    return {
      ...facts,
      household,
      survey: { ...facts.survey, resident: null, address_key: '0011001|1|1' },
      around: { ...facts.around, households: [upstairs] },
    };
  };

  test('live in one house where their 方書 name one', () => {
    expect(judgeHouse(withHouseNames('第二平和荘', '第二平和荘')).isProven).toBe(true);
  });

  test('are not told apart by the number where their 方書 name two', () => {
    expect(judgeHouse(withHouseNames('第二平和荘', 'コーポ北')).missing).toContain('household');
  });

  test.each([
    ['第二平和荘203号', '第二平和荘'],
    ['コーポ北　２－１０１', 'コーポ北2'],
    ['301号室', ''],
    ['佐藤方', '佐藤方'],
    ['', null],
    [null, null],
  ])('%s names the house %s', (detail, name) => {
    expect(houseNameOf(detail)).toBe(name);
  });
});

describe('an address that leads next door', () => {
  test('ties no neighbour to the survey in hand, though roll and owner speak for the neighbour', () => {
    const facts = street(building('1', 0, { owner_keys: ['甲野一太'] }), [building('2', 20)]);
    const unsaid = { ...facts, survey: { ...facts.survey, resident: null } };
    expect(judgeHouse(unsaid).isProven).toBe(false);
    const unplaced = { ...unsaid, building: building('1', 0, { owner_keys: ['甲野一太'], place: null }) };
    expect(judgeHouse(unplaced).isProven).toBe(false);
  });

  test('ties no finger to the building that was placed by it while the survey lies elsewhere, nor does a measured place', () => {
    const facts = { ...street(building('1', 0), []), slip: null };
    expect(judgeHouse(facts).isProven).toBe(true);
    const survey = { ...facts.survey, place: place(20) };
    expect(judgeHouse({ ...facts, survey }).missing).toContain('applicant');
    const measured = building('1', 0, { is_measured: true });
    const around = { ...facts.around, buildings: [measured] };
    const beside = { ...facts, survey, building: measured, around };
    expect(judgeHouse(beside).missing).toContain('applicant');
    expect(judgeHouse({ ...beside, slip: { survey } }).isProven).toBe(true);
  });
});
