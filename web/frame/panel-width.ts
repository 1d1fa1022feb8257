export const narrowest = 360;
export const widest = 520;
const usual = 440;
const key = 'panel-width';

/** A width in pixels within what the frame allows. */
export function withinBounds(width: number): number {
  return Math.round(Math.max(narrowest, Math.min(widest, width)));
}

/** The width that this browser last used. */
export function keptPanelWidth(): number {
  const kept = Number(localStorage.getItem(key));
  return Number.isFinite(kept) && kept > 0 ? withinBounds(kept) : usual;
}

export function keepPanelWidth(width: number): void {
  try {
    localStorage.setItem(key, String(width));
  } catch {
    // A browser that keeps nothing starts with the usual width.
  }
}

/** The width after a key on the border between panel and map; null for other keys. */
export function widthAfterKey(pressed: string, width: number): number | null {
  switch (pressed) {
    case 'ArrowLeft':
      return withinBounds(width - 20);
    case 'ArrowRight':
      return withinBounds(width + 20);
    case 'Home':
      return narrowest;
    case 'End':
      return widest;
    default:
      return null;
  }
}
