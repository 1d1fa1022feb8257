import { GeoJSONWrapper, fromVectorTileJs } from '@maplibre/vt-pbf';
import GeoJSONVT from 'geojson-vt';
import type { FeatureCollection } from 'geojson';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { buffer, extent } from './tile-address.ts';
import type { TileAddress } from './tile-address.ts';
import { columnsOf, selectRows } from './tile-rows.ts';
import type { TableLayer } from './tile-rows.ts';

/** A place, an id where the layer has one, and the layer's attributes. */
const Rows = z.array(z.looseObject({ lon: z.number(), lat: z.number(), id: z.number().optional() }));

/** The same tile as `cutInDatabase`, cut and encoded in this process: for an engine without ST_AsMVT. */
export async function cutHere(
  reader: Reader,
  layer: TableLayer,
  tile: TileAddress,
  context: DisasterContext,
): Promise<Uint8Array> {
  const rows = await reader
    .selectFrom(
      sql<object>`(SELECT ${columnsOf(layer)}, ST_X(geom) AS lon, ST_Y(geom) AS lat FROM (${selectRows(layer, tile, context)}) r)`.as<'t'>(
        sql.ref('t'),
      ),
    )
    .selectAll()
    .execute();
  if (rows.length === 0) return new Uint8Array();
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: Rows.parse(rows).map(({ lon, lat, id, ...attributes }) => ({
      type: 'Feature',
      ...(id === undefined ? {} : { id }),
      properties: attributes,
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
  return encodeTile(layer, openIndex(collection, tile.z), tile);
}

/** Cuts nothing beforehand: each tile is cut when it is asked for. `maxZoom`: up to which full detail is kept. */
export function openIndex(collection: FeatureCollection, maxZoom: number): GeoJSONVT {
  return new GeoJSONVT(collection, { maxZoom, indexMaxZoom: 0, indexMaxPoints: 0, extent, buffer });
}

/** Empty where nothing of the index lies in the tile. */
export function encodeTile(layer: string, index: GeoJSONVT, tile: TileAddress): Uint8Array {
  const features = index.getTile(tile.z, tile.x, tile.y)?.features ?? [];
  if (features.length === 0) return new Uint8Array();
  const wrapped = new GeoJSONWrapper(features, { version: 2, extent });
  wrapped.name = layer;
  return fromVectorTileJs({ layers: { [layer]: wrapped } });
}
