import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { usePageTitle } from './page-title.ts';
import { useStaff } from './staff-context.tsx';
import { useTakenFocus } from './take-focus.ts';
import './panel.css';

/**
 * The work panel of a room: heading, the page's one primary action at the top right, what narrows the list,
 * and the rest. Takes the focus when the room is entered, unless the room has put it into a field.
 */
export function Panel({
  title,
  action,
  filters,
  children,
}: {
  title: string;
  action?: ReactNode;
  filters?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { disaster } = useStaff();
  usePageTitle(title, disaster);
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="panel" ref={panel}>
      <div className="panel-head">
        <h1 className="panel-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </div>
      {filters && <div className="panel-filters">{filters}</div>}
      <div className="panel-body">{children}</div>
    </div>
  );
}

/** Details of the selected thing, laid over the panel's list. Esc and the way back close it. */
export function DetailPane({
  title,
  backLabel = '一覧へ戻る',
  onBack,
  action,
  takesFocus = false,
  children,
}: {
  title: string;
  backLabel?: string;
  onBack: () => void;
  action?: ReactNode;
  /** Opened by a link or button, not by moving through rows. */
  takesFocus?: boolean;
  children: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEscapeStep(true, onBack);
  useTakenFocus(heading, takesFocus);
  return (
    <section className="detail" aria-label={title}>
      <div className="detail-head">
        <Button size="small" tone="quiet" onPress={onBack}>
          ← {backLabel}
        </Button>
        {action}
      </div>
      <h2 className="detail-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div className="panel-body">{children}</div>
    </section>
  );
}
