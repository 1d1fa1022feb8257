// Reads what linking works on out of the registers, as JSON text: the thread that serves requests passes it on unparsed.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/database.ts';
import { bandsAround, nowhere } from './cells.ts';
import type { Box } from './cells.ts';
import type { Named } from './decisions.ts';
import type { DisasterContext } from './disaster-context.ts';

/** The records of a region as JSON arrays of `RawHousehold`, `RawBuilding`, `LinkSurvey` (raw-region.ts). */
export interface RegionText {
  readonly households: string;
  readonly buildings: string;
  readonly surveys: string;
}

/** Which records: those in a box; those of some towns that are known no finer; those without any place; those named. */
export type Extent = { readonly box: Box } | { readonly towns: readonly string[] } | 'nowhere' | Named;

export type RecordKind = keyof RegionText;
export const recordKinds = ['households', 'buildings', 'surveys'] as const satisfies readonly RecordKind[];

/** What is read for a cell, in parts that are each short: on the embedded engine whoever asks meanwhile waits for one of them. */
export function extentsOf({ cell, towns }: { cell: string; towns: readonly string[] }): Extent[] {
  return cell === nowhere ? ['nowhere'] : [...bandsAround(cell).map((box) => ({ box })), { towns }];
}

/** Levels at which a record may lie anywhere in its town. */
export const coarseLevels = sql`('none', 'oaza', 'town')`;

export async function readRegion(
  reader: Reader,
  context: DisasterContext,
  extent: Extent,
  kinds: readonly RecordKind[] = recordKinds,
): Promise<RegionText> {
  const text = { households: '[]', buildings: '[]', surveys: '[]' };
  for (const kind of kinds) text[kind] = await readText(reader, select[kind](context, extent));
  return text;
}

async function readText(reader: Reader, rows: RawBuilder<unknown>): Promise<string> {
  const { text } = await reader
    .selectFrom(sql<object>`(${rows})`.as('r'))
    .select(sql<string | null>`json_agg(r)::text`.as('text'))
    .executeTakeFirstOrThrow();
  return text ?? '[]';
}

function selectHouseholds(context: DisasterContext, extent: Extent): RawBuilder<unknown> {
  const asOf = context.residents_as_of;
  const columns = sql`v.household_number, ${place}, v.head_name_key, v.head_kana_key, v.address_detail, m.member_name_keys
    FROM registers.v_household v
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(p.name_key ORDER BY (p.name_key = v.head_name_key) DESC, p.resident_number), ARRAY[v.head_name_key]) AS member_name_keys
      FROM registers.v_resident p
      WHERE p.municipality_code = v.municipality_code AND p.household_number = v.household_number AND ${isValid('p', asOf)}) m`;
  return within(columns, sql`${ofTown(context)} AND ${isValid('v', asOf)}`, extent, (named) => [
    'v.household_number',
    named.households,
  ]);
}

function selectBuildings(context: DisasterContext, extent: Extent): RawBuilder<unknown> {
  const asOf = context.buildings_as_of;
  const columns = sql`v.property_number, ${place}, v.owner_name_key, v.owner_kana_key, v.co_owner_keys, v.owner_address, v.use, v.structure,
      v.floor_area::float8 AS floor_area, v.built_year, v.building_name, o.outline
    FROM registers.v_building v
    -- A map drawn later than the register still shows where the house stood.
    LEFT JOIN LATERAL (
      SELECT ST_AsGeoJSON(ST_ExteriorRing(ST_GeometryN(f.geom, 1)), 7)::json->'coordinates' AS outline
      FROM registers.v_footprint f
      WHERE f.municipality_code = v.municipality_code AND (f.valid_until IS NULL OR f.valid_until > ${asOf}::date)
        AND (f.property_number = v.property_number OR (v.geom IS NOT NULL AND v.geocode_level IN ('survey', 'manual', 'house') AND f.geom && v.geom AND ST_Contains(f.geom, v.geom)))
      ORDER BY (f.property_number = v.property_number) DESC NULLS LAST, f.valid_from, f.footprint_version_id
      LIMIT 1) o ON true`;
  return within(columns, sql`${ofTown(context)} AND ${isValid('v', asOf)}`, extent, (named) => [
    'v.property_number',
    named.properties,
  ]);
}

function selectSurveys(context: DisasterContext, extent: Extent): RawBuilder<unknown> {
  const own = sql`${ofTown(context)} AND v.disaster_code = ${context.disaster_code}`;
  const columns = sql`v.survey_number, ST_X(v.geom) AS lon, ST_Y(v.geom) AS lat, v.round, v.surveyed_on::text AS surveyed_on, v.team, v.address_key,
      substring(v.address_key FROM '^([0-9]{7})(?:\\||$)') AS town_id, v.resident_name_key, v.owner_name_key, v.use, v.structure, v.building_name
    FROM surveys.v_survey v`;
  if (extent === 'nowhere') return sql`SELECT ${columns} WHERE false`;
  if ('towns' in extent) return sql`SELECT ${columns} WHERE false`;
  if ('box' in extent) return sql`SELECT ${columns} WHERE ${own} AND ${inBox(extent.box)}`;
  return sql`SELECT ${columns} WHERE ${own} AND v.survey_number = ANY (${[...extent.surveys]}::text[])`;
}

const select: Readonly<
  Record<RecordKind, (context: DisasterContext, extent: Extent) => RawBuilder<unknown>>
> = { households: selectHouseholds, buildings: selectBuildings, surveys: selectSurveys };

const place = sql`ST_X(v.geom) AS lon, ST_Y(v.geom) AS lat, v.geocode_level, v.town_id, v.address_key`;

function within(
  columns: RawBuilder<unknown>,
  own: RawBuilder<unknown>,
  extent: Extent,
  namedBy: (named: Named) => [string, readonly string[]],
): RawBuilder<unknown> {
  if (extent === 'nowhere')
    return sql`SELECT ${columns} WHERE ${own} AND v.geom IS NULL AND v.town_id IS NULL`;
  if ('box' in extent)
    return sql`SELECT ${columns} WHERE ${own} AND ${inBox(extent.box)} AND NOT (v.town_id IS NOT NULL AND v.geocode_level IN ${coarseLevels})`;
  // The condition of the partial index …_to_place is written out, so that the planner sees it.
  if ('towns' in extent)
    return sql`SELECT ${columns} WHERE ${own} AND v.geocode_level IN ('none', 'oaza', 'town', 'manual') AND v.geocode_level IN ${coarseLevels}
      AND (coalesce(v.town_id, '') COLLATE "C") = ANY (${[...extent.towns]}::text[])`;
  const [column, numbers] = namedBy(extent);
  return sql`SELECT ${columns} WHERE ${own} AND ${sql.ref(column)} = ANY (${[...numbers]}::text[])`;
}

function inBox({ west, south, east, north }: Box): RawBuilder<boolean> {
  return sql<boolean>`v.geom && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 6668)
    AND ST_X(v.geom) >= ${west} AND ST_X(v.geom) < ${east} AND ST_Y(v.geom) >= ${south} AND ST_Y(v.geom) < ${north}`;
}

function ofTown({ municipality_code }: DisasterContext): RawBuilder<boolean> {
  return sql<boolean>`v.municipality_code = ${municipality_code}`;
}

/** A register without a snapshot has nothing. */
export function isValid(alias: 'v' | 'p' | 'f', asOf: string | null): RawBuilder<boolean> {
  const of = sql.raw(alias);
  return sql<boolean>`${of}.valid_from <= ${asOf}::date AND (${of}.valid_until IS NULL OR ${of}.valid_until > ${asOf}::date)`;
}
