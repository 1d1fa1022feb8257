import { Fragment, type ReactNode } from 'react';
import './facts.css';

export type Fact = { term: string; value: ReactNode; isFigure?: boolean };

/** Terms and what they are, for detail panes. What is not known shows as a dash, never as an empty place. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ term, value, isFigure = false }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd className={isFigure ? 'figure' : undefined}>{isEmpty(value) ? '—' : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === '' || typeof value === 'boolean';
}
