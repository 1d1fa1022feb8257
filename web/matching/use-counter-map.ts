import { useEffect, useMemo, useRef, useState } from 'react';
import type { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { fingerLayer } from '../certificates/finger.layers.ts';
import { isWithin, type Bounds, type LonLat, type MapContent } from '../map/map-content.ts';
import { useMap, useMapContent } from '../map/map-context.tsx';
import { columns, type Choice } from './choice.ts';
import { presentChoice, type CounterAction, type CounterState } from './counter-state.ts';
import {
  answerLayers,
  around,
  cursorLayer,
  emptyLayers,
  foundLayerId,
  foundPlaces,
} from './matching.layers.ts';

/** Metres to every side of the centre that the map shows at first. */
const firstReach = 42;
/** The found records are drawn by this room, so the same ones of the tiles stay away. */
const drawnHere = ['households', 'buildings', 'surveys'];

export type CounterMap = {
  answer: LookupAnswer;
  /** Milliseconds since 1970. */
  answeredAt: number;
  state: CounterState;
  dispatch: (action: CounterAction) => void;
  isConfirmed: boolean;
  onPoint: (position: LonLat) => void;
  /** Where the applicant points in the second window, and whether はい was said. */
  finger: { position: LonLat; isAccepted: boolean } | null;
};

/** Puts an answer on the map: circles, records, the clerk's place, the lines between the chosen three. */
export function useCounterMap({
  answer,
  answeredAt,
  state,
  dispatch,
  isConfirmed,
  onPoint,
  finger,
}: CounterMap): void {
  const map = useMap();
  const latestMap = useRef(map);
  useEffect(() => {
    latestMap.current = map;
  });
  const bounds = useRef<Bounds | null>(null);

  const places = useMemo(() => foundPlaces(answer), [answer]);
  const { household, building, survey } = presentChoice(state);
  const found = useMemo(() => {
    const choice: Choice = { household, building, survey };
    return answerLayers(answer, places, choice, isConfirmed);
  }, [answer, places, household, building, survey, isConfirmed]);

  const cursor = state.cursors[state.active];
  const cursorPlace = cursor === null ? null : (places[state.active].get(cursor) ?? null);
  const isPainted = usePainted();
  const layers = useMemo(
    () =>
      isPainted
        ? [
            ...found,
            cursorLayer(cursorPlace),
            ...(finger ? [fingerLayer(finger.position, finger.isAccepted)] : []),
          ]
        : emptyLayers,
    [isPainted, found, cursorPlace, finger],
  );

  useMapContent(
    useMemo<MapContent>(
      () => ({
        layers,
        hiddenAtFirst: drawnHere,
        asOf: new Date(answeredAt).toISOString(),
        onPick: ({ layer, properties: { id } }) => {
          const column = columns.find((kind) => foundLayerId(kind) === layer);
          if (!column || typeof id !== 'string') return;
          dispatch({ do: 'move', column, id });
          dispatch({ do: 'choose', column, id });
        },
        onPoint,
        onBounds: (now) => {
          bounds.current = now;
        },
      }),
      [layers, answeredAt, dispatch, onPoint],
    ),
  );

  const lon = answer.center?.lon;
  const lat = answer.center?.lat;
  useEffect(() => {
    if (isPainted && lon !== undefined && lat !== undefined)
      latestMap.current.fit(around([lon, lat], firstReach));
  }, [isPainted, lon, lat]);
  useEffect(() => {
    const inView = bounds.current;
    if (cursorPlace && inView && !isWithin(cursorPlace, inView)) latestMap.current.goTo(cursorPlace);
  }, [cursorPlace]);
}

/** False until the lists are on the screen: drawing the map may take longer, and the clerk reads the lists first. */
function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
