import { useEffect, useMemo, useState, type RefObject } from 'react';
import { useEscapeStep } from '../ui/escape-steps.ts';
import type { DrawControls, Drawing } from './drawing.ts';
import type { MapShell } from './map-shell.ts';

/**
 * Draws what the open room wants drawn: clicks set corners; on the map's canvas Enter sets one in its middle,
 * Backspace takes the last one back. Esc gives up.
 */
export function useDrawing(
  shell: MapShell | null,
  canvas: RefObject<HTMLElement | null>,
  wanted: Drawing | null,
): { controls: DrawControls | null; isArea: boolean } {
  const [sketched, setSketched] = useState<{ of: Drawing; isArea: boolean } | null>(null);
  useEscapeStep(wanted !== null, () => wanted?.onCancel());
  const drawing = useMemo<Drawing | null>(
    () =>
      wanted && {
        ...wanted,
        onSketch: (shape) => {
          setSketched({ of: wanted, isArea: shape !== null });
          wanted.onSketch?.(shape);
        },
      },
    [wanted],
  );
  /** What there is to draw with has come, for this drawing. */
  const [ready, setReady] = useState<Drawing | null>(null);
  useEffect(() => {
    if (!shell || !drawing) return;
    shell.draw(drawing).then(
      () => setReady(drawing),
      () => drawing.onCancel(),
    );
    shell.focus();
    return () => void shell.draw(null);
  }, [shell, drawing]);
  const controls = drawing && shell && ready === drawing ? shell.drawControls : null;
  const isArea = wanted !== null && (sketched?.of === wanted ? sketched.isArea : wanted.kind === 'edit');

  useEffect(() => {
    const element = canvas.current;
    if (!controls || !element) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter') controls.corner();
      else if (event.key === 'Backspace') controls.undo();
      else return;
      event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [controls, canvas]);
  return { controls, isArea };
}
