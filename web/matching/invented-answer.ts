import type {
  BuildingRow,
  HouseholdRow,
  LookupAnswer,
  Match,
  RecordKind,
  SurveyRow,
} from '../../api/matching/matching.contract.ts';

/** For tests: answers about people, houses and results that do not exist. */

export function aHousehold(household_number: string, given: Partial<HouseholdRow> = {}): HouseholdRow {
  return {
    household_number,
    head_name: '結　一郎',
    head_kana: 'ムスビ　イチロウ',
    members: 3,
    address: 'うみべ県むすび市浜一丁目1番1号',
    address_detail: null,
    geocode_level: 'house',
    lon: 143.5,
    lat: 36,
    distance_m: 4.2,
    ...given,
  };
}

export function aBuilding(property_number: string, given: Partial<BuildingRow> = {}): BuildingRow {
  return {
    property_number,
    address: 'むすび市浜一丁目101番地',
    owner_name: '結　一郎',
    owner_kana: null,
    use: '居宅',
    structure: '木造',
    storeys: 2,
    floor_area: 98.5,
    building_name: null,
    geocode_level: 'house',
    lon: 143.5001,
    lat: 36,
    distance_m: 9,
    ...given,
  };
}

export function aSurvey(survey_number: string, given: Partial<SurveyRow> = {}): SurveyRow {
  return {
    survey_number,
    surveyed_on: '2026-07-30',
    round: 'first',
    damage_class: 'half',
    damage_label: '半壊',
    damage_letter: '半',
    flood_class: null,
    address: null,
    resident_name: '結',
    owner_name: null,
    lon: 143.5,
    lat: 36.0001,
    distance_m: 0,
    ...given,
  };
}

export function aTie(household: string, building: string | null, survey: string): Match {
  return {
    household: aHousehold(household),
    building: building === null ? null : aBuilding(building),
    survey: aSurvey(survey),
    probability: null,
    state: 'confirmed',
    confirmed: true,
    confirmation_id: '01980000-0000-7000-8000-000000000001',
    confirmed_at: '2026-08-01T00:00:00Z',
    reasons: [],
  };
}

export function anAnswer({
  asked,
  matches = [],
}: {
  asked?: [RecordKind, string];
  matches?: Match[];
}): LookupAnswer {
  return {
    understood_as: 'survey_number',
    could_also_be: [],
    center: asked
      ? { lon: 143.5, lat: 36, of: { kind: asked[0], number: asked[1], geocode_level: 'house' } }
      : null,
    candidates: [],
    candidates_total: 0,
    matches,
    rejections: [],
    residents: [aHousehold('H1'), aHousehold('H2')],
    buildings: [aBuilding('B1')],
    surveys: [aSurvey('S1')],
    counts: { radius_m: 100, residents: 2, buildings: 1, surveys: 1 },
    registers: {
      disaster_on: '2026-07-28',
      residents_as_of: '2026-07-01',
      residents_late: false,
      buildings_as_of: '2026-07-01',
      buildings_late: false,
    },
  };
}
