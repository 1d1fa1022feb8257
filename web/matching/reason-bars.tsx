import type { ReactNode } from 'react';
import type { Match } from '../../api/matching/matching.contract.ts';
import { formatPercent } from '../ui/format.ts';
import './reason-bars.css';

/** 適合率 as number and bar; a person's word needs no bar. */
export function ProbabilityMark({ match }: { match: Match }): ReactNode {
  const { probability, confirmed } = match;
  if (confirmed) return <span className="probability probability-confirmed">確定</span>;
  if (probability === null) return <span className="probability">—</span>;
  return (
    <span className="probability">
      <span className="figure">{formatPercent(probability)}</span>
      <span className="probability-rail" aria-hidden="true">
        <span className="probability-bar" style={{ width: `${probability * 100}%` }} />
      </span>
    </span>
  );
}

/** What speaks for a row and what against it, each with its share: for to the right, against to the left. */
export function ReasonBars({ reasons }: { reasons: Match['reasons'] }): ReactNode {
  if (reasons.length === 0) return <p className="reasons-none">根拠の記録がありません。</p>;
  const most = Math.max(...reasons.map(({ weight }) => weight), 1e-6);
  return (
    <ul className="reasons" aria-label="根拠">
      {reasons.map(({ text, against, weight }) => (
        <li key={text} className={against ? 'reason reason-against' : 'reason'}>
          <span className="reason-text">
            <span className="reason-sign" aria-hidden="true">
              {against ? '−' : '＋'}
            </span>{' '}
            {text}
            {against && <span className="visually-hidden">（合わない）</span>}
          </span>
          <span className="reason-rail" aria-hidden="true">
            <span className="reason-bar" style={{ width: `${(weight / most) * 50}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
