import { useCallback, useEffect, useRef } from 'react';
import type { Question } from './questions.ts';

/** The name of the one box. */
export const boxName = 'question';

/**
 * Says whether the focus may be moved to the rows: not while the clerk types, be it into another field or on in the box,
 * which then no longer holds what was asked.
 */
export function useFreeFocus(asked: Question): () => boolean {
  const latest = useRef(asked);
  useEffect(() => {
    latest.current = asked;
  });
  return useCallback(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return true;
    if (field.closest('[inert]')) return true;
    if (field.name !== boxName) return false;
    return !('text' in latest.current) || field.value.trim() === latest.current.text;
  }, []);
}
