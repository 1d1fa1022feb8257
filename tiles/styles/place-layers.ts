// Outlines of buildings, what parts a town, and where people go: what lies between the base map and the registers.
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { boldLabelFont, labelFont } from './base-layers.ts';
import type { MapTokens } from './tokens.ts';

/** Calm shapes under the registers' points; those that a 物件番号 ties to the tax roll have the firmer edge. */
export function footprintLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const from = { source, 'source-layer': 'footprints' };
  const isTied: ExpressionSpecification = ['has', 'property_number'];
  return [
    {
      id: 'footprints-area',
      type: 'fill',
      ...from,
      paint: {
        'fill-color': tokens.footprint,
        // The fill's own hairline: a line layer costs a third of a frame where there are thousands of them.
        'fill-antialias': ['step', ['zoom'], false, 16, true],
        'fill-outline-color': ['case', isTied, tokens.footprint_tied, tokens.footprint_edge],
      },
    },
  ];
}

const barrierKinds = ['river', 'railway', 'trunk_road'] as const;

/** What a survey team does not cross at will: told apart by their strokes as well. */
export function barrierLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const from = { source, 'source-layer': 'barriers' };
  const colours = tokens.barrier;
  const dashes = { river: [1, 0], railway: [2.5, 1], trunk_road: [6, 1, 1, 1] } as const;
  const line = (kind: (typeof barrierKinds)[number]): LayerSpecification => ({
    id: `barriers-${kind}`,
    type: 'line',
    ...from,
    filter: ['==', ['get', 'kind'], kind],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colours[kind],
      'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 10, 1.5, 18, 6],
      'line-opacity': 0.85,
      ...(kind === 'river' ? {} : { 'line-dasharray': [...dashes[kind]] }),
    },
  });
  return [
    {
      id: 'barriers-area',
      type: 'fill',
      ...from,
      filter: ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false],
      paint: { 'fill-color': colours.river, 'fill-opacity': 0.2 },
    },
    ...barrierKinds.map(line),
    {
      id: 'barriers-name',
      type: 'symbol',
      ...from,
      minzoom: 13,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': ['get', 'name'],
        'text-font': labelFont,
        'text-size': 11,
        'text-padding': 6,
      },
      paint: { 'text-color': tokens.label, 'text-halo-color': tokens.label_halo, 'text-halo-width': 1.6 },
    },
  ];
}

/** 避難先: never thinned out, above the registers; named where there is room. */
export function siteLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const from = { source, 'source-layer': 'sites' };
  const kind: ExpressionSpecification = ['to-string', ['get', 'kind']];
  return [
    {
      id: 'sites-dot',
      type: 'circle',
      ...from,
      maxzoom: tokens.site_symbol_zoom,
      paint: {
        'circle-color': ['match', kind, ['shelter', 'welfare_shelter'], tokens.site, tokens.site_ground],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 1.5, 12.5, 4],
        'circle-stroke-color': tokens.site,
        'circle-stroke-width': 1.4,
      },
    },
    {
      id: 'sites-symbol',
      type: 'symbol',
      ...from,
      minzoom: tokens.site_symbol_zoom,
      layout: {
        'icon-image': ['concat', 'site-', kind],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 12.5, 0.6, 15, 0.9, 18, 1.15],
        // The sites of one facility stand in a line; an offset cannot be computed from a number.
        'icon-offset': [
          'match',
          ['to-number', ['coalesce', ['get', 'beside'], 0]],
          0,
          ['literal', [0, 0]],
          1,
          ['literal', [25, 0]],
          2,
          ['literal', [50, 0]],
          ['literal', [75, 0]],
        ],
        // Names of towns keep clear of it.
        'icon-allow-overlap': true,
      },
    },
    {
      id: 'sites-name',
      type: 'symbol',
      ...from,
      minzoom: 14.5,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': boldLabelFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14.5, 10.5, 18, 13],
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'text-max-width': 9,
        'text-padding': 3,
      },
      paint: {
        'text-color': tokens.site_label,
        'text-halo-color': tokens.label_halo,
        'text-halo-width': 1.6,
      },
    },
  ];
}
