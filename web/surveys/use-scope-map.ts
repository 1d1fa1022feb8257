import { useEffect, useMemo, useRef } from 'react';
import type { PreliminaryArea } from '../../api/surveys/preliminary.contract.ts';
import type { Scope, ScopeChoices } from '../../api/surveys/scope.contract.ts';
import type { DrawnShape, Drawing } from '../map/drawing.ts';
import type { MapContent } from '../map/map-content.ts';
import { useMap, useMapContent } from '../map/map-context.tsx';
import { polygonsOf } from './outlines.ts';
import {
  areasLayer,
  preliminaryLayerId,
  scopeAreasLayerId,
  scopeTownsLayer,
  scopeTownsLayerId,
} from './scope.layers.ts';
import { boundsOfPlaces } from './outlines.ts';

/** A new area, the corners of one that is there, or an area of an estimate. */
export type ScopeDrawing =
  | { kind: 'new' }
  | { kind: 'change'; index: number; shape: DrawnShape }
  | { kind: 'estimate' };

const titles: Readonly<Record<ScopeDrawing['kind'], string>> = {
  new: '範囲を囲む',
  change: '範囲を直す',
  estimate: '予備調査の区域を囲む',
};

/** The scope on the map: 町字, drawn areas, estimates, and what is being drawn. */
export function useScopeMap({
  scope,
  towns,
  preliminary,
  asOf,
  drawing,
  onSketch,
  onDrawn,
  onCancel,
  onTown,
}: {
  scope: Scope;
  towns: ScopeChoices['towns'] | undefined;
  preliminary: readonly PreliminaryArea[] | undefined;
  asOf: string | undefined;
  drawing: ScopeDrawing | null;
  onSketch: (shape: DrawnShape | null) => void;
  onDrawn: (shape: DrawnShape) => void;
  onCancel: () => void;
  onTown: (id: string) => void;
}): void {
  const { fit } = useMap();
  const latest = useRef({ onSketch, onDrawn, onCancel, onTown });
  useEffect(() => {
    latest.current = { onSketch, onDrawn, onCancel, onTown };
  });
  const { polygons, town_ids } = scope;
  const changing = drawing?.kind === 'change' ? drawing.index : null;
  const layers = useMemo(
    () => [
      areasLayer({
        id: preliminaryLayerId,
        title: '予備調査の区域',
        colour: '#b73779',
        areas: (preliminary ?? []).flatMap(({ area_id, polygon }) =>
          polygonsOf(polygon).map((outline) => ({ id: area_id, outline, isChosen: false })),
        ),
      }),
      areasLayer({
        id: scopeAreasLayerId,
        title: '囲んだ範囲',
        colour: '#0017c1',
        areas: polygons
          .map((shape, index) => ({ id: String(index), outline: shape.coordinates, isChosen: false, index }))
          .filter(({ index }) => index !== changing),
      }),
      scopeTownsLayer(towns ?? [], town_ids),
    ],
    [preliminary, polygons, changing, towns, town_ids],
  );
  // Drawn anew only when something else is to be drawn: what has been drawn so far must not be lost to a new count.
  const wanted = useMemo<Drawing | null>(() => {
    if (!drawing) return null;
    return {
      kind: drawing.kind === 'change' ? 'edit' : 'polygon',
      title: titles[drawing.kind],
      ...(drawing.kind === 'change' ? { shape: drawing.shape } : {}),
      onSketch: (now) => latest.current.onSketch(now),
      onDrawn: (now) => latest.current.onDrawn(now),
      onCancel: () => latest.current.onCancel(),
    };
  }, [drawing]);
  useMapContent(
    useMemo<MapContent>(
      () => ({
        layers,
        drawing: wanted,
        ...(asOf === undefined ? {} : { asOf }),
        hiddenAtFirst: ['households', 'buildings', 'surveys', 'sites'],
        onPick: ({ layer, properties: { town_id } }) => {
          if (layer === scopeTownsLayerId && typeof town_id === 'string') latest.current.onTown(town_id);
        },
      }),
      [layers, wanted, asOf],
    ),
  );

  // Once, to the whole town: who works there keeps the view.
  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current || !towns) return;
    const all = boundsOfPlaces(towns.map(({ lon, lat }) => [lon, lat] as const));
    if (!all) return;
    isShown.current = true;
    fit(all);
  }, [towns, fit]);
}
