// Reads what an owner's check judges: building and survey as of the disaster, and what stands within sixty metres of them.
import { sql } from 'kysely';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { certificatesProblems } from './certificates.problems.ts';
import type { GuardPerson, GuardPlace, HeardSurvey } from './guard-facts.ts';
import {
  boxAround,
  familyOf,
  findSlip,
  isOn,
  listBuildings,
  listHeardSurveys,
  listOutlines,
  listSurveys,
} from './house-facts.ts';
import type { GivenActs } from './house-facts.ts';
import type { OwnerFacts } from './owner-evidence.ts';

export interface OwnerHouse {
  property_number: string;
  survey_number: string;
}

/** Throws records-gone where register or survey are not there, not-found for a protected owner who may not be seen. */
export async function getOwnerFacts(
  reader: Reader,
  context: DisasterContext,
  { property_number, survey_number }: OwnerHouse,
  { slip_number, pointing }: GivenActs,
): Promise<OwnerFacts> {
  const [survey] = await listHeardSurveys(reader, context, survey_number);
  const [building] = await listBuildings(reader, context, sql`property_number = ${property_number}`);
  if (survey === undefined || building === undefined) throw certificatesProblems.recordsGone();
  const addressed = await findAddressedPlace(reader, context, building.address_key);
  const places = [survey.place, building.place, addressed, pointing].filter((place) => place !== null);
  const isNear = sql`(${sql.join(
    places.map((place) => sql`geom && ${boxAround(place)}`),
    sql` OR `,
  )})`;
  const keys = [building.address_key, survey.address_key].filter((key) => key !== null);
  const hasKey = keys.length === 0 ? sql`false` : sql`address_key IN (${sql.join(keys)})`;
  return {
    building: { ...building, addressed },
    owners: await listOwners(reader, context, property_number),
    survey: { ...survey, owner: await findHeardOwner(reader, context, survey_number) },
    slip: slip_number === null ? null : { survey: await findSlip(reader, context, slip_number) },
    pointing,
    around: {
      outlines: await listOutlines(reader, isNear, property_number),
      buildings: await listBuildings(reader, context, sql`(${isNear} OR ${hasKey})`),
      surveys: await listSurveys(reader, context, sql`(${isNear} OR ${hasKey})`),
    },
  };
}

/** Where households live by this address; null where none do, or their place is not known to the house. */
async function findAddressedPlace(
  reader: Reader,
  { residents_as_of: day }: DisasterContext,
  address_key: string | null,
): Promise<GuardPlace | null> {
  if (address_key === null || !address_key.includes('|')) return null;
  const row = await reader
    .selectFrom('registers.v_household')
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('address_key', '=', address_key)
    .where('geocode_level', 'in', ['manual', 'house'])
    .where(isOn(day))
    .orderBy('household_number')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

async function listOwners(
  reader: Reader,
  { buildings_as_of: day }: DisasterContext,
  property_number: string,
): Promise<GuardPerson[]> {
  const row = await reader
    .selectFrom('registers.v_building')
    .select(['owner_name', 'owner_kana', 'co_owners'])
    .where('property_number', '=', property_number)
    .where(isOn(day))
    .executeTakeFirst();
  // A protected owner is blanked by the view.
  if (row === undefined || row.owner_name === null) throw problems.notFound();
  return [
    personOf(row.owner_name, row.owner_kana),
    ...(row.co_owners ?? []).map((name) => personOf(name, null)),
  ];
}

function personOf(name: string, kana: string | null): GuardPerson {
  return {
    name_key: foldName(name),
    kana_key: kana === null ? null : foldKana(kana),
    family_key: familyOf(name, foldName),
    family_kana_key: kana === null ? null : familyOf(kana, foldKana),
  };
}

async function findHeardOwner(
  reader: Reader,
  { disaster_code }: DisasterContext,
  survey_number: string,
): Promise<HeardSurvey['resident']> {
  const row = await reader
    .selectFrom('surveys.v_survey')
    .select('owner_name')
    .where('disaster_code', '=', disaster_code)
    .where('survey_number', '=', survey_number)
    .executeTakeFirst();
  const name = row?.owner_name ?? '';
  return name === '' ? null : { name_key: foldName(name), kana_key: foldKana(name) };
}
