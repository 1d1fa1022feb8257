import { useMemo } from 'react';
import type { IssueAreas } from '../../api/certificates/areas.contract.ts';
import type { MapContent } from '../map/map-content.ts';
import { useMapContent } from '../map/map-context.tsx';
import { townsLayer, townsLayerId } from './towns.layers.ts';

const none: readonly string[] = [];

/** The 町字 on the map; a click on one that is in no other area chooses it, or no longer. */
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
  const chosenKey = chosen.join();
  const takenKey = taken.join();
  useMapContent(
    useMemo<MapContent>(() => {
      const held = new Set(takenKey.split(','));
      return {
        hiddenAtFirst: ['households', 'buildings', 'surveys', 'sites'],
        layers: [townsLayer(towns, new Set(chosenKey.split(',')), held)],
        onPick: ({ layer, properties: { town_id } }) => {
          if (layer === townsLayerId && typeof town_id === 'string' && !held.has(town_id))
            onToggle?.(town_id);
        },
      };
    }, [towns, chosenKey, takenKey, onToggle]),
  );
}
