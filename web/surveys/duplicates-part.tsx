import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  duplicateLabels,
  type Duplicate,
  type DuplicateClaim,
} from '../../api/surveys/duplicates.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatDay, formatFigure } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { duplicatesQuery } from './duplicates.data.ts';
import type { PlanAt } from './planning.data.ts';
import { SettleDialog } from './settle-dialog.tsx';
import './duplicates.css';

/** Houses at which two teams may have been. Nothing is shown while there are none. */
export function DuplicatesPart({
  at,
  isClosed,
  onShow,
}: {
  at: PlanAt;
  isClosed: boolean;
  onShow: (duplicate: Duplicate) => void;
}): ReactNode {
  const duplicates = useQuery(duplicatesQuery(at));
  const [settling, setSettling] = useState<Duplicate | null>(null);
  const open = duplicates.data?.filter(({ settled }) => settled === null) ?? [];
  const settled = duplicates.data?.filter((one) => one.settled !== null) ?? [];
  if (duplicates.error)
    return <ProblemNotice problem={duplicates.error} onRetry={() => void duplicates.refetch()} />;
  if (open.length + settled.length === 0) return null;
  return (
    <section className="plan-part" aria-label="二重調査の疑い">
      <div className="plan-part-head">
        <h2>二重調査の疑い</h2>
        <span className="plan-quiet">
          {open.length > 0 ? `${formatFigure(open.length)} 件を確かめてください` : 'すべて確認済みです'}
        </span>
      </div>
      {open.length > 0 && (
        <ul className="plan-rows" aria-label="確かめる建物">
          {open.map((duplicate) => (
            <DuplicateRow key={keyOf(duplicate)} duplicate={duplicate} onShow={onShow}>
              {!isClosed && (
                <Button
                  size="small"
                  aria-label={`確認した：${duplicate.address}`}
                  onPress={() => setSettling(duplicate)}
                >
                  確認した…
                </Button>
              )}
            </DuplicateRow>
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <details>
          <summary>確認済み {formatFigure(settled.length)} 件</summary>
          <ul className="plan-rows" aria-label="確認済みの建物">
            {settled.map((duplicate) => (
              <DuplicateRow key={keyOf(duplicate)} duplicate={duplicate} onShow={onShow} />
            ))}
          </ul>
        </details>
      )}
      {settling && <SettleDialog at={at} duplicate={settling} onClose={() => setSettling(null)} />}
    </section>
  );
}

function DuplicateRow({
  duplicate,
  onShow,
  children,
}: {
  duplicate: Duplicate;
  onShow: (duplicate: Duplicate) => void;
  children?: ReactNode;
}): ReactNode {
  const { kind, address, district_number, claims, settled } = duplicate;
  return (
    <li className="plan-row duplicate-row">
      <div className="duplicate-facts">
        <span className="duplicate-place">
          {address}
          <span className="plan-quiet">　調査区 {district_number ?? '—'}</span>
        </span>
        <span className="duplicate-kind">{duplicateLabels[kind]}</span>
        <ul className="duplicate-claims">
          {claims.map((claim) => (
            <li key={claim.claim}>{claimWords(claim)}</li>
          ))}
        </ul>
        {settled && (
          <span className="plan-quiet">
            {settled.reason}（{settled.by}）
          </span>
        )}
      </div>
      <span className="plan-row-acts">
        <Button size="small" aria-label={`地図で見る：${address}`} onPress={() => onShow(duplicate)}>
          地図
        </Button>
        {children}
      </span>
    </li>
  );
}

function keyOf({ kind, stop_id }: Duplicate): string {
  return `${kind} ${stop_id}`;
}

/** Number, team, day and result, as far as they are known. */
export function claimWords({ survey_number, by, day, what }: DuplicateClaim): string {
  return [survey_number, by, day === null ? null : formatDay(day), what]
    .filter((word) => word !== null && word !== '')
    .join('　');
}
