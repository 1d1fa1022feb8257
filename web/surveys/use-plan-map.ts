import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import type { StopColumns } from '../../api/surveys/progress.contract.ts';
import type { Drawing } from '../map/drawing.ts';
import { loadLetters } from '../map/fonts.ts';
import type { LonLat, MapContent } from '../map/map-content.ts';
import { useMap, useMapContent } from '../map/map-context.tsx';
import { baseLayer } from './base.layers.ts';
import {
  districtLabelsLayer,
  districtsLayer,
  districtsLayerId,
  type ShownDistrict,
} from './districts.layers.ts';
import { boundsOfPlaces } from './outlines.ts';
import { stopsOfDistrict } from './stop-columns.ts';
import { stopsLayer, stopsLayerId } from './stops.layers.ts';

const letters = '0123456789分固済不再拒？拠班未・他';
const nobody: readonly number[] = [];
const none: readonly string[] = [];

type PlanMap = {
  stops: StopColumns | undefined;
  base: PlanSettings['base'];
  districts?: readonly ShownDistrict[];
  /** The districts are a cut that nobody has accepted yet. */
  isProposed?: boolean;
  selectedIds?: readonly string[];
  /** Places in the columns: taken by a lasso. */
  marked?: readonly number[];
  /** Place in the columns of the opened building. */
  stop?: number | null;
  drawing?: Drawing | null;
  asOf?: string | undefined;
  onDistrict?: (district_id: string) => void;
  onStop?: (at: number) => void;
  onPoint?: (place: LonLat) => void;
};

/** A plan on the map: its districts, its buildings by state, and where teams set out. */
export function usePlanMap(shown: PlanMap): void {
  const { stops, base, districts, isProposed = false, selectedIds = none, marked = nobody } = shown;
  const { stop = null, drawing = null, asOf } = shown;
  const { fit } = useMap();
  const [isLettered, setLettered] = useState(false);
  useEffect(() => {
    void loadLetters(letters).then(() => setLettered(true));
  }, []);
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  const selected = selectedIds.join();
  const one = selectedIds.length === 1 ? selectedIds[0] : undefined;
  const ground = useMemo(
    () =>
      districts && districts.length > 0
        ? districtsLayer({ districts, selectedIds: selected.split(','), isProposed })
        : null,
    [districts, selected, isProposed],
  );
  const dots = useMemo(
    () =>
      stops &&
      stopsLayer({
        stops,
        marked,
        route: one === undefined || isProposed ? nobody : stopsOfDistrict(stops, one),
        selected: stop,
      }),
    [stops, marked, one, isProposed, stop],
  );
  const labels = useMemo(() => (districts ? districtLabelsLayer(districts) : null), [districts]);
  const layers = useMemo(
    () =>
      isLettered
        ? [
            ...(ground ? [ground] : []),
            ...(dots ? [dots] : []),
            ...(labels ? [labels] : []),
            ...(base ? [baseLayer(base)] : []),
          ]
        : [],
    [isLettered, ground, dots, labels, base],
  );
  useMapContent(
    useMemo<MapContent>(
      () => ({
        layers,
        drawing,
        ...(asOf === undefined ? {} : { asOf }),
        hiddenAtFirst: ['households', 'buildings', 'surveys', 'hazards', 'sites'],
        onPick: ({ layer, position, properties: { index, district_id } }) => {
          const { onPoint, onStop, onDistrict } = latest.current;
          if (onPoint) onPoint(position);
          else if (layer === stopsLayerId && typeof index === 'number') onStop?.(index);
          else if (layer === districtsLayerId && typeof district_id === 'string') onDistrict?.(district_id);
        },
        onPoint: (place) => latest.current.onPoint?.(place),
      }),
      [layers, drawing, asOf],
    ),
  );

  // Once, to all buildings: who works there keeps the view.
  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current || !stops) return;
    const all = boundsOfPlaces(stops.lon.map((lon, at) => [lon, stops.lat[at] ?? 0] as const));
    if (!all) return;
    isShown.current = true;
    fit(all);
  }, [stops, fit]);
}
