import { findTileLayer, listTileLayersFor, type TileLayerName } from '../../tiles/layers.ts';
import { isDwelling, symbolIds, surveySymbolId } from '../../tiles/styles/symbols.ts';
import {
  damageClasses,
  damageSymbols,
  isDamageClass,
  isMarkedClass,
  markedClasses,
} from '../../tiles/styles/tokens.ts';
import { groundDrawings } from './ground-layers.ts';
import type { LegendEntry, TileMapLayer } from './map-content.ts';

type Drawing = Pick<TileMapLayer, 'group' | 'legend' | 'entryOf' | 'isBackdrop' | 'isHiddenAtFirst'>;

const plain: Drawing = { group: '地図', legend: [], entryOf: () => null };

const surveyLegend: LegendEntry[] = [
  ...damageClasses.map((name) => ({
    key: name,
    title: damageSymbols[name].title_ja,
    swatch: { symbol: surveySymbolId(name) },
  })),
  ...Object.entries(markedClasses).map(([name, { title_ja }]) => ({
    key: name,
    title: title_ja,
    swatch: { symbol: surveySymbolId(name) },
  })),
  { key: 'other', title: 'そのほかの判定', swatch: { symbol: symbolIds.surveyOther } },
  {
    key: 'sum',
    title: '調査結果の件数（区画ごと。全・大・中・半・準・一・無は被害の程度）',
    swatch: { ring: damageSymbols.total.fill },
  },
];

const drawings: Readonly<Record<TileLayerName, Drawing>> = {
  base: plain,
  towns: plain,
  addresses: plain,
  ...groundDrawings,
  buildings: {
    group: '台帳',
    legend: [
      { key: 'dwelling', title: '家屋（住宅）', swatch: { symbol: symbolIds.building } },
      { key: 'other', title: '家屋（住宅以外）', swatch: { symbol: symbolIds.buildingOther } },
      { key: 'sum', title: '家屋の件数（区画ごと）', swatch: { symbol: symbolIds.building } },
    ],
    entryOf: ({ use, count }) => (count === undefined ? (isDwelling(use) ? 'dwelling' : 'other') : 'sum'),
  },
  households: {
    group: '台帳',
    legend: [
      { key: 'household', title: '世帯（住民基本台帳）', swatch: { symbol: symbolIds.household } },
      { key: 'sum', title: '世帯の件数（区画ごと）', swatch: { symbol: symbolIds.household } },
    ],
    entryOf: ({ count }) => (count === undefined ? 'household' : 'sum'),
  },
  surveys: {
    group: '台帳',
    legend: surveyLegend,
    entryOf: ({ damage_class: name, count }) => {
      if (count !== undefined) return 'sum';
      return isDamageClass(name) || isMarkedClass(name) ? name : 'other';
    },
  },
};

/** The tile layers that every room's map has, as far as these permissions let the person see them. */
export function standardLayers(permissions: readonly string[]): TileMapLayer[] {
  return listTileLayersFor(permissions).map((layer) => ({
    from: 'tiles',
    id: layer.name,
    name: layer.name,
    title: layer.title_ja,
    minZoom: findTileLayer(layer.name)?.min_zoom ?? 0,
    ...drawings[layer.name],
  }));
}
