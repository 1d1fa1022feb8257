// The three lists around a centre. Nearest first: the index gives the nearest in degrees, a few more than asked
// for, and the ellipsoid puts them in their true order (a degree of longitude is shorter than one of latitude).
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import { BuildingRow, HouseholdRow, SurveyRow } from './matching.contract.ts';

export interface Point {
  lon: number;
  lat: number;
}

/** The nearest to a centre, or those with these numbers (distances null without a centre). */
export type Choice = { nearest: number; from: Point } | { numbers: readonly string[]; from: Point | null };

const overFetch = 2;

export function placeOf({ lon, lat }: Point): RawBuilder<unknown> {
  return sql`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668)`;
}

function distanceFrom(from: Point | null): RawBuilder<number | null> {
  if (from === null) return sql<null>`NULL::double precision`;
  return sql<number | null>`ST_Distance(geom::geography, ${placeOf(from)}::geography)`;
}

const lon = sql<number | null>`ST_X(geom)`.as('lon');
const lat = sql<number | null>`ST_Y(geom)`.as('lat');

export async function listHouseholds(
  reader: Reader,
  { residents_as_of: asOf }: DisasterContext,
  choice: Choice,
): Promise<HouseholdRow[]> {
  if (asOf === null || isEmpty(choice)) return [];
  let query = reader
    .selectFrom('registers.v_household')
    .select([
      'household_number',
      'head_name',
      'head_kana',
      'members',
      'address',
      'address_detail',
      'geocode_level',
    ])
    .select([lon, lat, distanceFrom(choice.from).as('distance_m')])
    .where('valid_from', '<=', asOf)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', asOf)]));
  query =
    'numbers' in choice
      ? query.where('household_number', 'in', [...choice.numbers])
      : query
          .where('geom', 'is not', null)
          .orderBy(sql`geom <-> ${placeOf(choice.from)}`)
          .limit(choice.nearest * overFetch);
  return inOrder(HouseholdRow.array().parse(await query.execute()), choice, (row) => row.household_number);
}

export async function listBuildings(
  reader: Reader,
  { buildings_as_of: asOf }: DisasterContext,
  choice: Choice,
): Promise<BuildingRow[]> {
  if (asOf === null || isEmpty(choice)) return [];
  let query = reader
    .selectFrom('registers.v_building')
    .select([
      'property_number',
      'address',
      'owner_name',
      'owner_kana',
      'use',
      'structure',
      'storeys',
      'floor_area',
    ])
    .select(['building_name', 'geocode_level'])
    .select([lon, lat, distanceFrom(choice.from).as('distance_m')])
    .where('valid_from', '<=', asOf)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', asOf)]));
  query =
    'numbers' in choice
      ? query.where('property_number', 'in', [...choice.numbers])
      : query
          .where('geom', 'is not', null)
          .orderBy(sql`geom <-> ${placeOf(choice.from)}`)
          .limit(choice.nearest * overFetch);
  return inOrder(BuildingRow.array().parse(await query.execute()), choice, (row) => row.property_number);
}

export async function listSurveys(
  reader: Reader,
  { disaster_code }: DisasterContext,
  choice: Choice,
): Promise<SurveyRow[]> {
  if (isEmpty(choice)) return [];
  let query = reader
    .selectFrom('surveys.v_survey')
    .select([
      'survey_number',
      'surveyed_on',
      'round',
      'damage_class',
      'damage_label',
      'damage_letter',
      'flood_class',
    ])
    .select(['address', 'resident_name', 'owner_name'])
    .select([lon, lat, distanceFrom(choice.from).as('distance_m')])
    .where('disaster_code', '=', disaster_code);
  query =
    'numbers' in choice
      ? query.where('survey_number', 'in', [...choice.numbers])
      : query.orderBy(sql`geom <-> ${placeOf(choice.from)}`).limit(choice.nearest * overFetch);
  return inOrder(SurveyRow.array().parse(await query.execute()), choice, (row) => row.survey_number);
}

function isEmpty(choice: Choice): boolean {
  return 'numbers' in choice && choice.numbers.length === 0;
}

/** True distance first, then number, so that houses at one point always come in one order. */
function inOrder<Row extends { distance_m: number | null }>(
  rows: Row[],
  choice: Choice,
  numberOf: (row: Row) => string,
): Row[] {
  const ordered = rows.sort(
    (one, other) =>
      (one.distance_m ?? Infinity) - (other.distance_m ?? Infinity) ||
      (numberOf(one) < numberOf(other) ? -1 : 1),
  );
  const kept = 'nearest' in choice ? ordered.slice(0, choice.nearest) : ordered;
  return kept.map((row) => ({
    ...row,
    distance_m: row.distance_m === null ? null : Math.round(row.distance_m * 10) / 10,
  }));
}

/** How many of each list lie within `radiusM` metres. */
export async function countAround(
  reader: Reader,
  { residents_as_of, buildings_as_of, disaster_code }: DisasterContext,
  from: Point,
  radiusM: number,
): Promise<{ residents: number; buildings: number; surveys: number }> {
  // A little wide, for the index; the ellipsoid decides.
  const dLat = (radiusM / 110_000) * 1.01;
  const dLon = dLat / Math.cos((from.lat * Math.PI) / 180);
  const box = sql`ST_MakeEnvelope(${from.lon - dLon}, ${from.lat - dLat}, ${from.lon + dLon}, ${from.lat + dLat}, 6668)`;
  const near = sql<boolean>`geom && ${box} AND ST_DWithin(geom::geography, ${placeOf(from)}::geography, ${radiusM})`;
  const current = (asOf: string | null) =>
    sql<boolean>`valid_from <= ${asOf}::date AND (valid_until IS NULL OR valid_until > ${asOf}::date)`;
  const count = sql<number>`count(*)`.as('n');
  const counts = await reader
    .selectNoFrom((eb) => [
      eb
        .selectFrom('registers.v_household')
        .select(count)
        .where(near)
        .where(current(residents_as_of))
        .as('residents'),
      eb
        .selectFrom('registers.v_building')
        .select(count)
        .where(near)
        .where(current(buildings_as_of))
        .as('buildings'),
      eb
        .selectFrom('surveys.v_survey')
        .select(count)
        .where(near)
        .where('disaster_code', '=', disaster_code)
        .as('surveys'),
    ])
    .executeTakeFirstOrThrow();
  return { residents: counts.residents ?? 0, buildings: counts.buildings ?? 0, surveys: counts.surveys ?? 0 };
}
