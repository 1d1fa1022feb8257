import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Schema } from './pale-layers.ts';

const category: ExpressionSpecification = ['get', 'vt_rdctg'];

/** 国土地理院最適化ベクトルタイル (github.com/gsi-cyberjapan/optimal_bvmap). What is not water is the ground. */
export const gsi: Schema = {
  areas: [
    { layer: 'WA', as: 'water' },
    { layer: 'WStrA', as: 'embankment' },
    { layer: 'StrctArea', as: 'grounds' },
    { layer: 'BldA', as: 'built', from: 15 },
  ],
  waterways: [{ layer: 'RvrCL', from: 11 }],
  shores: { layer: 'WL' },
  contours: { layer: 'Cntr', from: 13 },
  roads: {
    layer: 'RdCL',
    from: 8,
    rank: (trunk, main, minor, lane) => [
      'match',
      category,
      ['高速自動車国道等', '国道'],
      trunk,
      '都道府県道',
      main,
      '市区町村道等',
      minor,
      lane,
    ],
  },
  rails: { layer: 'RailCL' },
  boundaries: { layer: 'AdmBdry' },
  names: [{ layer: 'Anno', text: ['to-string', ['get', 'vt_text']], size: 11, from: 13 }],
};
