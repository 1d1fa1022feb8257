import { sql } from 'kysely';
import { foldName } from '../../geodata/text/fold-name.ts';
import { fullYears } from '../../geodata/full-years.ts';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { getDisasterContext } from '../matching/disaster-context.ts';
import { findIssueStart } from './areas.queries.ts';
import type { ApplicationState } from './application-states.contract.ts';
import { ApplicationState as State } from './application-states.contract.ts';
import type { Place } from './certificates.queries.ts';
import type { Prefill, PrefillQuestion } from './prefill.contract.ts';

/** Throws not-found for a household that the register does not have on the disaster's day, or that may not be seen. */
export async function getPrefill(
  reader: Reader,
  place: Place,
  { household_number: householdNumber, property_number }: PrefillQuestion,
): Promise<Prefill> {
  const context = await getDisasterContext(reader, place.municipality, place.disaster);
  const asOf = sql<boolean>`valid_from <= ${context.residents_as_of}::date AND (valid_until IS NULL OR valid_until > ${context.residents_as_of}::date)`;
  const household = await reader
    .selectFrom('registers.v_household')
    .select(['head_name', 'head_kana', 'address', 'address_detail', 'town_id'])
    .where('household_number', '=', householdNumber)
    .where(asOf)
    .executeTakeFirst();
  if (household === undefined) throw problems.notFound();
  const people = await reader
    .selectFrom('registers.v_resident')
    .select(['name', 'relationship', 'born_on', 'phone'])
    .where('household_number', '=', householdNumber)
    .where(asOf)
    .orderBy(sql`relationship IS DISTINCT FROM '世帯主'`)
    .orderBy('born_on')
    .orderBy('resident_number')
    .execute();
  const today = await reader
    .selectFrom('registers.v_household')
    .select(['address', 'address_detail'])
    .where('household_number', '=', householdNumber)
    .where('valid_until', 'is', null)
    .executeTakeFirst();
  const tie = await findTie(reader, place, householdNumber);
  const addressThen = wholeAddress(household);
  return {
    household_number: householdNumber,
    applicant_name: household.head_name,
    applicant_kana: household.head_kana,
    applicant_address: today === undefined ? addressThen : wholeAddress(today),
    applicant_phone: people.find(({ phone }) => phone !== null)?.phone ?? null,
    head_name: household.head_name,
    members: people.map(({ name, relationship, born_on }) => ({
      name,
      relationship,
      age: fullYears(born_on, context.disaster_on),
    })),
    address_then: addressThen,
    house_address: household.address,
    category: categoryOf(
      household.head_name,
      await findOwner(reader, tie?.property_number ?? property_number),
    ),
    property_number: tie?.property_number ?? null,
    slip_number: tie?.survey_number ?? null,
    issue_starts_on: await findIssueStart(reader, place, household.town_id),
    earlier: await listEarlier(reader, place, householdNumber),
  };
}

function wholeAddress({
  address,
  address_detail,
}: {
  address: string;
  address_detail: string | null;
}): string {
  return [address, address_detail].filter((part) => part !== null && part !== '').join('　');
}

function categoryOf(headName: string, ownerName: string | null): Prefill['category'] {
  if (ownerName === null) return null;
  return foldName(headName) === foldName(ownerName) ? 'owner_occupier' : null;
}

/** What a person has confirmed of this household. */
async function findTie(reader: Reader, { disaster }: Place, householdNumber: string) {
  const tie = await reader
    .selectFrom('matching.v_confirmation')
    .select(['property_number', 'survey_number'])
    .where('disaster_code', '=', disaster)
    .where('household_number', '=', householdNumber)
    .where('withdrawn_at', 'is', null)
    .orderBy('confirmed_at', 'desc')
    .executeTakeFirst();
  return tie;
}

async function findOwner(reader: Reader, propertyNumber: string | null): Promise<string | null> {
  if (propertyNumber === null) return null;
  const building = await reader
    .selectFrom('registers.v_building')
    .select('owner_name')
    .where('property_number', '=', propertyNumber)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst();
  return building?.owner_name ?? null;
}

async function listEarlier(
  reader: Reader,
  { municipality, disaster }: Place,
  householdNumber: string,
): Promise<{ application_id: string; application_number: number; state: ApplicationState }[]> {
  const rows = await reader
    .selectFrom('certificates.application')
    .select(['application_id', 'application_number', 'state'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('household_number', '=', householdNumber)
    .orderBy('application_number')
    .execute();
  return rows.map((row) => ({ ...row, state: State.parse(row.state) }));
}
