import { useEffect, useRef, useState, type RefObject } from 'react';
import { day } from '../../tiles/styles/tokens.ts';
import type { Bounds, LonLat, MapContent, MapView, TileMapLayer } from './map-content.ts';
import type { Basemap } from '../../tiles/styles/basemaps/basemap.ts';
import { findBasemap } from './basemap.data.ts';
import { useMapStage } from './map-context.tsx';
import { startMap, type MapShell } from './map-shell.ts';
import { mapStyle } from '../../tiles/styles/map-style.ts';

export type MapRest = { view: MapView; bounds: Bounds };

export type RunningMap = {
  shell: MapShell | null;
  rest: MapRest | null;
  seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** The operator's base map, if the map draws it. */
  basemap: Basemap | null;
  /** Some tiles did not arrive. */
  isTroubled: boolean;
  /** The browser cannot draw maps. */
  isImpossible: boolean;
};

/**
 * Starts the map in `container` once, and again only for another town, disaster or set of permissions, or when the
 * operator's base map is lost or exchanged.
 */
export function useRunningMap(
  container: RefObject<HTMLElement | null>,
  {
    municipality,
    disaster,
    tileLayers,
    start,
    takePoint,
  }: {
    municipality: string;
    disaster: string;
    tileLayers: readonly TileMapLayer[];
    start: MapView;
    /** Takes clicks in the place of the room, while it is set. */
    takePoint: RefObject<((position: LonLat) => void) | null>;
  },
): RunningMap {
  const { content, shell: stageShell, pending } = useMapStage();
  const [shell, setShell] = useState<MapShell | null>(null);
  const [rest, setRest] = useState<MapRest | null>(null);
  const [seen, setSeen] = useState<RunningMap['seen']>(new Map());
  /** Undefined until it is known. */
  const [basemap, setBasemap] = useState<Basemap | null | undefined>(undefined);
  const [isTroubled, setTroubled] = useState(false);
  const [isImpossible, setImpossible] = useState(false);
  const latest = useRef<MapContent>(content);
  const firstView = useRef(start);
  useEffect(() => {
    latest.current = content;
  });

  useEffect(() => {
    void findBasemap().then(setBasemap);
  }, []);

  useEffect(() => {
    const element = container.current;
    if (!element || basemap === undefined) return;
    let isOver = false;
    let running: MapShell | null = null;
    const scope = { origin: window.location.origin, municipality, disaster };
    const style = mapStyle(
      tileLayers.map((layer) => layer.name),
      scope,
      day,
      basemap,
    );
    startMap(element, style, tileLayers, firstView.current, {
      onRest: (view, bounds) => {
        setRest({ view, bounds });
        latest.current.onBounds?.(bounds);
      },
      onSeen: (now) => setSeen((before) => (isSame(before, now) ? before : now)),
      onPick: (pick) => latest.current.onPick?.(pick),
      onPoint: (position) => (takePoint.current ?? latest.current.onPoint)?.(position),
      onTrouble: (isTrouble, source) => {
        if (isOver) return;
        setTroubled(isTrouble);
        if (!isTrouble || source !== 'base' || basemap === null) return;
        void findBasemap({ again: true }).then((now) => {
          if (isOver || now?.version === basemap.version) return;
          firstView.current = running?.view() ?? firstView.current;
          setBasemap(now);
        });
      },
    }).then(
      (started) => {
        if (isOver) return started.destroy();
        running = started;
        stageShell.current = started;
        setShell(started);
        pending.current?.(started);
        pending.current = null;
      },
      () => setImpossible(true),
    );
    return () => {
      isOver = true;
      stageShell.current = null;
      setShell(null);
      // What the map that goes was waiting for is not the next one's trouble.
      setTroubled(false);
      running?.destroy();
    };
  }, [container, municipality, disaster, tileLayers, basemap, stageShell, pending, takePoint]);

  return { shell, rest, seen, basemap: basemap ?? null, isTroubled, isImpossible };
}

function isSame(a: RunningMap['seen'], b: RunningMap['seen']): boolean {
  const print = (seen: RunningMap['seen']): string =>
    JSON.stringify([...seen].map(([layer, keys]) => [layer, [...keys].sort()]));
  return print(a) === print(b);
}
