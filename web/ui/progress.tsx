import type { ReactNode } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { Button } from './button.tsx';
import { formatFigure } from './format.ts';
import './progress.css';

/** Long work: how far, what it is doing just now, and the way to stop it. */
export function Progress({
  label,
  doing,
  done,
  total,
  measure,
  onCancel,
}: {
  /** The work: 住基の取込み. */
  label: string;
  /** The step it is at: 住所を照合しています. */
  doing?: string | undefined;
  done: number;
  /** Unknown while it is still counted. */
  total?: number | undefined;
  /** How far in words, where the bare figures would not be read: 12 MB / 55 MB. */
  measure?: string | undefined;
  onCancel?: (() => void) | undefined;
}): ReactNode {
  const share = total ? Math.min(1, done / total) : 0;
  const known = total ? `${formatFigure(done)} / ${formatFigure(total)}` : formatFigure(done);
  return (
    <div className="progress">
      <AriaProgressBar
        className="progress-part"
        {...(total ? { value: share * 100 } : { isIndeterminate: true })}
        valueLabel={measure ?? known}
      >
        {() => (
          <>
            <div className="progress-head">
              <Label className="progress-label">{label}</Label>
              <span className="figure">{measure ?? (total ? known : `${known} 件まで`)}</span>
            </div>
            <div className="progress-rail">
              <div
                className={total ? 'progress-bar' : 'progress-bar progress-unknown'}
                style={total ? { width: `${share * 100}%` } : undefined}
              />
            </div>
          </>
        )}
      </AriaProgressBar>
      <div className="progress-foot">
        <span aria-live="polite">{doing}</span>
        {onCancel && (
          <Button size="small" tone="quiet" onPress={onCancel}>
            中止
          </Button>
        )}
      </div>
    </div>
  );
}
