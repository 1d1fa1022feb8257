import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place under the map that a room may fill; null until the frame stands. */
export const MapStripContext = createContext<HTMLElement | null>(null);

const narrow = window.matchMedia('(max-width: 767px)');

function watch(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}

/** Whether panel and map are two sides of one page. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}

/**
 * What belongs to the room's panel but needs the width of the map: a strip under it. On a narrow screen it stands in the
 * panel, where this is written.
 */
export function MapStrip({ children }: { children: ReactNode }): ReactNode {
  const slot = useContext(MapStripContext);
  const isNarrow = useIsNarrow();
  if (isNarrow) return children;
  return slot && createPortal(children, slot);
}
