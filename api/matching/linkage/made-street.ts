// An invented street for tests: houses every twelve metres, one household in each, one survey of each.
import type { LinkBuilding, LinkHousehold, LinkSurvey, Region } from './region.ts';

const LON = 138.3;
const LAT = 34.87;
const METRES_EAST = 91_290;
const METRES_NORTH = 110_940;

/** Family and given names that cannot be taken for anybody's. */
const FAMILIES = ['甲野', '乙川', '丙山', '丁田', '戊原', '己沢', '庚島', '辛村'];
const GIVEN = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

export function placeAt(east: number, north: number): { lon: number; lat: number } {
  return { lon: LON + east / METRES_EAST, lat: LAT + north / METRES_NORTH };
}

export function nameOf(house: number): string {
  return `${FAMILIES[house % FAMILIES.length] ?? ''}${GIVEN[Math.floor(house / FAMILIES.length) % GIVEN.length] ?? ''}太`;
}

export function madeHousehold(house: number, other: Partial<LinkHousehold> = {}): LinkHousehold {
  const name = nameOf(house);
  return {
    household_number: `H${String(house).padStart(4, '0')}`,
    head_name_key: name,
    head_kana_key: null,
    member_name_keys: [name, `${name.slice(0, 2)}花`],
    address_detail: null,
    ...placeAt(house * 12, -8),
    geocode_level: 'house',
    town_id: '0011001',
    address_key: `0011001|1|${house + 1}`,
    ...other,
  };
}

export function madeBuilding(house: number, other: Partial<LinkBuilding> = {}): LinkBuilding {
  return {
    property_number: `B${String(house).padStart(4, '0')}`,
    owner_name_key: nameOf(house),
    owner_kana_key: null,
    co_owner_keys: [],
    owner_address_key: `0011001|1|${house + 1}`,
    use: '居宅',
    structure: '木造',
    floor_area: 100,
    built_year: 1990,
    building_name: null,
    outline: null,
    ...placeAt(house * 12, 0),
    geocode_level: 'survey',
    town_id: '0011001',
    address_key: `0011001|1|${house + 1}`,
    ...other,
  };
}

export function madeSurvey(house: number, other: Partial<LinkSurvey> = {}): LinkSurvey {
  return {
    survey_number: `0${String(house + 1).padStart(4, '0')}`,
    ...placeAt(house * 12 + 1, 1),
    round: 'first',
    surveyed_on: '2026-08-01',
    team: '1班',
    address_key: null,
    town_id: null,
    resident_name_key: null,
    owner_name_key: null,
    use: '住家',
    structure: '木造',
    building_name: null,
    ...other,
  };
}

export function madeStreet(houses: number): Region {
  const all = Array.from({ length: houses }, (_, house) => house);
  return {
    households: all.map((house) => madeHousehold(house)),
    buildings: all.map((house) => madeBuilding(house)),
    surveys: all.map((house) => madeSurvey(house)),
    decisions: [],
  };
}
