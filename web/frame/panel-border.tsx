import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { widthAfterKey, withinRange, type PanelRange } from './panel-width.ts';

/** The border between panel and map, moved with the mouse or with the arrow keys. */
export function PanelBorder({
  width,
  range,
  onWidth,
}: {
  width: number;
  range: PanelRange;
  onWidth: (width: number) => void;
}): ReactNode {
  const grip = useRef<{ x: number; width: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = widthAfterKey(event.key, width, range);
    if (next === null) return;
    event.preventDefault();
    onWidth(next);
  };
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (grip.current) onWidth(withinRange(grip.current.width + event.clientX - grip.current.x, range));
  };
  const onPointerUp = (): void => {
    grip.current = null;
  };
  return (
    <div
      className="panel-border"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="パネルの幅"
      aria-valuenow={width}
      aria-valuemin={range.narrowest}
      aria-valuemax={range.widest}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    />
  );
}
