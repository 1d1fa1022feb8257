import type { LayerSpecification, SourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapTokens } from '../tokens.ts';
import { gsi } from './gsi.ts';
import { openmaptiles } from './openmaptiles.ts';
import { paleLayers } from './pale-layers.ts';
import { protomaps } from './protomaps.ts';

/** What an archive may be made of: vector tiles with the layers of one of these, or pictures. */
export const basemapSchemas = ['protomaps', 'openmaptiles', 'gsi', 'raster'] as const;
export type BasemapSchema = (typeof basemapSchemas)[number];

/** An operator's base map: one PMTiles archive that our own server hands out by ranges. */
export type Basemap = {
  readonly schema: BasemapSchema;
  /** Changes with the file. */
  readonly version: string;
  readonly min_zoom: number;
  readonly max_zoom: number;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Plain text, to be shown wherever the map is. */
  readonly attribution: string;
};

/** The address of the archive; with a version it may be kept for ever. */
export function basemapAddress(origin: string, version?: string): string {
  return `${origin}/tiles/basemap.pmtiles${version === undefined ? '' : `?v=${encodeURIComponent(version)}`}`;
}

/** By its vector layers, which schema an archive keeps to; null for one that we cannot draw. */
export function schemaOf(layers: readonly string[]): BasemapSchema | null {
  const has = (...names: string[]): boolean => names.every((name) => layers.includes(name));
  if (has('earth', 'roads')) return 'protomaps';
  if (has('transportation', 'water')) return 'openmaptiles';
  return has('RdCL', 'WA') ? 'gsi' : null;
}

/** The archive as a source for whoever knows the `pmtiles:` protocol. */
export function basemapSource(basemap: Basemap, origin: string): SourceSpecification {
  const [west, south, east, north] = basemap.bounds;
  return {
    ...(basemap.schema === 'raster' ? { type: 'raster', tileSize: 256 } : { type: 'vector' }),
    tiles: [`pmtiles://${basemapAddress(origin, basemap.version)}/{z}/{x}/{y}`],
    minzoom: basemap.min_zoom,
    maxzoom: basemap.max_zoom,
    bounds: [west, south, east, north],
    attribution: basemap.attribution,
  };
}

/** The archive drawn like our own base map: pale on screens, without colours on paper. */
export function basemapLayers(source: string, { schema }: Basemap, tokens: MapTokens): LayerSpecification[] {
  switch (schema) {
    case 'protomaps':
      return paleLayers(source, protomaps, tokens);
    case 'openmaptiles':
      return paleLayers(source, openmaptiles, tokens);
    case 'gsi':
      return paleLayers(source, gsi, tokens);
    case 'raster':
      return [{ id: 'base-picture', type: 'raster', source, paint: tokens.picture }];
  }
}
