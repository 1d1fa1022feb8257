import type { WorkRow } from '../../api/matching/links.contract.ts';
import { surveySymbolId, symbolIds } from '../../tiles/styles/symbols.ts';
import type { DataMapLayer } from '../map/map-content.ts';
import { pointsLayer, type PointMark } from '../map/points.layers.ts';

export const workLayerId = 'work-items';

export const workRowId = ({ kind, number }: Pick<WorkRow, 'kind' | 'number'>): string => `${kind} ${number}`;

/** The rows that are loaded, each where it lies; one without a place is in the list only. */
export function workLayer(rows: readonly WorkRow[], selectedId: string | null): DataMapLayer {
  const points = rows.flatMap((row): PointMark[] =>
    row.lon === null || row.lat === null
      ? []
      : [{ id: workRowId(row), position: [row.lon, row.lat], symbol: symbolOf(row) }],
  );
  const titles = new Map(
    rows.map((row) => [symbolOf(row), `要確認（${row.damage_label ?? kindWords[row.kind]}）`]),
  );
  return pointsLayer({
    id: workLayerId,
    title: '要確認',
    group: '突合',
    points,
    selectedId,
    legend: [...titles].map(([symbol, title]) => ({ key: symbol, title, swatch: { symbol } })),
  });
}

const kindWords = { survey: '調査結果', household: '世帯', building: '家屋' } as const;

export function symbolOf({ kind, damage_class }: Pick<WorkRow, 'kind' | 'damage_class'>): string {
  if (kind === 'survey') return surveySymbolId(damage_class ?? '');
  return kind === 'household' ? symbolIds.household : symbolIds.building;
}
