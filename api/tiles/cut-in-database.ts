import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { buffer, extent } from './tile-address.ts';
import type { TileAddress } from './tile-address.ts';
import { columnsOf, hasId, selectRows } from './tile-rows.ts';
import type { TileLayerName } from '../../tiles/layers.ts';

/** A tile cut and encoded by PostGIS; empty where no row lies in it. Needs ST_AsMVT, see `canCutInDatabase`. */
export async function cutInDatabase(
  reader: Reader,
  layer: TileLayerName,
  tile: TileAddress,
  context: DisasterContext,
  isPlain = false,
): Promise<Uint8Array> {
  // Map coordinates take JGD2011 for WGS 84: they differ by less than anybody can draw.
  const geom = sql`ST_AsMVTGeom(ST_Transform(ST_SetSRID(r.geom, 4326), 3857),
    ST_TileEnvelope(${tile.z}, ${tile.x}, ${tile.y}), ${extent}::integer, ${buffer}::integer, true)`;
  const encoded = hasId(layer, tile.z, isPlain)
    ? sql<Buffer>`ST_AsMVT(t, ${layer}, ${extent}::integer, 'geom', 'id')`
    : sql<Buffer>`ST_AsMVT(t, ${layer}, ${extent}::integer, 'geom')`;
  // Materialised: the planner takes the drawing functions for so dear that it would rather read the whole table with
  // several workers than let one go through the index.
  const rows = sql`(WITH r AS MATERIALIZED (${selectRows(layer, tile, context)}) SELECT ${columnsOf(layer, tile.z, isPlain)}, ${geom} AS geom FROM r)`;
  const { mvt } = await reader
    .selectFrom(rows.as<'t'>(sql.ref('t')))
    .select(encoded.as('mvt'))
    .executeTakeFirstOrThrow();
  return mvt;
}

/** Whether this PostGIS was built with protobuf; the embedded engine's was not. */
export async function canCutInDatabase(reader: Reader): Promise<boolean> {
  const { version } = await reader
    .selectNoFrom(sql<string | null>`postgis_libprotobuf_version()`.as('version'))
    .executeTakeFirstOrThrow();
  return version !== null && version !== '';
}
