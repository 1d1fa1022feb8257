import { useEffect, useRef, useState, type RefObject } from 'react';
import { mapStyle } from '../../tiles/styles/map-style.ts';
import { day } from '../../tiles/styles/tokens.ts';
import { findBasemap } from '../map/basemap.data.ts';
import type { Bounds, LonLat } from '../map/map-content.ts';
import { startMap, type MapShell } from '../map/map-shell.ts';
import { standardLayers } from '../map/standard-layers.ts';
import type { Where } from './certificates.data.ts';
import { fingerLayer } from './finger.layers.ts';

/** The neutral map: streets, outlines of houses, names of 町. No register, no number, no result. */
const shown: readonly string[] = ['base', 'footprints', 'towns'];
const layers = standardLayers(['certificate_issue']).filter(({ name }) => shown.includes(name));

/** Starts the map of the second window; `point` is told of each touch. Null while it starts; `isImpossible` without WebGL 2. */
export function useApplicantMap(
  container: RefObject<HTMLElement | null>,
  where: Where,
  start: LonLat | null,
  point: (position: LonLat) => void,
): { shell: MapShell | null; isImpossible: boolean } {
  const [shell, setShell] = useState<MapShell | null>(null);
  const [isImpossible, setImpossible] = useState(false);
  const latest = useRef(point);
  useEffect(() => {
    latest.current = point;
  });
  const { municipality, disaster } = where;
  const [longitude, latitude] = start ?? [null, null];
  useEffect(() => {
    const element = container.current;
    if (!element || longitude === null || latitude === null) return;
    let isOver = false;
    let running: MapShell | null = null;
    const nothing = (): void => {};
    // Without a finger: the arrow keys bring the house to the middle, Enter points at it.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.repeat || !running) return;
      const middle = running.view();
      latest.current([middle.longitude, middle.latitude]);
    };
    element.addEventListener('keydown', onKeyDown);
    const begin = async (): Promise<MapShell> =>
      startMap(
        element,
        plain(
          mapStyle(
            layers.map(({ name }) => name),
            { origin: window.location.origin, municipality, disaster },
            day,
            await findBasemap(),
          ),
        ),
        layers,
        { longitude, latitude, zoom: 13 },
        {
          onRest: nothing,
          onSeen: nothing,
          onTrouble: nothing,
          onPick: nothing,
          onPoint: (position) => latest.current(position),
        },
      );
    begin().then(
      (started) => {
        if (isOver) return started.destroy();
        running = started;
        started.takePoints(true);
        setShell(started);
      },
      () => setImpossible(true),
    );
    return () => {
      isOver = true;
      element.removeEventListener('keydown', onKeyDown);
      setShell(null);
      running?.destroy();
    };
  }, [container, municipality, disaster, longitude, latitude]);
  return { shell, isImpossible };
}

/** Tiles without numbers, whatever the session may see. */
function plain(style: ReturnType<typeof mapStyle>): ReturnType<typeof mapStyle> {
  return {
    ...style,
    sources: Object.fromEntries(
      Object.entries(style.sources).map(([name, source]) => [
        name,
        source.type === 'vector' && source.tiles
          ? { ...source, tiles: source.tiles.map((address) => `${address}?plain=1`) }
          : source,
      ]),
    ),
  };
}

/** Draws the map with the finger on it. */
export function drawFinger(shell: MapShell, position: LonLat | null, isAccepted: boolean): void {
  shell.show(shown, [fingerLayer(position, isAccepted)]);
}

/** From where a view of the whole town begins. */
export function middleOf([west, south, east, north]: Bounds): LonLat {
  return [(west + east) / 2, (south + north) / 2];
}
