import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapTokens } from './tokens.ts';
import { byRoad, haloWidth, widening } from './widths.ts';

/** The fonts that the pages bring along; the map draws labels with the browser, without a glyph server. */
export const labelFont = ['BIZ UDPGothic'];
export const boldLabelFont = ['BIZ UDPGothic Bold'];

/** What lies below everything, also where no tile has arrived or a town has no base map: no sea, unless a tile says so. */
export function backgroundLayers(tokens: MapTokens): LayerSpecification[] {
  return [{ id: 'background', type: 'background', paint: { 'background-color': tokens.ground } }];
}

/** The town's own base map, told apart by `kind`, roads by `class`: from the sea up to the names. */
export function baseLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const from = { source, 'source-layer': 'base' };
  const fill = (color: string, ...kinds: string[]): LayerSpecification => ({
    id: `base-${kinds[0]}`,
    type: 'fill',
    ...from,
    filter: ['all', isKind(...kinds), isDrawnAs('Polygon')],
    paint: { 'fill-color': color },
  });
  const line = (
    id: string,
    minzoom: number,
    color: string,
    width: Width,
    ...kinds: string[]
  ): LayerSpecification => ({
    id: `base-${id}`,
    type: 'line',
    ...from,
    minzoom,
    filter: ['all', isKind(...kinds), isDrawnAs('LineString')],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width },
  });
  return [
    fill(tokens.sea, 'sea'),
    fill(tokens.land, 'land'),
    fill(tokens.beach, 'beach'),
    fill(tokens.wood, 'wood'),
    fill(tokens.field, 'field'),
    fill(tokens.grounds, 'industry', 'school', 'quay', 'station'),
    fill(tokens.park, 'park', 'shrine'),
    line('contour', 13, tokens.contour, widening(0.4, 1), 'contour'),
    fill(tokens.water, 'water', 'river'),
    fill(tokens.embankment, 'breakwater'),
    line('stream', 11, tokens.river, widening(0.8, 5), 'stream'),
    line('river-line', 0, tokens.river, widening(1.5, 14), 'river'),
    line('embankment', 13, tokens.embankment, widening(0.6, 3), 'levee', 'seawall', 'breakwater'),
    line('boundary', 0, tokens.boundary, widening(1, 2), 'boundary'),
    line('road-casing', 8, tokens.road_casing, byRoad(roadRank, [2, 1.6, 1.2, 0.9], [26, 19, 15, 9]), 'road'),
    {
      ...from,
      id: 'base-road',
      type: 'line',
      minzoom: 9,
      filter: isKind('road'),
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': roadRank(4, 3, 2, 1) },
      paint: {
        'line-color': ['match', ['get', 'class'], 'trunk', tokens.trunk_road, tokens.road],
        'line-width': byRoad(roadRank, [1.4, 1, 0.6, 0.4], [22, 16, 12.5, 7]),
      },
    },
    {
      id: 'base-rail',
      type: 'line',
      ...from,
      filter: isKind('rail'),
      paint: { 'line-color': tokens.rail, 'line-width': widening(1, 4), 'line-dasharray': [4, 1.2] },
    },
    placeNameLayer(from, tokens),
  ];
}

/** Names of stations, waters, hills and well-known places; towns have a layer of their own. */
function placeNameLayer(
  from: { source: string; 'source-layer': string },
  tokens: MapTokens,
): LayerSpecification {
  return {
    id: 'base-place-name',
    type: 'symbol',
    ...from,
    filter: [
      'all',
      isKind('place_name'),
      ['match', ['get', 'class'], ['station', 'river', 'sea', 'hill', 'facility'], true, false],
    ],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': labelFont,
      'text-size': ['match', ['get', 'class'], ['sea', 'station'], 13, 11],
      'text-letter-spacing': ['match', ['get', 'class'], ['sea', 'river'], 0.25, 0.04],
      'text-max-width': 8,
      'text-padding': 4,
    },
    paint: {
      'text-color': ['match', ['get', 'class'], ['sea', 'river'], tokens.label_water, tokens.label_quiet],
      'text-halo-color': tokens.label_halo,
      'text-halo-width': haloWidth(1.4, tokens),
    },
  };
}

type Width = ReturnType<typeof widening> | ReturnType<typeof byRoad>;

function isKind(...kinds: string[]): ExpressionSpecification {
  return ['match', ['get', 'kind'], kinds, true, false];
}

/** A river may be an area or a line; each kind of layer takes its own. */
function isDrawnAs(shape: 'Polygon' | 'LineString'): ExpressionSpecification {
  return ['match', ['geometry-type'], [shape, `Multi${shape}`], true, false];
}

/** One number for each class of road: trunk, main, minor, and lanes with everything else. */
function roadRank(trunk: number, main: number, minor: number, lane: number): ExpressionSpecification {
  return ['match', ['get', 'class'], 'trunk', trunk, 'main', main, 'minor', minor, lane];
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
        'text-opacity':
          tokens.medium === 'paper' ? 1 : ['interpolate', ['linear'], ['zoom'], 17, 1, 19, 0.55],
        'text-halo-color': tokens.label_halo,
        'text-halo-width': haloWidth(1.6, tokens),
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
        'text-halo-width': haloWidth(1.6, tokens),
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
        'text-halo-width': haloWidth(1.4, tokens),
      },
    },
  ];
}
