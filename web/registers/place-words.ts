import type { PlaceCounts, PlaceKind, WorkLevel } from '../../api/registers/places.contract.ts';
import type { RoomSearch } from '../frame/room-search.ts';
import type { PlaceFilter } from './places.data.ts';

export const kindWords: Readonly<Record<PlaceKind, string>> = { household: '世帯', building: '家屋' };

/** How far the address alone leads. */
export const levelWords: Readonly<Record<WorkLevel, string>> = {
  none: '位置なし',
  oaza: '大字・町',
  town: '丁目・小字',
  manual: '手動配置',
};

export const kindChoices = [
  { id: 'both', title: 'すべて' },
  { id: 'household', title: '世帯' },
  { id: 'building', title: '家屋' },
] as const;

export const levelChoices = [
  { id: 'open', title: '未確認' },
  { id: 'none', title: '位置なし' },
  { id: 'oaza', title: '大字・町' },
  { id: 'town', title: '丁目・小字' },
  { id: 'manual', title: '手動配置' },
] as const;

/** For addresses that name no known town. */
export const unknownTown = 'unknown';
export const allTowns = 'all';

/** The filter that stands in the address bar. */
export function filterOf(search: RoomSearch): PlaceFilter {
  const { kind, level, town } = chosenOf(search);
  return {
    kinds: kind === 'both' ? ['household', 'building'] : [kind],
    levels: level === 'open' ? ['none', 'oaza', 'town'] : [level],
    town_id: town === allTowns ? null : town === unknownTown ? '' : town,
  };
}

/** What the three choices stand at. */
export function chosenOf(search: RoomSearch) {
  return {
    kind: kindChoices.find(({ id }) => id === search['kind'])?.id ?? 'both',
    level: levelChoices.find(({ id }) => id === search['level'])?.id ?? 'open',
    town: /^(?:\d{7}|unknown)$/.test(search['town'] ?? '') ? (search['town'] ?? allTowns) : allTowns,
  };
}

/** How many the counts hold for a filter. */
export function countOf({ counts }: PlaceCounts, { kinds, levels, town_id }: PlaceFilter): number {
  return counts
    .filter((row) => kinds.includes(row.kind) && levels.includes(row.level))
    .filter((row) => town_id === null || (row.town_id ?? '') === town_id)
    .reduce((sum, { count }) => sum + count, 0);
}
