import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { TileLayerName } from '../layers.ts';
import { addressLayers, baseLayers, townLayers } from './base-layers.ts';
import { hazardLayers } from './hazard-layers.ts';
import { barrierLayers, footprintLayers, siteLayers } from './place-layers.ts';
import { buildingLayers, householdLayers, surveyLayers } from './register-layers.ts';
import type { MapTokens } from './tokens.ts';

/** How each tile layer is drawn. In this order they lie upon each other, the last on top. */
export const styleLayersByName: Readonly<
  Record<TileLayerName, (source: string, tokens: MapTokens) => LayerSpecification[]>
> = {
  base: baseLayers,
  footprints: footprintLayers,
  hazards: hazardLayers,
  barriers: barrierLayers,
  buildings: buildingLayers,
  households: householdLayers,
  surveys: surveyLayers,
  addresses: addressLayers,
  towns: townLayers,
  sites: siteLayers,
};
