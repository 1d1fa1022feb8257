import { useMemo } from 'react';
import type { ApplicationSummary } from '../../api/certificates/applications.contract.ts';
import { symbolIds } from '../../tiles/styles/symbols.ts';
import type { MapContent } from '../map/map-content.ts';
import { useMapContent } from '../map/map-context.tsx';
import { pointsLayer } from '../map/points.layers.ts';

const layer = 'applications';
const nothing: MapContent = {};

/** The houses of the rows; a click opens the application. Null: another pane has the map. */
export function useApplicationsMap(
  rows: readonly ApplicationSummary[] | null,
  selectedId: string | null,
  onOpen: (id: string) => void,
): void {
  useMapContent(
    useMemo<MapContent>(() => {
      if (rows === null) return nothing;
      return {
        hiddenAtFirst: ['households', 'surveys'],
        layers: [
          pointsLayer({
            id: layer,
            title: '申請の家',
            group: '申請',
            points: rows.flatMap(({ application_id, lon, lat, state }) =>
              lon === null || lat === null
                ? []
                : [
                    {
                      id: application_id,
                      position: [lon, lat],
                      symbol: symbolIds.household,
                      isFaint: state === 'issued' || state === 'withdrawn' || state === 'refused',
                    },
                  ],
            ),
            selectedId,
            legend: [
              { key: symbolIds.household, title: '申請の家', swatch: { symbol: symbolIds.household } },
            ],
          }),
        ],
        onPick: ({ layer: picked, properties: { id } }) => {
          if (picked === layer && typeof id === 'string') onOpen(id);
        },
      };
    }, [rows, selectedId, onOpen]),
  );
}
