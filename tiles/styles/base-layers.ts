import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapTokens } from './tokens.ts';

/** The fonts that the pages bring along; the map draws labels with the browser, without a glyph server. */
export const labelFont = ['BIZ UDPGothic'];
export const boldLabelFont = ['BIZ UDPGothic Bold'];

/** What lies below everything, also where no tile has arrived or a town has no base map: no sea, unless a tile says so. */
export function backgroundLayers(tokens: MapTokens): LayerSpecification[] {
  return [{ id: 'background', type: 'background', paint: { 'background-color': tokens.ground } }];
}

/** Sea, land, water, rivers, roads and railways, told apart by the attribute `kind`. */
export function baseLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const from = { source, 'source-layer': 'base' };
  return [
    {
      id: 'base-sea',
      type: 'fill',
      ...from,
      filter: ['==', ['get', 'kind'], 'sea'],
      paint: { 'fill-color': tokens.sea },
    },
    {
      id: 'base-land',
      type: 'fill',
      ...from,
      filter: ['==', ['get', 'kind'], 'land'],
      paint: { 'fill-color': tokens.land },
    },
    {
      id: 'base-water',
      type: 'fill',
      ...from,
      filter: ['==', ['get', 'kind'], 'water'],
      paint: { 'fill-color': tokens.water },
    },
    {
      id: 'base-river',
      type: 'line',
      ...from,
      filter: ['==', ['get', 'kind'], 'river'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': tokens.river, 'line-width': widening(1.5, 14) },
    },
    {
      id: 'base-road-casing',
      type: 'line',
      ...from,
      filter: ['==', ['get', 'kind'], 'road'],
      minzoom: 11,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': tokens.road_casing, 'line-width': widening(1.2, 15) },
    },
    {
      id: 'base-road',
      type: 'line',
      ...from,
      filter: ['==', ['get', 'kind'], 'road'],
      minzoom: 12,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': tokens.road, 'line-width': widening(0.6, 12.5) },
    },
    {
      id: 'base-rail',
      type: 'line',
      ...from,
      filter: ['==', ['get', 'kind'], 'rail'],
      paint: { 'line-color': tokens.rail, 'line-width': widening(1, 4), 'line-dasharray': [4, 1.2] },
    },
  ];
}

/** Names of towns: large and quiet from afar, fading where house numbers take over. */
export function townLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  return [
    {
      id: 'towns-name',
      type: 'symbol',
      source,
      'source-layer': 'towns',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': boldLabelFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 17, 17],
        'text-letter-spacing': 0.08,
        'text-max-width': 9,
        'text-padding': 6,
      },
      paint: {
        'text-color': tokens.label,
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 17, 1, 19, 0.55],
        'text-halo-color': tokens.label_halo,
        'text-halo-width': 1.6,
      },
    },
  ];
}

/**
 * Numbers of blocks (街区・番地), then those of houses (号) once there is room. They stand a little below their point,
 * on which the registers put their symbols.
 */
export function addressLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const block: ExpressionSpecification = ['to-string', ['get', 'block_no']];
  const from = { source, 'source-layer': 'addresses' };
  return [
    {
      id: 'addresses-block',
      type: 'symbol',
      ...from,
      minzoom: 15.5,
      filter: ['!', ['has', 'house_no']],
      layout: {
        'text-field': block,
        'text-font': boldLabelFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 15.5, 10, 19, 15],
        'text-anchor': 'top',
        'text-offset': [0, 0.9],
        'text-padding': 4,
      },
      paint: {
        'text-color': tokens.label_quiet,
        'text-halo-color': tokens.label_halo,
        'text-halo-width': 1.6,
      },
    },
    {
      id: 'addresses-house',
      type: 'symbol',
      ...from,
      minzoom: 17.25,
      filter: ['has', 'house_no'],
      layout: {
        'text-field': ['concat', block, '-', ['to-string', ['get', 'house_no']]],
        'text-font': labelFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 17, 10, 19, 12],
        'text-anchor': 'top',
        'text-offset': [0, 1],
        'text-padding': 1,
      },
      paint: {
        'text-color': tokens.label,
        'text-halo-color': tokens.label_halo,
        'text-halo-width': 1.4,
      },
    },
  ];
}

/** A width in pixels that grows with the ground: `near` at zoom 18 and `far` at zoom 12. */
function widening(
  far: number,
  near: number,
): ['interpolate', ['exponential', number], ['zoom'], ...number[]] {
  return ['interpolate', ['exponential', 1.6], ['zoom'], 12, far, 18, near];
}
