import type { ReactNode } from 'react';
import './loading-row.css';

/**
 * Stands where a list will be while it is first read. What is there sooner than 300 ms shows nothing: a line that only
 * flickers tells nobody anything.
 */
export function LoadingRow({ what }: { what: string }): ReactNode {
  return (
    <p className="loading-row" role="status">
      {what}を読み込んでいます
    </p>
  );
}
