// 背景地図: sea, land, water, roads and railways. Only the fixture town has one so far; elsewhere the layer is empty.
import { readFile } from 'node:fs/promises';
import type { Feature, Polygon } from 'geojson';
import type GeoJSONVT from 'geojson-vt';
import { z } from 'zod';
import { SAMPLE_FILES, SAMPLE_MUNICIPALITY } from '../../geodata/sample-town/sample-town.ts';
import { encodeTile, openIndex } from './cut-here.ts';
import type { TileAddress } from './tile-address.ts';

const Position = z.array(z.number()).min(2);
const BaseFeatures = z.object({
  features: z.array(
    z.object({
      properties: z.object({ kind: z.enum(['sea', 'land', 'water', 'river', 'road', 'rail']) }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(Position))) }),
        z.object({ type: z.literal('LineString'), coordinates: z.array(Position) }),
        z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(Position)) }),
      ]),
    }),
  ),
});

const lastZoom = 16;
let opened: Promise<GeoJSONVT> | undefined;

/** Empty for a municipality without a base map. */
export async function cutBaseMap(municipality: string, tile: TileAddress): Promise<Uint8Array> {
  if (municipality !== SAMPLE_MUNICIPALITY.code) return new Uint8Array();
  opened ??= openSampleTown();
  return encodeTile('base', await opened, tile);
}

async function openSampleTown(): Promise<GeoJSONVT> {
  const files = await Promise.all(
    [SAMPLE_FILES.coast, SAMPLE_FILES.streets].map(async (path) =>
      BaseFeatures.parse(JSON.parse(await readFile(path, 'utf8'))),
    ),
  );
  const features = files.flatMap((file) =>
    file.features.map((feature) => ({ type: 'Feature' as const, ...feature })),
  );
  return openIndex({ type: 'FeatureCollection', features: [...seaBelow(features), ...features] }, lastZoom);
}

/** The seas around Japan, in degrees. */
const seas: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [120, 20],
      [155, 20],
      [155, 47],
      [120, 47],
      [120, 20],
    ],
  ],
};

/** A base map that draws land lies in the sea; one that says nothing of land does not. */
function seaBelow(features: readonly { properties: { kind: string } }[]): Feature[] {
  const kinds = new Set(features.map(({ properties }) => properties.kind));
  const isNeeded = kinds.has('land') && !kinds.has('sea');
  return isNeeded ? [{ type: 'Feature', properties: { kind: 'sea' }, geometry: seas }] : [];
}
