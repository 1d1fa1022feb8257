// Which rows a layer shows in a box: through the rooms' views, so that the row rules decide who is on the map.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { findTileLayer, isSummed } from '../../tiles/layers.ts';
import type { TileLayerName } from '../../tiles/layers.ts';
import { partInBox, selectBaseRows } from './base-rows.ts';
import { selectSums } from './sum-rows.ts';
import { boundsOf } from './tile-address.ts';
import type { TileAddress } from './tile-address.ts';

/**
 * A SELECT of `id` (where the layer's rows have a number), the layer's attributes and `geom`, all in the tile's box; or
 * of sums, at zooms where the layer has those.
 * `&&` stands bare so that the index serves under row-level security.
 */
export function selectRows(
  layer: TileLayerName,
  tile: TileAddress,
  context: DisasterContext,
): RawBuilder<unknown> {
  const rows = selectEach(layer, tile, context);
  return hasSums(layer, tile.z) ? selectSums(rows, layer === 'surveys', tile) : rows;
}

function selectEach(layer: TileLayerName, tile: TileAddress, context: DisasterContext): RawBuilder<unknown> {
  const inBox = sql`geom && ST_MakeEnvelope(${sql.join(boundsOf(tile))}, 6668)`;
  const on = (day: string | null) =>
    sql`valid_from <= ${day}::date AND (valid_until IS NULL OR valid_until > ${day}::date)`;
  switch (layer) {
    case 'base':
      return selectBaseRows(tile);
    case 'towns':
      return sql`SELECT name, geom FROM registers.v_town WHERE ${inBox} AND retired_on IS NULL`;
    case 'addresses':
      return sql`SELECT block_no, house_no, geom FROM registers.v_address_point WHERE ${inBox}`;
    case 'footprints':
      return sql`SELECT footprint_version_id AS id, property_number, geom FROM registers.v_footprint
        WHERE ${inBox} AND valid_until IS NULL`;
    case 'hazards':
      return sql`SELECT hazard_version_id AS id, kind, rank, ${partInBox(tile)} AS geom FROM registers.v_hazard_area
        WHERE ${inBox} AND valid_until IS NULL`;
    case 'barriers':
      return sql`SELECT barrier_version_id AS id, kind, name, ${partInBox(tile)} AS geom FROM registers.v_barrier
        WHERE ${inBox} AND valid_until IS NULL`;
    case 'sites':
      return sql`SELECT s.site_version_id AS id, s.kind, s.name, s.geom,
          nullif((
            SELECT count(*) FROM sites.v_site o
            WHERE o.geom && ST_Expand(s.geom, ${samePlace}::float8)
              AND (array_position(${inLine}::text[], o.kind), o.site_version_id)
                < (array_position(${inLine}::text[], s.kind), s.site_version_id)), 0)::int AS beside
        FROM sites.v_site s WHERE s.${inBox}`;
    case 'buildings':
      return sql`SELECT building_version_id AS id, property_number, "use", structure, geom FROM registers.v_building
        WHERE ${inBox} AND ${on(context.buildings_as_of)}`;
    case 'households':
      return sql`SELECT household_version_id AS id, household_number, geom FROM registers.v_household
        WHERE ${inBox} AND ${on(context.residents_as_of)}`;
    case 'surveys':
      return sql`SELECT survey_version_id AS id, survey_number, damage_class, geom FROM surveys.v_survey
        WHERE ${inBox} AND disaster_code = ${context.disaster_code}`;
  }
}

/** Degrees; 15 m. */
const samePlace = 0.00015;
/** Sites at one place stand side by side in this order. */
const inLine = [
  'shelter',
  'emergency_ground',
  'tsunami_building',
  'welfare_shelter',
  'car_stay',
  'support_base',
  'other',
];

/** Left out of plain tiles, whose features carry no id either: whoever looks on learns no number of a register. */
const numbers: ReadonlySet<string> = new Set(['property_number', 'household_number', 'survey_number']);

/** Layers of other people's house numbers: plain maps do without. */
export const notPlain: ReadonlySet<TileLayerName> = new Set(['addresses']);

/** Whether the layer's features carry an id; sums, the base map, names and addresses have none. */
export function hasId(layer: TileLayerName, zoom: number, isPlain = false): boolean {
  return !isPlain && layer !== 'base' && layer !== 'towns' && layer !== 'addresses' && !hasSums(layer, zoom);
}

/** What a feature carries, as a list of columns: the id and the declared attributes, nothing else. */
export function columnsOf(layer: TileLayerName, zoom: number, isPlain = false): RawBuilder<unknown> {
  const declared = findTileLayer(layer);
  const attributes = (hasSums(layer, zoom) ? declared?.sums?.attributes : declared?.attributes) ?? [];
  const shown = (name: string) =>
    isPlain && numbers.has(name) ? sql`NULL::text AS ${sql.ref(name)}` : sql.ref(name);
  return sql.join([...(hasId(layer, zoom, isPlain) ? ['id'] : []), ...attributes].map(shown));
}

function hasSums(layer: TileLayerName, zoom: number): boolean {
  const declared = findTileLayer(layer);
  return declared !== undefined && isSummed(declared, zoom);
}
