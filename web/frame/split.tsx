import { useRef, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { useTakenFocus } from './take-focus.ts';
import './split.css';

/** A wide room: the list, and beside it (on a narrow screen over it) what is open. */
export function Split({ children, side }: { children: ReactNode; side: ReactNode }): ReactNode {
  return (
    <div className="split">
      <div className="split-list">{children}</div>
      {side}
    </div>
  );
}

/**
 * What is open beside the list. Esc closes it. Opened by a button it takes the focus and gives it back; opened
 * by moving through the rows it leaves the focus there.
 */
export function SidePane({
  title,
  onClose,
  takesFocus = false,
  children,
}: {
  title: string;
  onClose: () => void;
  takesFocus?: boolean;
  children: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEscapeStep(true, onClose);
  useTakenFocus(heading, takesFocus);
  return (
    <section className="split-side" aria-label={title}>
      <div className="split-head">
        <h2 className="split-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button size="small" tone="quiet" onPress={onClose}>
          閉じる
        </Button>
      </div>
      {children}
    </section>
  );
}
