import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { useEscapeStep } from '../ui/escape-steps.ts';
import type { DataMapLayer, LonLat } from './map-content.ts';
import type { MapShell } from './map-shell.ts';
import type { MeasureKind } from './measured.ts';
import { measureLayer } from './measure.layers.ts';

export type Measure = {
  kind: MeasureKind;
  points: readonly LonLat[];
  setKind: (kind: MeasureKind) => void;
  add: (position: LonLat) => void;
  undo: () => void;
  clear: () => void;
  end: () => void;
};

/**
 * 計測 while it is switched on: clicks set points, and on the map's canvas Enter sets one in its middle and
 * Backspace takes the last one back. Esc ends.
 */
export function useMeasure(
  shell: MapShell | null,
  canvas: RefObject<HTMLElement | null>,
): { measure: Measure | null; layer: DataMapLayer | null; toggle: () => void } {
  const [isOn, setOn] = useState(false);
  const [kind, setKind] = useState<MeasureKind>('distance');
  const [points, setPoints] = useState<readonly LonLat[]>([]);
  const add = useCallback((position: LonLat) => setPoints((before) => [...before, position]), []);
  const undo = useCallback(() => setPoints((before) => before.slice(0, -1)), []);
  const clear = useCallback(() => setPoints([]), []);
  const end = useCallback(() => {
    setOn(false);
    setPoints([]);
  }, []);
  useEscapeStep(isOn, end);

  useEffect(() => {
    if (!isOn || !shell) return;
    shell.takePoints(true);
    shell.focus();
    return () => shell.takePoints(false);
  }, [isOn, shell]);

  useEffect(() => {
    const element = canvas.current;
    if (!isOn || !shell || !element) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter') {
        const { longitude, latitude } = shell.view();
        add([longitude, latitude]);
      } else if (event.key === 'Backspace') undo();
      else return;
      event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [isOn, shell, canvas, add, undo]);

  const layer = useMemo(() => (isOn ? measureLayer(kind, points) : null), [isOn, kind, points]);
  const measure = useMemo(
    () => (isOn ? { kind, points, setKind, add, undo, clear, end } : null),
    [isOn, kind, points, add, undo, clear, end],
  );
  return { measure, layer, toggle: () => (isOn ? end() : setOn(true)) };
}
