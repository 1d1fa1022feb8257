import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Schema } from './pale-layers.ts';

const isClass = (...classes: string[]): ExpressionSpecification => [
  'match',
  ['get', 'class'],
  classes,
  true,
  false,
];
const name: ExpressionSpecification = ['coalesce', ['get', 'name:ja'], ['get', 'name']];

/** OpenMapTiles (openmaptiles.org/schema). It draws no land: what is not water is the ground. */
export const openmaptiles: Schema = {
  areas: [
    { layer: 'landcover', filter: isClass('farmland', 'grass', 'wetland'), as: 'field' },
    { layer: 'landcover', filter: isClass('wood'), as: 'wood' },
    { layer: 'landcover', filter: isClass('sand'), as: 'beach' },
    {
      layer: 'landuse',
      filter: isClass('industrial', 'school', 'university', 'college', 'hospital', 'railway', 'military'),
      as: 'grounds',
    },
    { layer: 'landuse', filter: isClass('cemetery', 'pitch', 'playground', 'stadium', 'zoo'), as: 'park' },
    { layer: 'park', as: 'park' },
    { layer: 'water', as: 'water' },
    { layer: 'water', filter: isClass('ocean'), as: 'sea' },
    { layer: 'building', as: 'built', from: 15 },
  ],
  waterways: [{ layer: 'waterway', from: 11 }],
  roads: {
    layer: 'transportation',
    filter: ['!', isClass('rail', 'transit', 'ferry', 'aerialway', 'pier')],
    from: 8,
    rank: (trunk, main, minor, lane) => [
      'match',
      ['get', 'class'],
      ['motorway', 'trunk', 'primary'],
      trunk,
      ['secondary', 'tertiary'],
      main,
      'minor',
      minor,
      lane,
    ],
  },
  rails: { layer: 'transportation', filter: isClass('rail') },
  boundaries: { layer: 'boundary' },
  names: [
    { layer: 'water_name', text: name, size: 12, isWater: true },
    { layer: 'poi', filter: isClass('railway'), text: name, size: 13, from: 12 },
    { layer: 'poi', filter: isClass('school', 'hospital', 'town_hall'), text: name, size: 11, from: 14 },
    { layer: 'mountain_peak', text: name, size: 11, from: 12 },
    { layer: 'place', filter: isClass('city', 'town', 'village'), text: name, size: 12 },
  ],
};
