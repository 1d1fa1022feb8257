import { IconLayer, LineLayer, PathLayer, PolygonLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Device } from '@luma.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapSymbol } from '../../tiles/styles/symbols.ts';
import type { MapTokens } from '../../tiles/styles/tokens.ts';
import type { DataMapLayer } from './map-content.ts';
import { symbolAtlas } from './symbol-images.ts';

/** What data layers are made of. They get it handed in, so that no page loads deck.gl before its map is there. */
export const deckLayers = { IconLayer, LineLayer, PathLayer, PolygonLayer, ScatterplotLayer, TextLayer };

/** The data layers above a map, drawn by deck.gl. */
export type DataOverlay = {
  draw: (layers: readonly DataMapLayer[], metresPerPixel: number) => void;
  /** The id of the deck.gl layer and the datum at a point of the canvas, within so many pixels. */
  pick: (x: number, y: number, radius: number) => { layer: string; datum: unknown } | null;
};

/**
 * Puts deck.gl onto a map and resolves when it can draw. Starting it takes some hundred milliseconds of the page's
 * thread where there is no graphics card, so it is not done before the map's first picture unless there is something to draw.
 */
export async function startDataOverlay(
  map: MapLibreMap,
  drawings: readonly MapSymbol[],
  tokens: MapTokens,
): Promise<DataOverlay> {
  const device = Promise.withResolvers<Device>();
  const overlay = new MapLibreOverlay({
    interleaved: true,
    layers: [],
    getCursor: () => map.getCanvas().style.cursor,
    onDeviceInitialized: device.resolve,
  });
  map.addControl(overlay);
  map.on('idle', () => keepShape(map));
  const image = symbolAtlas(drawings);
  const atlas = (await device.promise).createTexture({
    data: image.data,
    width: image.width,
    height: image.height,
    sampler: { minFilter: 'linear', magFilter: 'linear' },
  });
  return {
    draw: (layers, metresPerPixel) => {
      const context = { tokens, atlas, metresPerPixel, deck: deckLayers };
      overlay.setProps({ layers: layers.flatMap((layer) => layer.draw(context)) });
    },
    pick: (x, y, radius) => {
      const picked = overlay.pickObject({ x, y, radius });
      // Data given as columns has no objects: its place in the columns says which it is.
      return picked?.layer
        ? { layer: picked.layer.id, datum: picked.object ?? { index: picked.index } }
        : null;
    },
  };
}

/** A map whose place changed while deck.gl was starting may be given back the canvas of before: it would be drawn squashed. */
function keepShape(map: MapLibreMap): void {
  const { width, height, clientWidth, clientHeight } = map.getCanvas();
  // A canvas too large for the graphics card is smaller both ways alike.
  if (Math.abs(width * clientHeight - height * clientWidth) > 0.02 * height * clientWidth) map.resize();
}
