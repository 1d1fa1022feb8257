// One record with all that is held of it: as of the disaster's day, and today's beside it where that differs.
import { sql } from 'kysely';
import { fullYears } from '../../geodata/full-years.ts';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { listConfirmations } from './matching.queries.ts';
import { getDisasterContext } from './disaster-context.ts';
import type { DisasterContext } from './disaster-context.ts';
import { BuildingRecord, HouseholdRecord, SurveyRecord } from './matching.contract.ts';
import type { Member, RecordAnswer, RecordQuestion } from './matching.contract.ts';

/** Throws not-found for a number that the register does not have, or whose household the reader may not see. */
export async function getRecord(
  reader: Reader,
  municipality: string,
  disaster: string,
  { kind, number }: RecordQuestion,
): Promise<RecordAnswer> {
  const context = await getDisasterContext(reader, municipality, disaster);
  if (kind === 'household') {
    const pair = await findPair(context.residents_as_of, (asOf) =>
      findHousehold(reader, context, number, asOf),
    );
    return {
      kind,
      ...pair,
      confirmations: await listConfirmations(reader, context, { household_number: number }),
    };
  }
  if (kind === 'building') {
    const pair = await findPair(context.buildings_as_of, (asOf) => findBuilding(reader, number, asOf));
    return {
      kind,
      ...pair,
      confirmations: await listConfirmations(reader, context, { property_number: number }),
    };
  }
  const survey = await getSurvey(reader, context, number);
  return { kind, survey, confirmations: await listConfirmations(reader, context, { survey_number: number }) };
}

async function findPair<Whole extends { valid_from: string }>(
  asOf: string | null,
  find: (asOf: string | null) => Promise<Whole | null>,
): Promise<{ at_disaster: Whole | null; current: Whole | null }> {
  const atDisaster = asOf === null ? null : await find(asOf);
  const current = await find(null);
  if (atDisaster === null && current === null) throw problems.notFound();
  const isSame = JSON.stringify(atDisaster) === JSON.stringify(current);
  return { at_disaster: atDisaster, current: isSame ? null : current };
}

/** `asOf` null: the version without an end. */
async function findHousehold(
  reader: Reader,
  context: DisasterContext,
  number: string,
  asOf: string | null,
): Promise<HouseholdRecord | null> {
  const household = await reader
    .selectFrom('registers.v_household')
    .select([
      'household_number',
      'head_name',
      'head_kana',
      'members',
      'postal_code',
      'address',
      'address_detail',
    ])
    .select(['geocode_level', 'valid_from', 'valid_until'])
    .select([sql<number | null>`ST_X(geom)`.as('lon'), sql<number | null>`ST_Y(geom)`.as('lat')])
    .where('household_number', '=', number)
    .where(isValid(asOf))
    .executeTakeFirst();
  if (household === undefined) return null;
  return HouseholdRecord.parse({ ...household, people: await listMembers(reader, context, number, asOf) });
}

/** Head first, then by age. */
export async function listMembers(
  reader: Reader,
  { disaster_on }: Pick<DisasterContext, 'disaster_on'>,
  householdNumber: string,
  asOf: string | null,
): Promise<Member[]> {
  const people = await reader
    .selectFrom('registers.v_resident')
    .select(['resident_number', 'name', 'kana', 'born_on', 'sex', 'relationship', 'phone', 'nationality'])
    .where('household_number', '=', householdNumber)
    .where(isValid(asOf))
    .orderBy(sql`relationship IS DISTINCT FROM '世帯主'`)
    .orderBy('born_on')
    .orderBy('resident_number')
    .execute();
  return people.map((person) => ({ ...person, age_at_disaster: fullYears(person.born_on, disaster_on) }));
}

async function findBuilding(
  reader: Reader,
  number: string,
  asOf: string | null,
): Promise<BuildingRecord | null> {
  const building = await reader
    .selectFrom('registers.v_building')
    .select([
      'property_number',
      'address',
      'lot_number',
      'owner_name',
      'owner_kana',
      'owner_address',
      'co_owners',
    ])
    .select(['use', 'structure', 'roof', 'storeys', 'floor_area', 'built_year', 'building_name', 'ledger'])
    .select(['geocode_level', 'valid_from', 'valid_until'])
    .select([sql<number | null>`ST_X(geom)`.as('lon'), sql<number | null>`ST_Y(geom)`.as('lat')])
    .where('property_number', '=', number)
    .where(isValid(asOf))
    .executeTakeFirst();
  return building === undefined ? null : BuildingRecord.parse(building);
}

async function getSurvey(
  reader: Reader,
  { disaster_code }: DisasterContext,
  number: string,
): Promise<SurveyRecord> {
  const survey = await reader
    .selectFrom('surveys.v_survey')
    .select(['survey_number', 'surveyed_on', 'round', 'hazard', 'structure', 'damage_class', 'damage_label'])
    .select([
      'damage_letter',
      'damage_ratio',
      'flood_depth_cm',
      'flood_class',
      'address',
      'resident_name',
      'owner_name',
    ])
    .select(['use', 'building_name', 'team', 'surveyor', 'remarks'])
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('disaster_code', '=', disaster_code)
    .where('survey_number', '=', number)
    .executeTakeFirst();
  if (survey === undefined) throw problems.notFound();
  return SurveyRecord.parse(survey);
}

function isValid(asOf: string | null) {
  return asOf === null
    ? sql<boolean>`valid_until IS NULL`
    : sql<boolean>`valid_from <= ${asOf}::date AND (valid_until IS NULL OR valid_until > ${asOf}::date)`;
}
