import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { toProblem } from './problem.ts';
import './notices.css';

/** What went wrong, where it went wrong, with the way out. Field errors belong at their fields instead. */
export function ProblemNotice({ problem, onRetry }: { problem: unknown; onRetry?: () => void }): ReactNode {
  const { title, detail, instance, status } = toProblem(problem);
  return (
    <div className="notice notice-bad" role="alert">
      <svg className="notice-mark" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 1.5L19 18H1Z" />
        <path className="notice-mark-sign" d="M10 7v5M10 14.2v1.6" />
      </svg>
      <div className="notice-words">
        <p className="notice-title">{title}</p>
        {detail && <p>{detail}</p>}
        {/* Whoever is asked for help finds the request by it; for one's own mistakes it would only be noise. */}
        {instance && status >= 500 && (
          <p className="notice-instance">受付番号 {instance.replace('urn:uuid:', '')}</p>
        )}
        {onRetry && (
          <Button size="small" onPress={onRetry}>
            もう一度
          </Button>
        )}
      </div>
    </div>
  );
}
