import { useEffect, useMemo } from 'react';
import type { Explanation } from '../../api/certificates/explanation.contract.ts';
import { surveySymbolId, symbolIds } from '../../tiles/styles/symbols.ts';
import { damageClasses, damageSymbols } from '../../tiles/styles/tokens.ts';
import type { MapContent } from '../map/map-content.ts';
import { useMap, useMapContent } from '../map/map-context.tsx';
import { pointsLayer } from '../map/points.layers.ts';
import { listShots, shotsLayer } from './explanation-shots.layers.ts';

const resultsLayer = 'explained-results';

/** The house and the results beside it; a click takes a result. */
export function useExplanationMap(
  explanation: Explanation | null,
  shown: string | null,
  onChoose: (surveyNumber: string) => void,
): void {
  const { goTo } = useMap();
  const shots = useMemo(
    () => listShots(explanation?.results.find(({ survey_number }) => survey_number === shown)?.photos ?? []),
    [explanation, shown],
  );
  const house = explanation?.house;
  const lon = house?.lon ?? explanation?.results[0]?.lon ?? null;
  const lat = house?.lat ?? explanation?.results[0]?.lat ?? null;
  useEffect(() => {
    if (lon !== null && lat !== null) goTo([lon, lat], 18.5);
    // The map's handle changes with its content; only another house moves the map.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lon, lat]);
  useMapContent(
    useMemo<MapContent>(
      () => ({
        hiddenAtFirst: ['surveys', 'households'],
        layers: [
          pointsLayer({
            id: 'explained-house',
            title: '申請の家',
            group: '申請',
            points:
              house?.lon == null || house.lat == null
                ? []
                : [{ id: 'house', position: [house.lon, house.lat], symbol: symbolIds.household }],
            legend: [
              { key: symbolIds.household, title: '申請の家', swatch: { symbol: symbolIds.household } },
            ],
          }),
          pointsLayer({
            id: resultsLayer,
            title: '調査結果',
            group: '申請',
            points: (explanation?.results ?? []).map((result) => ({
              id: result.survey_number,
              position: [result.lon, result.lat],
              symbol: surveySymbolId(result.damage_class),
              isFaint: result.survey_number !== shown,
            })),
            selectedId: shown,
            legend: [
              ...damageClasses.map((name) => ({
                key: surveySymbolId(name),
                title: damageSymbols[name].title_ja,
                swatch: { symbol: surveySymbolId(name) },
              })),
              {
                key: symbolIds.surveyOther,
                title: 'そのほかの判定',
                swatch: { symbol: symbolIds.surveyOther },
              },
            ],
          }),
          ...(shots.length === 0 ? [] : [shotsLayer(shots)]),
        ],
        onPick: ({ layer, properties: { id } }) => {
          if (layer === resultsLayer && typeof id === 'string') onChoose(id);
        },
      }),
      [explanation, house, shown, shots, onChoose],
    ),
  );
}
