import { useEffect, useRef, type RefObject } from 'react';

export type FunctionKey = 'F2' | 'F4' | 'F6' | 'F7' | 'F8' | 'F9';

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'repeat' | 'isComposing' | 'defaultPrevented' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'
>;

/** Whether a key press is a fresh, plain press of the key: not held down, not with others, not inside the IME. */
export function isFreshPress(event: KeyPress, key: string): boolean {
  if (event.key !== key || event.repeat || event.isComposing || event.defaultPrevented) return false;
  return !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
}

/** Whether an element can be reached now: shown, and not under an open dialog. */
function isReachable(element: Element): boolean {
  return element.checkVisibility() && element.closest('[inert], [aria-hidden="true"]') === null;
}

/**
 * Runs `run` when the function key is pressed anywhere on the page, once per press however long it is held.
 * The key is dead while `element` is hidden or lies under a dialog: what cannot be clicked cannot be keyed.
 */
export function useFunctionKey(
  key: FunctionKey | undefined,
  run: () => void,
  { enabled = true, element }: { enabled?: boolean; element?: RefObject<Element | null> } = {},
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!key || !enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== key) return;
      if (!isFreshPress(event, key)) {
        // A held key must not fall through to what the browser does with it.
        event.preventDefault();
        return;
      }
      const target = element?.current;
      if (target && !isReachable(target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [key, enabled, element]);
}
