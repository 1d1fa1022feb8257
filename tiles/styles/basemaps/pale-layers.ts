import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { labelFont } from '../base-layers.ts';
import type { MapTokens } from '../tokens.ts';
import { byRoad, haloWidth, widening } from '../widths.ts';

type AreaToken =
  | 'land'
  | 'sea'
  | 'water'
  | 'wood'
  | 'field'
  | 'park'
  | 'beach'
  | 'grounds'
  | 'embankment'
  | 'built';

/** Features of one layer of the tiles. */
type Part = { readonly layer: string; readonly filter?: ExpressionSpecification; readonly from?: number };

/** Where the things that we draw are found in the tiles of one schema. */
export type Schema = {
  /** From the lowest to the highest; `as` says in which of our colours. */
  readonly areas: readonly (Part & { readonly as: AreaToken })[];
  readonly waterways: readonly Part[];
  readonly shores?: Part;
  readonly contours?: Part;
  /** `rank` is one value for each class of road: trunk, main, minor, and lanes with everything else. */
  readonly roads: Part & { readonly rank: (...values: readonly [number, number, number, number]) => Ranked };
  readonly rails: Part;
  readonly boundaries: Part;
  readonly names: readonly (Part & {
    readonly text: ExpressionSpecification;
    readonly size: number;
    readonly isWater?: true;
  })[];
};
type Ranked = ExpressionSpecification;

/** Draws tiles of any schema in the colours, widths and letters of our own base map. */
export function paleLayers(source: string, schema: Schema, tokens: MapTokens): LayerSpecification[] {
  const { roads, rails, boundaries, shores, contours } = schema;
  const lines = (id: string, part: Part, color: string, width: ReturnType<typeof widening>) =>
    ({
      id: `base-${id}`,
      type: 'line',
      ...of(source, part, isLine),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': width },
    }) satisfies LayerSpecification;
  return [
    ...schema.areas.map((area, place): LayerSpecification => ({
      id: `base-area-${place}`,
      type: 'fill',
      ...of(source, area, isArea),
      paint: {
        'fill-color': area.as === 'built' ? tokens.grounds : tokens[area.as],
        ...(area.as === 'built' ? { 'fill-outline-color': tokens.road_casing } : {}),
      },
    })),
    ...(contours ? [lines('contour', contours, tokens.contour, widening(0.4, 1))] : []),
    ...schema.waterways.map((part, place) =>
      lines(`waterway-${place}`, part, tokens.river, widening(0.8, 6)),
    ),
    ...(shores ? [lines('shore', shores, tokens.river, widening(0.6, 1.5))] : []),
    lines('boundary', boundaries, tokens.boundary, widening(1, 2)),
    {
      ...lines('road-casing', roads, tokens.road_casing, widening(1, 1)),
      paint: {
        'line-color': tokens.road_casing,
        'line-width': byRoad(roads.rank, [2, 1.6, 1.2, 0.9], [26, 19, 15, 9]),
      },
    },
    {
      id: 'base-road',
      type: 'line',
      ...of(source, roads, isLine),
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': roads.rank(4, 3, 2, 1) },
      paint: {
        'line-color': ['case', ['==', roads.rank(4, 3, 2, 1), 4], tokens.trunk_road, tokens.road],
        'line-width': byRoad(roads.rank, [1.4, 1, 0.6, 0.4], [22, 16, 12.5, 7]),
      },
    },
    {
      id: 'base-rail',
      type: 'line',
      ...of(source, rails, isLine),
      paint: { 'line-color': tokens.rail, 'line-width': widening(1, 4), 'line-dasharray': [4, 1.2] },
    },
    ...schema.names.map(({ text, size, isWater, ...part }, place): LayerSpecification => ({
      id: `base-name-${place}`,
      type: 'symbol',
      ...of(source, part),
      layout: {
        'text-field': text,
        'text-font': labelFont,
        'text-size': size,
        'text-letter-spacing': isWater ? 0.25 : 0.04,
        'text-max-width': 8,
        'text-padding': 4,
      },
      paint: {
        'text-color': isWater ? tokens.label_water : tokens.label_quiet,
        'text-halo-color': tokens.label_halo,
        'text-halo-width': haloWidth(1.4, tokens),
      },
    })),
  ];
}

/** An archive may hold areas, lines and points side by side in one layer. */
const isArea: ExpressionSpecification = [
  'match',
  ['geometry-type'],
  ['Polygon', 'MultiPolygon'],
  true,
  false,
];
const isLine: ExpressionSpecification = [
  'match',
  ['geometry-type'],
  ['LineString', 'MultiLineString'],
  true,
  false,
];

function of(source: string, part: Part, shape?: ExpressionSpecification) {
  const filters = [part.filter, shape].filter((filter) => filter !== undefined);
  const [only] = filters;
  return {
    source,
    'source-layer': part.layer,
    ...(part.from === undefined ? {} : { minzoom: part.from }),
    ...(only === undefined
      ? {}
      : { filter: filters.length === 1 ? only : (['all', ...filters] satisfies ExpressionSpecification) }),
  };
}
