import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Schema } from './pale-layers.ts';

const isKind = (...kinds: string[]): ExpressionSpecification => [
  'match',
  ['get', 'kind'],
  kinds,
  true,
  false,
];
const name: ExpressionSpecification = ['coalesce', ['get', 'name:ja'], ['get', 'name']];

/** Protomaps basemaps, schema v4 (docs.protomaps.com/basemaps/layers). Names of quarters are left to the town's gazetteer. */
export const protomaps: Schema = {
  areas: [
    { layer: 'earth', as: 'land' },
    { layer: 'landcover', filter: isKind('forest'), as: 'wood' },
    {
      layer: 'landuse',
      filter: isKind('farmland', 'orchard', 'allotments', 'grassland', 'grass'),
      as: 'field',
    },
    { layer: 'landuse', filter: isKind('forest', 'wood', 'scrub', 'nature_reserve'), as: 'wood' },
    { layer: 'landuse', filter: isKind('beach', 'sand'), as: 'beach' },
    {
      layer: 'landuse',
      filter: isKind(
        'industrial',
        'school',
        'university',
        'college',
        'hospital',
        'railway',
        'military',
        'aerodrome',
      ),
      as: 'grounds',
    },
    {
      layer: 'landuse',
      filter: isKind(
        'park',
        'garden',
        'golf_course',
        'pitch',
        'playground',
        'recreation_ground',
        'cemetery',
        'zoo',
      ),
      as: 'park',
    },
    { layer: 'water', as: 'water' },
    { layer: 'water', filter: isKind('ocean', 'sea'), as: 'sea' },
    { layer: 'landuse', filter: isKind('pier', 'dam'), as: 'embankment' },
    { layer: 'buildings', as: 'built', from: 15 },
  ],
  waterways: [{ layer: 'water', filter: isKind('river', 'stream', 'canal'), from: 11 }],
  roads: {
    layer: 'roads',
    filter: isKind('highway', 'major_road', 'minor_road', 'path', 'other'),
    from: 8,
    rank: (trunk, main, minor, lane) => [
      'case',
      ['==', ['get', 'kind'], 'highway'],
      trunk,
      ['match', ['get', 'kind_detail'], ['trunk', 'trunk_link', 'primary', 'primary_link'], true, false],
      trunk,
      ['==', ['get', 'kind'], 'major_road'],
      main,
      ['==', ['get', 'kind_detail'], 'service'],
      lane,
      ['==', ['get', 'kind'], 'minor_road'],
      minor,
      lane,
    ],
  },
  rails: { layer: 'roads', filter: isKind('rail') },
  boundaries: { layer: 'boundaries' },
  names: [
    {
      layer: 'water',
      filter: isKind('ocean', 'sea', 'bay', 'strait', 'fjord'),
      text: name,
      size: 13,
      isWater: true,
    },
    {
      layer: 'water',
      filter: isKind('river', 'lake', 'water', 'reservoir', 'canal'),
      text: name,
      size: 11,
      isWater: true,
      from: 12,
    },
    { layer: 'pois', filter: isKind('station'), text: name, size: 13, from: 12 },
    {
      layer: 'pois',
      filter: isKind('school', 'hospital', 'townhall', 'peak', 'ferry_terminal', 'aerodrome'),
      text: name,
      size: 11,
      from: 14,
    },
    { layer: 'places', filter: isKind('locality'), text: name, size: 12 },
  ],
};
