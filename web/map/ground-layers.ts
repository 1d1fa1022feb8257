// How layers between the base map and the registers are listed and explained: outlines, hazards, barriers, sites.
import { hazardKinds, hazardRanks, hazardTitles, isHazardKind } from '../../tiles/styles/hazard-colours.ts';
import { hatchOf } from '../../tiles/styles/hatches.ts';
import { isSiteKind, siteKinds, siteSymbolId, siteTitles } from '../../tiles/styles/site-symbols.ts';
import { day } from '../../tiles/styles/tokens.ts';
import type { TileMapLayer } from './map-content.ts';

type Drawing = Pick<TileMapLayer, 'group' | 'legend' | 'entryOf' | 'isBackdrop' | 'isHiddenAtFirst'>;

export const barrierTitles = { river: '河川', railway: '鉄道', trunk_road: '幹線道路' } as const;

export function isBarrierKind(word: unknown): word is keyof typeof barrierTitles {
  return typeof word === 'string' && word in barrierTitles;
}

export const groundDrawings: Readonly<Record<'footprints' | 'hazards' | 'barriers' | 'sites', Drawing>> = {
  footprints: {
    group: '地図',
    isBackdrop: true,
    legend: [
      {
        key: 'footprint',
        title: '建物の外形',
        swatch: { area: day.footprint, edge: day.footprint_tied, hatch: null },
      },
    ],
    entryOf: () => 'footprint',
  },
  hazards: {
    group: '想定と計画',
    isBackdrop: true,
    isHiddenAtFirst: true,
    legend: hazardKinds.flatMap((kind) =>
      hazardRanks(kind).map(({ rank, colour, words }) => ({
        key: `${kind} ${rank}`,
        title: `${hazardTitles[kind]} ${words}`,
        swatch: { area: colour, edge: day.hatch, hatch: hatchOf(kind, rank) },
      })),
    ),
    entryOf: ({ kind, rank }) => (isHazardKind(kind) ? `${kind} ${Number(rank)}` : null),
  },
  barriers: {
    group: '想定と計画',
    isBackdrop: true,
    isHiddenAtFirst: true,
    legend: [
      { key: 'river', title: barrierTitles.river, swatch: { line: day.barrier.river } },
      { key: 'railway', title: barrierTitles.railway, swatch: { line: day.barrier.railway, dashed: '5 2' } },
      {
        key: 'trunk_road',
        title: barrierTitles.trunk_road,
        swatch: { line: day.barrier.trunk_road, dashed: '9 2 2 2' },
      },
    ],
    entryOf: ({ kind }) => (isBarrierKind(kind) ? kind : null),
  },
  sites: {
    group: '避難先',
    isBackdrop: true,
    legend: siteKinds.map((kind) => ({
      key: kind,
      title: siteTitles[kind],
      swatch: { symbol: siteSymbolId(kind) },
    })),
    entryOf: ({ kind }) => (isSiteKind(kind) ? kind : 'other'),
  },
};
