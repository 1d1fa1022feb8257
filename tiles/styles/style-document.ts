import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { TileLayerName } from '../layers.ts';
import { basemapAddress, type Basemap } from './basemaps/basemap.ts';
import { mapStyle, type TileScope } from './map-style.ts';
import { day, print } from './tokens.ts';

/** The styles that other programs may load, by the name in their address. */
export const styleTokens = { day, print } as const;
export type StyleName = keyof typeof styleTokens;

/**
 * The map as a document for other programs: the same layers and colours as on our pages, but dots at every zoom in place of
 * our symbols and no hatching, which are drawn by the page and have no address.
 */
export function styleDocument(
  name: StyleName,
  names: readonly TileLayerName[],
  scope: TileScope,
  basemap: Basemap | null,
): StyleSpecification {
  const style = mapStyle(
    names,
    scope,
    { ...styleTokens[name], symbol_zoom: 24, site_symbol_zoom: 24 },
    basemap,
  );
  const base = style.sources['base'];
  return {
    ...style,
    name: `Musubi ${name}`,
    sources: {
      ...style.sources,
      // Other programs read the archive's own header.
      ...(basemap && (base?.type === 'vector' || base?.type === 'raster')
        ? {
            base: {
              type: base.type,
              url: `pmtiles://${basemapAddress(scope.origin)}`,
              attribution: basemap.attribution,
            },
          }
        : {}),
    },
    layers: style.layers.filter(
      (layer) =>
        !(layer.type === 'symbol' && layer.layout?.['icon-image'] !== undefined) &&
        !(layer.type === 'fill' && layer.paint?.['fill-pattern'] !== undefined),
    ),
  };
}
