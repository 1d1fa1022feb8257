import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';

/** What is being dragged, and where the pointer is. */
export type Drag<Load> = { load: Load; words: string; x: number; y: number; over: string | null };

type Held<Load> = { load: Load; words: string; x: number; y: number; isMoving: boolean };

/** Pixels before a press becomes a drag. */
const threshold = 5;
/** This near to the border of what scrolls, it scrolls. */
const edge = 36;

/**
 * Dragging with mouse or pen onto elements that carry `data-drop`; fingers scroll instead, and have the list of each cell.
 * Esc drops nothing.
 */
export function useDrag<Load>(onDrop: (load: Load, target: string, isAlt: boolean) => void): {
  drag: Drag<Load> | null;
  take: (event: ReactPointerEvent, load: Load, words: string) => void;
} {
  const [drag, setDrag] = useState<Drag<Load> | null>(null);
  const held = useRef<Held<Load> | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    let frame = 0;
    const end = (): void => {
      cancelAnimationFrame(frame);
      held.current = null;
      setDrag(null);
    };
    const scroll = (): void => {
      const now = held.current;
      if (!now?.isMoving) return;
      scrollAt(now.x, now.y);
      frame = requestAnimationFrame(scroll);
    };
    const onMove = (event: PointerEvent): void => {
      const now = held.current;
      if (!now) return;
      if (!now.isMoving && Math.hypot(event.clientX - now.x, event.clientY - now.y) < threshold) return;
      if (!now.isMoving) frame = requestAnimationFrame(scroll);
      held.current = { ...now, x: event.clientX, y: event.clientY, isMoving: true };
      setDrag({ ...held.current, over: targetAt(event.clientX, event.clientY) });
    };
    const onUp = (event: PointerEvent): void => {
      const now = held.current;
      end();
      if (!now?.isMoving) return;
      const target = targetAt(event.clientX, event.clientY);
      if (target !== null) latest.current(now.load, target, event.altKey);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !held.current?.isMoving) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
  return {
    drag,
    take: (event, load, words) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      held.current = { load, words, x: event.clientX, y: event.clientY, isMoving: false };
    },
  };
}

function targetAt(x: number, y: number): string | null {
  const target = document.elementFromPoint(x, y)?.closest('[data-drop]');
  return target instanceof HTMLElement ? (target.dataset['drop'] ?? null) : null;
}

/** What is hidden of the calendar comes into view under a pointer that waits at its border. */
function scrollAt(x: number, y: number): void {
  const around = document.elementFromPoint(x, y)?.closest('[data-drag-scrolls]');
  if (!around) return;
  const { left, right, top, bottom } = around.getBoundingClientRect();
  const along = (place: number, from: number, to: number): number =>
    place < from + edge ? -8 : place > to - edge ? 8 : 0;
  around.scrollBy(along(x, left, right), along(y, top, bottom));
}
