import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { boldLabelFont, labelFont } from './base-layers.ts';
import { dwellingWords, symbolIds, surveySymbolId } from './symbols.ts';
import { damageClasses, damageSymbols, markedClasses, type MapTokens } from './tokens.ts';

/** Here a dot is as large as it gets, and a symbol small. */
const middleZoom = 16.5;
/** From here on the number stands beside the symbol. */
const numberZoom = 18.5;

const use: ExpressionSpecification = ['to-string', ['coalesce', ['get', 'use'], '']];
/** The same as `isDwelling`, for the map. */
const dwelling: ExpressionSpecification = [
  'any',
  ['==', use, ''],
  ...dwellingWords.map((word): ExpressionSpecification => ['in', word, use]),
];

export function householdLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  return [
    ...sums('households', '住', source, tokens.household, tokens, [-30, -16]),
    dots('households', source, tokens.household, tokens),
    pictures('households', source, symbolIds.household, tokens, small),
    numbers('households', source, ['to-string', ['get', 'household_number']], tokens, [0, -1.5]),
  ];
}

export function buildingLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const structure: ExpressionSpecification = ['to-string', ['coalesce', ['get', 'structure'], '']];
  return [
    ...sums('buildings', '家', source, tokens.building, tokens, [30, -16]),
    dots('buildings', source, ['case', dwelling, tokens.building, tokens.building_other], tokens),
    pictures(
      'buildings',
      source,
      ['case', dwelling, symbolIds.building, symbolIds.buildingOther],
      tokens,
      small,
    ),
    numbers(
      'buildings',
      source,
      ['concat', ['to-string', ['get', 'property_number']], ' ', structure],
      tokens,
      [0, 1.5],
    ),
  ];
}

export function surveyLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const classOf: ExpressionSpecification = ['to-string', ['get', 'damage_class']];
  const colour: ExpressionSpecification = [
    'match',
    classOf,
    'total',
    damageSymbols.total.fill,
    ...damageClasses.slice(1).flatMap((name) => [name, damageSymbols[name].fill]),
    tokens.label_quiet,
  ];
  // The light ones would be lost on the pale map.
  const outline: ExpressionSpecification = [
    'match',
    classOf,
    ['semi_half', 'half', 'medium_half', 'large_scale_half', 'total'],
    tokens.symbol_outline,
    tokens.label_quiet,
  ];
  const picture: ExpressionSpecification = [
    'match',
    classOf,
    'total',
    surveySymbolId('total'),
    ...damageClasses.slice(1).flatMap((name) => [name, surveySymbolId(name)]),
    ...Object.keys(markedClasses).flatMap((name) => [name, surveySymbolId(name)]),
    symbolIds.surveyOther,
  ];
  return [
    ...sums('surveys', '調', source, damageSymbols.total.fill, tokens, [0, 22]),
    damageSums(source, tokens),
    dots('surveys', source, colour, tokens, { size: 1.5, outline, thinnest: 0.6 }),
    pictures('surveys', source, picture, tokens),
    numbers('surveys', source, ['to-string', ['get', 'survey_number']], tokens, [0, 1.5]),
  ];
}

function dots(
  layer: string,
  source: string,
  colour: string | ExpressionSpecification,
  tokens: MapTokens,
  /** Surveys are fewer and say more: larger dots with an outline of their own. */
  {
    size = 1,
    outline = tokens.symbol_outline,
    thinnest = 0,
  }: { size?: number; outline?: string | ExpressionSpecification; thinnest?: number } = {},
): LayerSpecification {
  return {
    id: `${layer}-dot`,
    type: 'circle',
    source,
    'source-layer': layer,
    filter: single,
    maxzoom: tokens.symbol_zoom,
    paint: {
      'circle-color': colour,
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        12,
        0.9 * size,
        14,
        1.1 * size,
        15,
        1.5 * size,
        16,
        2.8,
        middleZoom,
        4.5,
      ],
      'circle-stroke-color': outline,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 15, thinnest, 15.5, 0.6, middleZoom, 1],
    },
  };
}

/** Sizes by zoom where symbols stand for houses from further out than `middleZoom`: on paper. */
type FarSizes = (first: number) => number[];
const large: FarSizes = (first) => [first, 0.45, middleZoom, 0.7];
/** On paper 1:5,000 and smaller, symbols of every household would hide what was surveyed and the map below. */
const small: FarSizes = (first) => [first, 0.16, 15.7, 0.25, middleZoom, 0.55];

function pictures(
  layer: string,
  source: string,
  picture: string | ExpressionSpecification,
  { symbol_zoom: first }: MapTokens,
  farSizes = large,
): LayerSpecification {
  return {
    id: `${layer}-symbol`,
    type: 'symbol',
    source,
    'source-layer': layer,
    filter: single,
    minzoom: first,
    layout: {
      'icon-image': picture,
      'icon-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        ...(first < middleZoom ? farSizes(first) : [middleZoom, 0.7]),
        19,
        1,
      ],
      // Registers are never thinned out: a house that is not drawn would be taken for one that is not there.
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  };
}

function numbers(
  layer: string,
  source: string,
  text: ExpressionSpecification,
  tokens: MapTokens,
  offset: [number, number],
): LayerSpecification {
  return {
    id: `${layer}-number`,
    type: 'symbol',
    source,
    'source-layer': layer,
    minzoom: numberZoom,
    layout: {
      'text-field': text,
      'text-font': labelFont,
      'text-size': 11,
      'text-offset': offset,
      'text-padding': 2,
    },
    paint: { 'text-color': tokens.label, 'text-halo-color': tokens.label_halo, 'text-halo-width': 1.4 },
  };
}

/** A cell's sum carries `count`; single things do not. */
const single: ExpressionSpecification = ['!', ['has', 'count']];
const summed: ExpressionSpecification = ['has', 'count'];
const lettersOfDamage: readonly (readonly [name: string, letter: string])[] = [
  ...damageClasses.map((name) => [name, damageSymbols[name].letter] as const),
  ['other', '他'],
];

/** 全・大・中, 半・準, and what is less. */
const linesOfDamage = [lettersOfDamage.slice(0, 3), lettersOfDamage.slice(3, 5), lettersOfDamage.slice(5)];

/** A disc for each cell, as large as its sum, with its letter and the number; beside those of the other registers. */
function sums(
  layer: string,
  letter: string,
  source: string,
  colour: string,
  tokens: MapTokens,
  beside: [number, number],
): LayerSpecification[] {
  const from = { source, 'source-layer': layer, filter: summed };
  const count: ExpressionSpecification = ['to-number', ['get', 'count']];
  return [
    {
      id: `${layer}-sum`,
      type: 'circle',
      ...from,
      paint: {
        'circle-color': colour,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', count], 1, 14, 10, 17, 60, 23, 200, 28],
        'circle-translate': beside,
        'circle-stroke-color': tokens.symbol_outline,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: `${layer}-sum-number`,
      type: 'symbol',
      ...from,
      layout: {
        'text-field': ['concat', letter, '\n', ['number-format', count, { locale: 'ja-JP' }]],
        'text-font': boldLabelFont,
        'text-size': 10.5,
        'text-line-height': 1.05,
        'text-padding': 8,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': tokens.symbol_letter, 'text-translate': beside },
    },
  ];
}

/** Under the sum of surveys, how many of each class there are, by letter. */
function damageSums(source: string, tokens: MapTokens): LayerSpecification {
  const part = ([name, letter]: (typeof lettersOfDamage)[number]): ExpressionSpecification => [
    'case',
    ['has', name],
    ['concat', letter, ['to-string', ['get', name]], ' '],
    '',
  ];
  // Broken by itself, a line would part a letter from its number.
  const line = (own: typeof lettersOfDamage): ExpressionSpecification => [
    'case',
    ['any', ...own.map(([name]): ExpressionSpecification => ['has', name])],
    ['concat', ...own.map(part), '\n'],
    '',
  ];
  return {
    id: 'surveys-sum-damage',
    type: 'symbol',
    source,
    'source-layer': 'surveys',
    filter: summed,
    layout: {
      'text-field': ['concat', ...linesOfDamage.map(line)],
      'text-font': labelFont,
      'text-size': 10.5,
      'text-max-width': 30,
      'text-anchor': 'top',
      'text-allow-overlap': true,
    },
    paint: {
      'text-color': tokens.label,
      'text-halo-color': tokens.label_halo,
      'text-halo-width': 1.4,
      'text-translate': [0, 46],
    },
  };
}

/** Whether a layer draws sums: they lie above all else, and names keep clear of them. */
export function drawsSums({ id }: LayerSpecification): boolean {
  return /-sum(-|$)/.test(id);
}
