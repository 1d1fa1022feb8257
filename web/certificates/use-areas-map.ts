import { useMemo } from 'react';
import type { IssueAreas } from '../../api/certificates/areas.contract.ts';
import { symbolIds } from '../../tiles/styles/symbols.ts';
import type { MapContent } from '../map/map-content.ts';
import { useMapContent } from '../map/map-context.tsx';
import { pointsLayer } from '../map/points.layers.ts';

const layer = 'issue-towns';
const none: readonly string[] = [];

/** The 町字 at their places, those chosen in full, the others faint; a click on a free one chooses it. */
export function useAreasMap({
  towns,
  chosen,
  taken = none,
  onToggle,
}: {
  towns: IssueAreas['towns'];
  chosen: readonly string[];
  /** In other areas: not to be chosen. */
  taken?: readonly string[];
  onToggle?: (townId: string) => void;
}): void {
  const key = `${chosen.join()} ${taken.join()}`;
  useMapContent(
    useMemo<MapContent>(
      () => ({
        hiddenAtFirst: ['households', 'buildings', 'surveys'],
        layers: [
          pointsLayer({
            id: layer,
            title: '町字',
            group: '交付開始日',
            points: towns.map(({ town_id, lon, lat }) => ({
              id: town_id,
              position: [lon, lat],
              symbol: symbolIds.household,
              isFaint: !chosen.includes(town_id),
            })),
            legend: [
              { key: symbolIds.household, title: '選んだ町字', swatch: { symbol: symbolIds.household } },
            ],
          }),
        ],
        onPick: ({ layer: picked, properties: { id } }) => {
          if (picked === layer && typeof id === 'string' && !taken.includes(id)) onToggle?.(id);
        },
      }),
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- the ids say when anything changes
      [towns, key, onToggle],
    ),
  );
}
