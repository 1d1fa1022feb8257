// Reads what the guard judges: the confirmed records as of the disaster, and what stands within sixty metres of them.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { z } from 'zod';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { numberVariants } from '../matching/matching.rules.ts';
import { certificatesProblems } from './certificates.problems.ts';
import { houseNameOf } from './guard-names.ts';
import type {
  GuardBuilding,
  GuardHousehold,
  GuardOutline,
  GuardPerson,
  GuardPlace,
  GuardSurvey,
  HeardSurvey,
  HouseFacts,
} from './guard-facts.ts';

export interface ConfirmedTie {
  household_number: string;
  property_number: string | null;
  survey_number: string;
}

export interface GivenActs {
  slip_number: string | null;
  pointing: GuardPlace | null;
}

const metresAround = 60;
/** More households than this within sixty metres are flats; the nearest are enough. */
const mostAround = 600;

/** Throws records-gone where the registers no longer hold what was confirmed. */
export async function getHouseFacts(
  reader: Reader,
  context: DisasterContext,
  tie: ConfirmedTie,
  { slip_number, pointing }: GivenActs,
): Promise<HouseFacts> {
  const [survey] = await listHeardSurveys(reader, context, tie.survey_number);
  const [household] = await listHouseholds(reader, context, sql`household_number = ${tie.household_number}`);
  const [building] =
    tie.property_number === null
      ? []
      : await listBuildings(reader, context, sql`property_number = ${tie.property_number}`);
  if (
    survey === undefined ||
    household === undefined ||
    (tie.property_number !== null && building === undefined)
  )
    throw certificatesProblems.recordsGone();
  const places = [survey.place, household.place, building?.place ?? null, pointing].filter(
    (place) => place !== null,
  );
  const isNear = sql`(${sql.join(
    places.map((place) => sql`geom && ${boxAround(place)}`),
    sql` OR `,
  )})`;
  const keys = [household.address_key, survey.address_key].filter((key) => key !== null);
  const hasKey = keys.length === 0 ? sql`false` : sql`address_key IN (${sql.join(keys)})`;
  const towns = keys.map((key) => key.split('|')[0] ?? '').filter((town) => /^\d{7}$/.test(town));
  // Whom no address leads to may live in any house of the town.
  const isUnplaced =
    towns.length === 0
      ? sql`false`
      : sql`(town_id IN (${sql.join(towns)}) AND geocode_level IN ('town', 'oaza', 'none'))`;
  return {
    household,
    building: building ?? null,
    survey,
    slip: slip_number === null ? null : { survey: await findSlip(reader, context, slip_number) },
    pointing,
    around: {
      outlines: await listOutlines(reader, isNear, tie.property_number),
      buildings: await listBuildings(reader, context, sql`(${isNear} OR ${hasKey})`),
      surveys: await listSurveys(reader, context, sql`(${isNear} OR ${hasKey})`),
      households: (
        await listHouseholds(reader, context, sql`(${isNear} OR ${hasKey} OR ${isUnplaced})`)
      ).filter(({ number }) => number !== household.number),
    },
  };
}

export function boxAround({ lon, lat }: GuardPlace): RawBuilder<unknown> {
  const north = metresAround / 110_950;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return sql`ST_MakeEnvelope(${lon - east}, ${lat - north}, ${lon + east}, ${lat + north}, 6668)`;
}

const lon = sql<number | null>`ST_X(geom)`.as('lon');
const lat = sql<number | null>`ST_Y(geom)`.as('lat');
/** In force on that day. */
export const isOn = (day: string | null) =>
  sql<boolean>`valid_from <= ${day}::date AND (valid_until IS NULL OR valid_until > ${day}::date)`;

function placeOf(
  row: { lon: number | null; lat: number | null; geocode_level: string },
  levels: readonly string[],
): GuardPlace | null {
  return row.lon === null || row.lat === null || !levels.includes(row.geocode_level)
    ? null
    : { lon: row.lon, lat: row.lat };
}

async function listHouseholds(
  reader: Reader,
  { residents_as_of: day }: DisasterContext,
  which: RawBuilder<unknown>,
): Promise<GuardHousehold[]> {
  const rows = await reader
    .selectFrom('registers.v_household')
    .select(['household_number', 'address_key', 'address_detail', 'geocode_level', lon, lat])
    .where(isOn(day))
    .where(sql<boolean>`${which}`)
    .limit(mostAround)
    .execute();
  if (rows.length === 0) return [];
  const people = await reader
    .selectFrom('registers.v_resident')
    .select(['household_number', 'name', 'name_key', 'kana', 'kana_key'])
    .where(isOn(day))
    .where(
      'household_number',
      'in',
      rows.map((row) => row.household_number),
    )
    .execute();
  const of = Map.groupBy(people, (person) => person.household_number);
  return rows.map((row) => ({
    number: row.household_number,
    people: (of.get(row.household_number) ?? []).map(({ name, name_key, kana, kana_key }): GuardPerson => ({
      name_key,
      kana_key,
      family_key: familyOf(name, foldName),
      family_kana_key: kana === null ? null : familyOf(kana, foldKana),
    })),
    address_key: row.address_key,
    house_name: houseNameOf(row.address_detail),
    place: placeOf(row, ['manual', 'house']),
  }));
}

export function familyOf(name: string, fold: (text: string) => string): string | null {
  const [family, given] = name.trim().split(/\s+/u);
  return family === undefined || given === undefined ? null : fold(family);
}

export async function listBuildings(
  reader: Reader,
  { buildings_as_of: day }: DisasterContext,
  which: RawBuilder<unknown>,
): Promise<GuardBuilding[]> {
  const rows = await reader
    .selectFrom('registers.v_building')
    .select(['property_number', 'owner_name_key', 'co_owners', 'address_key', 'geocode_level', lon, lat])
    .where(isOn(day))
    .where(sql<boolean>`${which}`)
    .limit(mostAround)
    .execute();
  return rows.map((row) => ({
    number: row.property_number,
    owner_keys: [row.owner_name_key, ...row.co_owners.map(foldName)].filter((key) => key !== null),
    address_key: row.address_key,
    place: placeOf(row, ['survey', 'manual', 'house']),
    is_measured: row.geocode_level === 'survey' || row.geocode_level === 'manual',
  }));
}

function selectSurveys(reader: Reader, { disaster_code }: DisasterContext) {
  return reader
    .selectFrom('surveys.v_survey')
    .select(['survey_number', 'round', 'address_key', 'resident_name'])
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('disaster_code', '=', disaster_code);
}

type SurveyRow = Awaited<ReturnType<ReturnType<typeof selectSurveys>['execute']>>[number];

function surveyOf({ survey_number, round, address_key, lon: x, lat: y }: SurveyRow): GuardSurvey {
  return { number: survey_number, round, address_key, place: { lon: x, lat: y } };
}

export async function listSurveys(
  reader: Reader,
  context: DisasterContext,
  which: RawBuilder<unknown>,
): Promise<GuardSurvey[]> {
  const rows = await selectSurveys(reader, context)
    .where(sql<boolean>`${which}`)
    .limit(mostAround)
    .execute();
  return rows.map(surveyOf);
}

export async function listHeardSurveys(
  reader: Reader,
  context: DisasterContext,
  number: string,
): Promise<HeardSurvey[]> {
  const rows = await selectSurveys(reader, context).where('survey_number', '=', number).execute();
  return rows.map((row) => {
    const name = row.resident_name ?? '';
    const resident = name === '' ? null : { name_key: foldName(name), kana_key: foldKana(name) };
    return { ...surveyOf(row), resident };
  });
}

/** The survey that bears a slip's number, read with and without zeros as the counter's box reads it. */
export async function findSlip(
  reader: Reader,
  context: DisasterContext,
  typed: string,
): Promise<GuardSurvey | null> {
  const variants = numberVariants(typed);
  const rows = await selectSurveys(reader, context).where('survey_number', 'in', variants).execute();
  const [best] = rows.sort(
    (one, other) => variants.indexOf(one.survey_number) - variants.indexOf(other.survey_number),
  );
  return best === undefined ? null : surveyOf(best);
}

const Shape = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))) }),
  z.object({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
  }),
]);

export async function listOutlines(
  reader: Reader,
  isNear: RawBuilder<unknown>,
  property_number: string | null,
): Promise<GuardOutline[]> {
  const rows = await reader
    .selectFrom('registers.v_footprint')
    .select(['source', 'property_number', sql<string>`ST_AsGeoJSON(geom, 8)`.as('shape')])
    .where('valid_until', 'is', null)
    .where(sql<boolean>`(${isNear} OR property_number = ${property_number}::text)`)
    .limit(mostAround)
    .execute();
  // Two sets of outlines of one town lie over one another; the one that knows more houses here decides.
  const [set = []] = [...Map.groupBy(rows, (row) => row.source).values()].sort(
    (one, other) => other.length - one.length,
  );
  return set.flatMap((row) => {
    const shape = Shape.safeParse(JSON.parse(row.shape));
    if (!shape.success) return [];
    const polygons = shape.data.type === 'Polygon' ? [shape.data.coordinates] : shape.data.coordinates;
    return [{ property_number: row.property_number, rings: polygons.flatMap((rings) => rings.slice(0, 1)) }];
  });
}
