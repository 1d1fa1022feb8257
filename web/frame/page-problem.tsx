import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { usePageTitle } from './page-title.ts';

/** In the place of a page that failed; the rest of the frame goes on. */
export function PageProblem({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <div className="panel">
      <ProblemNotice problem={error} onRetry={reset} />
    </div>
  );
}

/** In the place of a page that there is not, or not for this person. */
export function PageNotFound(): ReactNode {
  usePageTitle('ページがありません');
  return (
    <div className="panel">
      <EmptyState title="ページがありません" action={<Link to="/">ホームへ戻る</Link>}>
        アドレスが違うか、この利用者が入れないページです。
      </EmptyState>
    </div>
  );
}
