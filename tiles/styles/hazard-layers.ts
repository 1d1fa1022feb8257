import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { hazardKinds, hazardRanks } from './hazard-colours.ts';
import { hatchOf, type Hatch } from './hatches.ts';
import type { MapTokens } from './tokens.ts';

const rank: ExpressionSpecification = ['to-number', ['get', 'rank']];
const kind: ExpressionSpecification = ['to-string', ['get', 'kind']];

/** Areas in the national colours, hatched by kind and rank; the deeper ones above. */
export function hazardLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const from = { source, 'source-layer': 'hazards' };
  return [
    {
      id: 'hazards-area',
      type: 'fill',
      ...from,
      layout: { 'fill-sort-key': rank },
      paint: { 'fill-color': colour, 'fill-opacity': 0.62, 'fill-antialias': false },
    },
    {
      id: 'hazards-hatch',
      type: 'fill',
      ...from,
      layout: { 'fill-sort-key': rank },
      paint: { 'fill-pattern': picture, 'fill-opacity': 0.45, 'fill-antialias': false },
    },
    {
      id: 'hazards-edge',
      type: 'line',
      ...from,
      // Further out the edges of small areas would hide the areas.
      minzoom: 14,
      paint: { 'line-color': tokens.hatch, 'line-width': 0.8, 'line-opacity': 0.5 },
    },
  ];
}

/** Every hatch that the layers name. */
export function hatches(): Hatch[] {
  return hazardKinds.flatMap((each) => hazardRanks(each).map((one) => hatchOf(each, one.rank)));
}

const colour: ExpressionSpecification = [
  'match',
  kind,
  'landslide',
  byRank('landslide'),
  'tsunami',
  byRank('tsunami'),
  byRank('flood'),
];

const picture: ExpressionSpecification = ['concat', 'hatch-', kind, '-', ['to-string', ['get', 'rank']]];

function byRank(each: (typeof hazardKinds)[number]): ExpressionSpecification {
  const [first, ...deeper] = hazardRanks(each).map((one) => one.colour);
  return ['step', rank, first ?? '', ...deeper.flatMap((next, index) => [index + 2, next])];
}
