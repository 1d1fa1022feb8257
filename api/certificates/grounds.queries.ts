// What a certificate would rest on, read as of the day of the disaster: household and survey tied by a confirmation, a
// building with its owner, or a declaration. Which of them a kind needs is judged by the database when it is issued.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { certificatesProblems } from './certificates.problems.ts';
import type { Place } from './certificates.queries.ts';
import type { Grounds, GroundNamed } from './certificates.rules.ts';
import type { KindView } from './kinds.contract.ts';
import { getKind } from './kinds.queries.ts';

/** With what ties it to those records. */
export interface TiedGrounds extends Grounds {
  kind: KindView;
  confirmation_id: string | null;
  household_number: string | null;
  property_number: string | null;
  owner_key: string | null;
  survey_version_id: number | null;
  declaration_id: string | null;
  /** Metres from building to survey, where both have a place. */
  survey_distance: number | null;
  seal_file: string | null;
  /** Today in Japan. */
  today: string;
}

type Tie = Pick<
  TiedGrounds,
  | 'household'
  | 'members'
  | 'building'
  | 'declaration'
  | 'survey'
  | 'confirmation_id'
  | 'household_number'
  | 'property_number'
  | 'owner_key'
  | 'survey_version_id'
  | 'declaration_id'
  | 'survey_distance'
>;
const nothing: Tie = {
  household: null,
  members: [],
  building: null,
  declaration: null,
  survey: null,
  confirmation_id: null,
  household_number: null,
  property_number: null,
  owner_key: null,
  survey_version_id: null,
  declaration_id: null,
  survey_distance: null,
};

/**
 * Throws not-found for what is not of this disaster or may not be seen, ground-missing where the kind needs another
 * ground, confirmation-missing for a withdrawn one, records-gone where the registers no longer hold what was confirmed.
 */
export async function getGrounds(reader: Reader, place: Place, named: GroundNamed): Promise<TiedGrounds> {
  const kind = await getKind(reader, place.municipality, named.kind);
  const { seal_file, today, as_of_residents, as_of_buildings, disaster, municipality } =
    await getSurroundings(reader, place);
  const tie = await findTie(reader, place, kind, named, { as_of_residents, as_of_buildings });
  return { ...tie, kind, disaster, municipality, seal_file, today };
}

/** Disaster, mayor and seal, as every paper names them. Throws not-found. */
export async function getSurroundings(reader: Reader, place: Place) {
  const row = await reader
    .selectFrom('accounts.disaster as d')
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'd.municipality_code')
    .select(['d.occurred_on', 'd.cause', 'd.kind'])
    .select(['m.mayor_title', 'm.mayor_name', 'm.seal_number', 'm.seal_file'])
    .select([
      sql<string | null>`registers.reading_date(d.municipality_code, 'residents', d.occurred_on)`.as(
        'as_of_residents',
      ),
      sql<string | null>`registers.reading_date(d.municipality_code, 'buildings', d.occurred_on)`.as(
        'as_of_buildings',
      ),
      sql<string>`(now() AT TIME ZONE 'Asia/Tokyo')::date`.as('today'),
    ])
    .where('d.municipality_code', '=', place.municipality)
    .where('d.disaster_code', '=', place.disaster)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const { occurred_on, cause, kind, mayor_title, mayor_name, seal_number, ...rest } = row;
  return {
    ...rest,
    disaster: { occurred_on, cause, kind },
    municipality: { mayor_title, mayor_name, seal_number },
  };
}

interface Days {
  as_of_residents: string | null;
  as_of_buildings: string | null;
}

async function findTie(
  reader: Reader,
  place: Place,
  kind: KindView,
  named: GroundNamed,
  days: Days,
): Promise<Tie> {
  if (kind.ground === 'declaration') {
    if (named.declaration_id === undefined) throw certificatesProblems.groundMissing();
    return declared(reader, place, named.declaration_id);
  }
  const confirmation =
    named.confirmation_id === undefined
      ? undefined
      : await getConfirmation(reader, place, named.confirmation_id);
  if (kind.ground === 'confirmation') {
    if (confirmation === undefined) throw certificatesProblems.groundMissing();
    return resident(reader, place, confirmation, days.as_of_residents);
  }
  const property_number = confirmation?.property_number ?? named.property_number;
  const survey_number = confirmation?.survey_number ?? named.survey_number;
  if (property_number === undefined || survey_number === undefined)
    throw certificatesProblems.groundMissing();
  const tie = await owned(reader, place, { property_number, survey_number }, days.as_of_buildings);
  return { ...tie, confirmation_id: confirmation?.confirmation_id ?? null };
}

async function getConfirmation(reader: Reader, place: Place, id: string) {
  const confirmation = await reader
    .selectFrom('matching.v_confirmation')
    .select(['confirmation_id', 'household_number', 'property_number', 'survey_number', 'withdrawn_at'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('confirmation_id', '=', id)
    .executeTakeFirst();
  if (confirmation === undefined) throw problems.notFound();
  if (confirmation.withdrawn_at !== null) throw certificatesProblems.confirmationMissing();
  return confirmation;
}

function validOn(day: string | null) {
  return sql<boolean>`valid_from <= ${day}::date AND (valid_until IS NULL OR valid_until > ${day}::date)`;
}

async function resident(
  reader: Reader,
  place: Place,
  confirmation: Awaited<ReturnType<typeof getConfirmation>>,
  day: string | null,
): Promise<Tie> {
  const { household_number, confirmation_id, property_number, survey_number } = confirmation;
  const household = await reader
    .selectFrom('registers.v_household')
    .select(['head_name', 'address', 'address_detail'])
    .where('household_number', '=', household_number)
    .where(validOn(day))
    .executeTakeFirst();
  const members = await reader
    .selectFrom('registers.v_resident')
    .select(['name', 'relationship', 'sex', 'born_on'])
    .where('household_number', '=', household_number)
    .where(validOn(day))
    .orderBy(sql`relationship IS DISTINCT FROM '世帯主'`)
    .orderBy('born_on')
    .orderBy('resident_number')
    .execute();
  const survey = await findSurvey(reader, place, survey_number);
  if (household === undefined || survey === undefined) throw certificatesProblems.recordsGone();
  const { survey_version_id, ...said } = survey;
  return {
    ...nothing,
    household,
    members,
    survey: said,
    survey_version_id,
    confirmation_id,
    household_number,
    property_number,
  };
}

async function owned(
  reader: Reader,
  place: Place,
  { property_number, survey_number }: { property_number: string; survey_number: string },
  day: string | null,
): Promise<Tie> {
  const building = await reader
    .selectFrom('registers.v_building as b')
    .leftJoin('surveys.v_survey as s', (join) =>
      join.on('s.disaster_code', '=', place.disaster).on('s.survey_number', '=', survey_number),
    )
    .select(['b.property_number', 'b.address', 'b.lot_number', 'b.structure', 'b.use'])
    .select(['b.owner_name', 'b.owner_name_key', 'b.owner_address', 'b.co_owners'])
    .select(sql<number | null>`ST_Distance(b.geom::geography, s.geom::geography)`.as('survey_distance'))
    .where('b.property_number', '=', property_number)
    .where(validOn(day))
    .executeTakeFirst();
  const survey = await findSurvey(reader, place, survey_number);
  if (building === undefined || survey === undefined) throw certificatesProblems.recordsGone();
  const { owner_name, owner_name_key, survey_distance, ...rest } = building;
  // A protected owner is blanked by the view: for who may not see the name, there is nothing to certify.
  if (owner_name === null || owner_name_key === null) throw problems.notFound();
  const { survey_version_id, ...said } = survey;
  return {
    ...nothing,
    building: { ...rest, owner_name, co_owners: rest.co_owners ?? [] },
    survey: said,
    survey_version_id,
    property_number,
    owner_key: owner_name_key,
    survey_distance: survey_distance === null ? null : Math.round(survey_distance * 10) / 10,
  };
}

async function declared(reader: Reader, place: Place, declaration_id: string): Promise<Tie> {
  const row = await reader
    .selectFrom('certificates.declaration')
    .select(['declarant_name', 'declarant_address', 'damaged_object', 'damaged_place', 'damage_content'])
    .select(['special_notes', 'other', 'received_on', 'household_number'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('declaration_id', '=', declaration_id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  const { household_number, ...declaration } = row;
  return { ...nothing, declaration, declaration_id, household_number };
}

async function findSurvey(reader: Reader, place: Place, survey_number: string) {
  return reader
    .selectFrom('surveys.v_survey')
    .select(['survey_version_id', 'damage_label', 'flood_class', 'round'])
    .where('disaster_code', '=', place.disaster)
    .where('survey_number', '=', survey_number)
    .executeTakeFirst();
}
