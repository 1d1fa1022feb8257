import { GeoJSONWrapper, fromVectorTileJs } from '@maplibre/vt-pbf';
import GeoJSONVT from 'geojson-vt';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../db/database.ts';
import type { DisasterContext } from '../matching/disaster-context.ts';
import { buffer, extent } from './tile-address.ts';
import type { TileAddress } from './tile-address.ts';
import { columnsOf, selectRows } from './tile-rows.ts';
import { findTileLayer } from '../../tiles/layers.ts';
import type { TileLayerName } from '../../tiles/layers.ts';

const Position = z.array(z.number()).min(2);
const Shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: Position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(Position) }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(Position) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(Position)) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(Position))) }),
]);

/** A place, an id where the layer has one, and the layer's attributes. */
const Points = z.array(z.looseObject({ lon: z.number(), lat: z.number(), id: z.number().optional() }));
const Shapes = z.array(z.looseObject({ shape: z.string(), id: z.number().optional() }));

/** The same tile as `cutInDatabase`, cut and encoded in this process: for an engine without ST_AsMVT. */
export async function cutHere(
  reader: Reader,
  layer: TileLayerName,
  tile: TileAddress,
  context: DisasterContext,
  isPlain = false,
): Promise<Uint8Array> {
  const isPoints = findTileLayer(layer)?.geometry === 'point';
  const place = isPoints ? sql`ST_X(geom) AS lon, ST_Y(geom) AS lat` : sql`ST_AsGeoJSON(geom, 7) AS shape`;
  const rows = await reader
    .selectFrom(
      sql<object>`(SELECT ${columnsOf(layer, tile.z, isPlain)}, ${place} FROM (${selectRows(layer, tile, context)}) r
        WHERE NOT ST_IsEmpty(geom))`.as<'t'>(sql.ref('t')),
    )
    .selectAll()
    .execute();
  if (rows.length === 0) return new Uint8Array();
  const features = isPoints ? Points.parse(rows).map(pointFeature) : Shapes.parse(rows).flatMap(shapeFeature);
  return encodeTile(layer, openIndex({ type: 'FeatureCollection', features }, tile.z), tile);
}

function pointFeature({ lon, lat, id, ...attributes }: z.infer<typeof Points>[number]): Feature {
  return feature(id, attributes, { type: 'Point', coordinates: [lon, lat] });
}

/** Clipping leaves collections of crumbs now and then; those are nothing to draw. */
function shapeFeature({ shape, id, ...attributes }: z.infer<typeof Shapes>[number]): Feature[] {
  const geometry = Shape.safeParse(JSON.parse(shape));
  return geometry.success ? [feature(id, attributes, geometry.data)] : [];
}

function feature(id: number | undefined, attributes: Record<string, unknown>, geometry: Geometry): Feature {
  const known = Object.entries(attributes).filter(([, value]) => value !== null);
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    properties: Object.fromEntries(known),
    geometry,
  };
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
