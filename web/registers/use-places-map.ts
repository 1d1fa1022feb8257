import { useQuery, skipToken } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { PlaceRow } from '../../api/registers/places.contract.ts';
import { isWithin, type Bounds, type LonLat, type MapContent } from '../map/map-content.ts';
import { useMap, useMapContent } from '../map/map-context.tsx';
import { townPointsQuery } from './places.data.ts';
import {
  boundsOf,
  placingLayers,
  townLotsLayer,
  townLotsLayerId,
  townPointsLayer,
  townPointsLayerId,
} from './places.layers.ts';

/** Shows the town of the row at hand with its known numbers, and takes clicks as the place to be set. */
export function usePlacesMap(
  municipality: string,
  row: PlaceRow | null,
  draft: LonLat | null,
  onPlace: (place: LonLat) => void,
): { middle: () => LonLat | null } {
  const { fit, goTo } = useMap();
  const bounds = useRef<Bounds | null>(null);
  const town_id = row?.town_id ?? null;
  const town = useQuery(
    town_id === null
      ? { queryKey: ['places', 'no town'], queryFn: skipToken }
      : townPointsQuery(municipality, town_id),
  );
  const points = town.data?.points;
  const lots = town.data?.lots;
  const known = useMemo(() => [townPointsLayer(points ?? []), townLotsLayer(lots ?? [])], [points, lots]);
  const layers = useMemo(() => [...known, ...placingLayers(row, draft)], [known, row, draft]);
  const hasRow = row !== null;
  useMapContent(
    useMemo<MapContent>(
      () => ({
        layers,
        onPoint: (place) => {
          if (hasRow) onPlace(place);
        },
        onPick: ({ layer, position, properties: { lon, lat } }) => {
          if (!hasRow) return;
          const isKnown =
            [townPointsLayerId, townLotsLayerId].includes(layer) &&
            typeof lon === 'number' &&
            typeof lat === 'number';
          onPlace(isKnown ? [lon, lat] : position);
        },
        onBounds: (now) => {
          bounds.current = now;
        },
      }),
      [layers, hasRow, onPlace],
    ),
  );

  // The map goes to a town once, not with each of its rows: who works there keeps the view.
  const shownTown = useRef<string | null>(null);
  useEffect(() => {
    if (town_id === null || points === undefined || shownTown.current === town_id) return;
    const around = boundsOf([...points, ...(lots ?? [])]);
    if (around === null) return;
    shownTown.current = town_id;
    fit(around);
  }, [town_id, points, lots, fit]);
  const lon = row?.lon ?? null;
  const lat = row?.lat ?? null;
  const isTownEmpty = points?.length === 0 && lots?.length === 0;
  const isManual = row?.level === 'manual';
  useEffect(() => {
    if (lon === null || lat === null || !(isManual || isTownEmpty)) return;
    const inView = bounds.current;
    if (inView === null || !isWithin([lon, lat], inView)) goTo([lon, lat]);
  }, [lon, lat, isManual, isTownEmpty, goTo]);

  const middle = useCallback((): LonLat | null => {
    const inView = bounds.current;
    if (lon !== null && lat !== null && (inView === null || isWithin([lon, lat], inView))) return [lon, lat];
    return inView === null ? null : [(inView[0] + inView[2]) / 2, (inView[1] + inView[3]) / 2];
  }, [lon, lat]);
  return { middle };
}
