import type { ReactNode } from 'react';
import './state-mark.css';

export type StateTone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet';

/** The state that a row is in: a word in a box, with a colour that only repeats what the word says. */
export function StateMark({ tone, children }: { tone: StateTone; children: ReactNode }): ReactNode {
  return <span className={`state-mark state-${tone}`}>{children}</span>;
}
