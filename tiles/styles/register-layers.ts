import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { labelFont } from './base-layers.ts';
import { symbolIds, surveySymbolId } from './symbols.ts';
import { damageClasses, damageSymbols, type MapTokens } from './tokens.ts';

/** From here on a symbol with its letter is drawn; further out a plain dot of the same colour. */
export const symbolZoom = 16.5;
/** From here on the number stands beside the symbol. */
const numberZoom = 18.5;

/** Whether somebody can live in a building, by its use as the tax register gives it. */
const dwelling: ExpressionSpecification = ['in', '住', ['to-string', ['coalesce', ['get', 'use'], '住']]];

export function householdLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  return [
    dots('households', source, tokens.household, tokens),
    pictures('households', source, symbolIds.household),
    numbers('households', source, ['to-string', ['get', 'household_number']], tokens, [0, -1.5]),
  ];
}

export function buildingLayers(source: string, tokens: MapTokens): LayerSpecification[] {
  const structure: ExpressionSpecification = [
    'match',
    ['to-string', ['get', 'structure']],
    'wooden',
    '木造',
    'non_wooden',
    '非木造',
    '',
  ];
  return [
    dots('buildings', source, ['case', dwelling, tokens.building, tokens.building_other], tokens),
    pictures('buildings', source, ['case', dwelling, symbolIds.building, symbolIds.buildingOther]),
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
    '#ffffff',
  ];
  const picture: ExpressionSpecification = [
    'match',
    classOf,
    'total',
    surveySymbolId('total'),
    ...damageClasses.slice(1).flatMap((name) => [name, surveySymbolId(name)]),
    symbolIds.surveyOther,
  ];
  return [
    dots('surveys', source, colour, { ...tokens, symbol_outline: tokens.label_quiet }, 1.5),
    pictures('surveys', source, picture),
    numbers('surveys', source, ['to-string', ['get', 'survey_number']], tokens, [0, 1.5]),
  ];
}

function dots(
  layer: string,
  source: string,
  colour: string | ExpressionSpecification,
  tokens: MapTokens,
  /** Surveys are fewer and say more: their dots are so much larger. */
  size = 1,
): LayerSpecification {
  return {
    id: `${layer}-dot`,
    type: 'circle',
    source,
    'source-layer': layer,
    maxzoom: symbolZoom,
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
        symbolZoom,
        4.5,
      ],
      'circle-stroke-color': tokens.symbol_outline,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 15, 0, 15.5, 0.4, symbolZoom, 1],
    },
  };
}

function pictures(
  layer: string,
  source: string,
  picture: string | ExpressionSpecification,
): LayerSpecification {
  return {
    id: `${layer}-symbol`,
    type: 'symbol',
    source,
    'source-layer': layer,
    minzoom: symbolZoom,
    layout: {
      'icon-image': picture,
      'icon-size': ['interpolate', ['linear'], ['zoom'], symbolZoom, 0.7, 19, 1],
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
