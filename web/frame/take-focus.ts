import { useEffect, type RefObject } from 'react';

/** While shown and `isWanted`, the element has had the focus; afterwards it goes back to where it was. */
export function useTakenFocus(element: RefObject<HTMLElement | null>, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    const before = document.activeElement;
    element.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [element, isWanted]);
}
