// Where the house of an application stands, how well that is known, and whether a survey result lies beside it.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { parseAddress } from '../../geodata/addresses/parse-address.ts';
import { findByAddress } from '../matching/find-by-address.ts';
import { GeocodeLevel } from '../matching/matching.contract.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { placeOf } from '../matching/nearest-records.ts';
import type { Point } from '../matching/nearest-records.ts';
import { getTownIndex } from '../registers/towns.queries.ts';
import { reachOf } from './applications.rules.ts';

export interface HousePlace {
  at: Point | null;
  /** Metres within which a result may be its own; null where its place says too little. */
  reach: number | null;
  town_id: string | null;
}

interface House {
  household_number: string | null;
  property_number: string | null;
  house_address: string;
}

const nowhere: HousePlace = { at: null, reach: null, town_id: null };

/** By the tax register, else by the household if it lives there, else by the address as written. */
export async function locateHouse(
  reader: Reader,
  context: DisasterContext,
  house: House,
): Promise<HousePlace> {
  if (house.property_number !== null) {
    const building = await readPlace(reader, 'building', house.property_number, context.buildings_as_of);
    if (building !== undefined && building.at !== null) return building;
  }
  if (house.household_number !== null) {
    const household = await readPlace(reader, 'household', house.household_number, context.residents_as_of);
    if (household !== undefined && household.address === house.house_address) return household;
  }
  const index = await getTownIndex(reader, context.municipality_code);
  const town_id = parseAddress(house.house_address, index).town?.machiaza_id ?? null;
  const { candidates } = await findByAddress(reader, context, house.house_address, 1);
  const [first] = candidates;
  if (first === undefined || first.lon === null || first.lat === null) return { ...nowhere, town_id };
  const level = first.kind === 'address' ? first.geocode_level : 'block';
  return { at: { lon: first.lon, lat: first.lat }, reach: reachOf(level), town_id };
}

async function readPlace(
  reader: Reader,
  kind: 'building' | 'household',
  number: string,
  asOf: string | null,
): Promise<(HousePlace & { address: string }) | undefined> {
  const current = sql<boolean>`valid_from <= ${asOf}::date AND (valid_until IS NULL OR valid_until > ${asOf}::date)`;
  const columns = ['address', 'town_id', 'geocode_level'] as const;
  const at = [sql<number | null>`ST_X(geom)`.as('lon'), sql<number | null>`ST_Y(geom)`.as('lat')] as const;
  const row =
    kind === 'building'
      ? await reader
          .selectFrom('registers.v_building')
          .select(columns)
          .select(at)
          .where('property_number', '=', number)
          .where(current)
          .executeTakeFirst()
      : await reader
          .selectFrom('registers.v_household')
          .select(columns)
          .select(at)
          .where('household_number', '=', number)
          .where(current)
          .executeTakeFirst();
  if (row === undefined) return undefined;
  const { address, town_id, geocode_level, lon, lat } = row;
  const point = lon === null || lat === null ? null : { lon, lat };
  return { address, town_id, at: point, reach: reachOf(GeocodeLevel.parse(geocode_level)) };
}

/** Whether any result lies within `reach` metres. */
export async function isSurveyNear(
  reader: Reader,
  { disaster_code }: DisasterContext,
  at: Point,
  reach: number,
): Promise<boolean> {
  const near = await reader
    .selectFrom('surveys.v_survey')
    .select('survey_version_id')
    .where('disaster_code', '=', disaster_code)
    .where(sql<boolean>`geom && ST_Expand(${placeOf(at)}, ${(reach / 110_000) * 1.5})`)
    .where(sql<boolean>`ST_DWithin(geom::geography, ${placeOf(at)}::geography, ${reach})`)
    .limit(1)
    .executeTakeFirst();
  return near !== undefined;
}
