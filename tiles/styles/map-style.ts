import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { findTileLayer, tileAddress, type TileLayerName } from '../layers.ts';
import { backgroundLayers } from './base-layers.ts';
import { basemapLayers, basemapSource, type Basemap } from './basemaps/basemap.ts';
import { styleLayersByName } from './layers-by-name.ts';
import { drawsSums } from './register-layers.ts';
import type { MapTokens } from './tokens.ts';

/** Whose tiles to draw, and from which server. */
export type TileScope = { origin: string; municipality: string; disaster: string };

/**
 * The whole style: one source for each tile layer, drawn in the order of `styleLayersByName`. An operator's base map takes
 * the place of the layer `base`, under the same name.
 */
export function mapStyle(
  names: readonly TileLayerName[],
  { origin, municipality, disaster }: TileScope,
  tokens: MapTokens,
  basemap: Basemap | null,
): StyleSpecification {
  const drawn = tileLayerOrder.filter((name) => names.includes(name));
  const layers = drawn.flatMap((name) =>
    name === 'base' && basemap ? basemapLayers(name, basemap, tokens) : styleLayersByName[name](name, tokens),
  );
  return {
    version: 8,
    sources: Object.fromEntries(
      drawn.map((name) => [
        name,
        name === 'base' && basemap
          ? basemapSource(basemap, origin)
          : {
              type: 'vector' as const,
              tiles: [tileAddress(origin, municipality, disaster, name)],
              minzoom: findTileLayer(name)?.min_zoom ?? 0,
              maxzoom: findTileLayer(name)?.max_zoom ?? 22,
            },
      ]),
    ),
    layers: [
      ...backgroundLayers(tokens),
      ...layers.filter((layer) => !drawsSums(layer)),
      ...layers.filter(drawsSums),
    ],
  };
}

const tileLayerOrder: readonly TileLayerName[] = [
  'base',
  'footprints',
  'hazards',
  'barriers',
  'buildings',
  'households',
  'surveys',
  'addresses',
  'towns',
  'sites',
] satisfies (keyof typeof styleLayersByName)[];
