import { useEffect, useRef } from 'react';

/** What Esc undoes, the latest step last. Dialogs and menus take Esc themselves before it comes here. */
const steps: { back: () => void }[] = [];

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.repeat || event.isComposing || event.defaultPrevented) return;
  const step = steps.at(-1);
  if (!step) return;
  event.preventDefault();
  step.back();
}

/** While `active`, Esc calls `back`; of several active ones only the one that became active last. */
export function useEscapeStep(active: boolean, back: () => void): void {
  const latest = useRef(back);
  useEffect(() => {
    latest.current = back;
  });
  useEffect(() => {
    if (!active) return;
    const step = { back: () => latest.current() };
    if (steps.length === 0) window.addEventListener('keydown', onKeyDown);
    steps.push(step);
    return () => {
      steps.splice(steps.indexOf(step), 1);
      if (steps.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [active]);
}
