import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Bounds, LonLat, MapContent } from './map-content.ts';
import type { MapShell } from './map-shell.ts';

/** What pages may ask of the map besides handing it content. */
export type MapHandle = {
  /** Glides to a place; keeps the zoom if it is near enough already. */
  goTo: (position: LonLat, zoom?: number) => void;
  /** Shows the whole of an area. */
  fit: (bounds: Bounds) => void;
  /** Draws the registers anew after they have changed. */
  refresh: () => void;
};

type MapStage = {
  content: MapContent;
  setContent: (content: MapContent) => void;
  handle: MapHandle;
  /** The panel puts the running map here, and does `pending` once it runs. */
  shell: RefObject<MapShell | null>;
  pending: RefObject<((shell: MapShell) => void) | null>;
};

const MapStageContext = createContext<MapStage | null>(null);

const nothing: MapContent = {};
/** Houses and their numbers can be told apart. */
const houseZoom = 18;

/** Holds the one map of the frame and what the open room gives to it. */
export function MapStageProvider({ children }: { children: ReactNode }): ReactNode {
  const [content, setContent] = useState<MapContent>(nothing);
  const shell = useRef<MapShell | null>(null);
  const pending = useRef<((shell: MapShell) => void) | null>(null);
  const stage = useMemo<MapStage>(() => {
    // Before the map runs only the last wish counts.
    const soon = (wish: (running: MapShell) => void): void => {
      if (shell.current) wish(shell.current);
      else pending.current = wish;
    };
    return {
      content,
      setContent,
      shell,
      pending,
      handle: {
        goTo: ([longitude, latitude], zoom) =>
          soon((running) => {
            const nearEnough = Math.max(running.view().zoom, houseZoom - 1);
            running.moveTo({ longitude, latitude, zoom: zoom ?? nearEnough }, 'glide');
          }),
        fit: (bounds) => soon((running) => running.fit(bounds)),
        // A map that does not run yet will ask for its tiles anyway.
        refresh: () => shell.current?.refresh(),
      },
    };
  }, [content]);
  return <MapStageContext value={stage}>{children}</MapStageContext>;
}

/** @throws Error outside the staff frame. */
export function useMapStage(): MapStage {
  const stage = useContext(MapStageContext);
  if (!stage) throw new Error('the map is there only inside the staff frame');
  return stage;
}

/** Moves the map. */
export function useMap(): MapHandle {
  return useMapStage().handle;
}

/** Gives the map this page's layers and handlers, until the page closes. `content` must be memoised. */
export function useMapContent(content: MapContent): void {
  const { setContent } = useMapStage();
  // What the page itself shows goes first; the map follows.
  useEffect(() => {
    startTransition(() => setContent(content));
  }, [content, setContent]);
  useEffect(() => () => startTransition(() => setContent(nothing)), [setContent]);
}
