import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { narrowest, widest, widthAfterKey, withinBounds } from './panel-width.ts';

/** The border between panel and map, moved with the mouse or with the arrow keys. */
export function PanelBorder({
  width,
  onWidth,
}: {
  width: number;
  onWidth: (width: number) => void;
}): ReactNode {
  const grip = useRef<{ x: number; width: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = widthAfterKey(event.key, width);
    if (next === null) return;
    event.preventDefault();
    onWidth(next);
  };
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (grip.current) onWidth(withinBounds(grip.current.width + event.clientX - grip.current.x));
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
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    />
  );
}
