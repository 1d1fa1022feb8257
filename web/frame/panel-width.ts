/** How wide a panel may be, and how wide it is at first, in pixels; `key` keeps the width of this browser. */
export type PanelRange = {
  readonly key: string;
  readonly narrowest: number;
  readonly usual: number;
  readonly widest: number;
};

/** One list. */
export const onePanel: PanelRange = { key: 'panel-width', narrowest: 360, usual: 440, widest: 520 };
/** A list and the forms over it, with many pages in one room. */
export const formPanel: PanelRange = { key: 'panel-width-form', narrowest: 400, usual: 540, widest: 680 };
/** Three narrow lists side by side. */
export const triplePanel: PanelRange = { key: 'panel-width-3', narrowest: 560, usual: 700, widest: 900 };

/** A list with many figures, and a map that must stay large. */
export const planningPanel: PanelRange = { key: 'panel-width-plan', narrowest: 420, usual: 560, widest: 760 };

/** A width in pixels within what the frame allows. */
export function withinRange(width: number, { narrowest, widest }: PanelRange): number {
  return Math.round(Math.max(narrowest, Math.min(widest, width)));
}

/** The width that this browser last used. */
export function keptPanelWidth(range: PanelRange): number {
  const kept = Number(localStorage.getItem(range.key));
  return Number.isFinite(kept) && kept > 0 ? withinRange(kept, range) : range.usual;
}

export function keepPanelWidth(width: number, range: PanelRange): void {
  try {
    localStorage.setItem(range.key, String(width));
  } catch {
    // A browser that keeps nothing starts with the usual width.
  }
}

/** The width after a key on the border between panel and map; null for other keys. */
export function widthAfterKey(pressed: string, width: number, range: PanelRange): number | null {
  switch (pressed) {
    case 'ArrowLeft':
      return withinRange(width - 20, range);
    case 'ArrowRight':
      return withinRange(width + 20, range);
    case 'Home':
      return range.narrowest;
    case 'End':
      return range.widest;
    default:
      return null;
  }
}
