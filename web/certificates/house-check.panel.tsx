import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HouseCheck } from '../../api/certificates/guard.contract.ts';
import { useLive } from '../live.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { stopRepeatedEnter } from '../ui/form.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import type { Where } from './certificates.data.ts';
import {
  checkGround,
  groundCheckQuery,
  type CheckGround,
  type GivenActs,
  type GroundCheck,
} from './house-check.data.ts';
import { HouseCheckKinds } from './house-check-kinds.tsx';
import { nextSteps, stateWords } from './house-check-words.ts';
import { OverrideDialog } from './override-dialog.tsx';
import type { ApplicantWindow } from './use-applicant-window.ts';
import './house-check.css';

/**
 * 照合: the four kinds of evidence with what each says, what speaks against it, and what can be done next. The slip that
 * led here and the applicant's finger are taken by themselves; the rest the server finds in the records.
 */
export function HouseCheckPanel({
  where,
  ground,
  slip,
  applicant,
  isLookedOn,
}: {
  where: Where;
  ground: Exclude<CheckGround, { ownerCheckId: string }>;
  /** The number that the clerk looked up, if it was a survey's. */
  slip: string | null;
  applicant: ApplicantWindow;
  /** An applicant sees this screen: nothing is asked for or overridden now. */
  isLookedOn: boolean;
}): ReactNode {
  const queryClient = useQueryClient();
  const query = groundCheckQuery(where, ground);
  const { queryKey } = query;
  const check = useQuery(query);
  const again = (): void => void queryClient.invalidateQueries({ queryKey });
  const isOwners = !('confirmationId' in ground);
  // An owner's check is judged by looking: the news of other counters' checks are none of its business.
  useLive(where.municipality, 'house-checks', () => {
    if (!isOwners) again();
  });
  useLive(where.municipality, 'house-overrides', again);
  const [isAsking, setAsking] = useState(false);
  const checking = useWriteOnce(async (acts: GivenActs, key) => {
    const answer = await checkGround(where, ground, acts, key);
    queryClient.setQueryData(queryKey, answer);
    return answer;
  });

  // What is already in hand is given once, as soon as it is known that the check lacks it.
  const data = check.data;
  const pointedAt = applicant.accepted?.pointedAt;
  const lacks: GivenActs = {
    ...(data && data.slip_number === null && slip !== null ? { slip_number: slip } : {}),
    ...(data && pointedAt !== undefined && data.pointing?.pointed_at !== pointedAt
      ? { window_id: applicant.windowId }
      : {}),
  };
  const lacking = data && !isLookedOn ? JSON.stringify({ ground, ...lacks, pointedAt }) : '';
  const given = useRef('');
  useEffect(() => {
    if (lacking === '' || Object.keys(lacks).length === 0 || given.current === lacking) return;
    given.current = lacking;
    checking.mutate(lacks);
  });

  return (
    <section
      className={data?.is_open ? 'house-check house-check-open' : 'house-check'}
      aria-label="照合"
      aria-busy={check.isPending}
    >
      <p className="house-check-state" role="status">
        <strong>照合</strong> {data ? stateWords(data) : '照合しています'}
      </p>
      {check.error && <ProblemNotice problem={check.error} onRetry={again} />}
      {checking.error && <ProblemNotice problem={checking.error} />}
      {data && (
        <>
          <HouseCheckKinds check={data} />
          {nextSteps(data).length > 0 && (
            <ul className="house-check-next" aria-label="次にすること">
              {nextSteps(data).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          )}
          {data.override && <Override override={data.override} />}
          {!isLookedOn && (
            <div className="house-check-acts">
              <SlipField
                key={data.slip_number ?? ''}
                kept={data.slip_number}
                isBusy={checking.isPending}
                takesFocus={!data.is_open && slip === null && data.slip_number === null}
                onGive={(slip_number) => checking.mutate({ slip_number })}
              />
              {!data.is_open && data.override?.decision !== null && (
                <Button size="small" tone="quiet" onPress={() => setAsking(true)}>
                  責任者の承認を依頼
                </Button>
              )}
            </div>
          )}
          <OverrideDialog
            where={where}
            of={overriddenAs(ground, data)}
            check={data}
            isOpen={isAsking}
            onClose={() => setAsking(false)}
            onAsked={(answer) => queryClient.setQueryData(queryKey, answer)}
          />
        </>
      )}
    </section>
  );
}

function overriddenAs(
  ground: CheckGround,
  { owner_check_id }: GroundCheck,
): { confirmationId: string } | { ownerCheckId: string } {
  return 'confirmationId' in ground ? ground : { ownerCheckId: owner_check_id ?? '' };
}

function SlipField({
  kept,
  isBusy,
  takesFocus,
  onGive,
}: {
  kept: string | null;
  isBusy: boolean;
  takesFocus: boolean;
  onGive: (slip: string | null) => void;
}): ReactNode {
  const [text, setText] = useState(kept ?? '');
  const field = useRef<HTMLInputElement>(null);
  const wasFocused = useRef(false);
  useEffect(() => {
    if (!takesFocus || wasFocused.current) return;
    wasFocused.current = true;
    field.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <form
      className="house-check-slip"
      noValidate
      aria-label="調査済証の番号"
      onKeyDownCapture={stopRepeatedEnter}
      onSubmit={(event) => {
        event.preventDefault();
        const slip = text.trim();
        if (slip !== (kept ?? '')) onGive(slip === '' ? null : slip);
      }}
    >
      <TextField
        label="調査済証の番号（読み取り・入力）"
        isLabelHidden
        placeholder="調査済証の番号"
        name="slip"
        value={text}
        onChange={setText}
        inputRef={field}
      />
      <Button type="submit" size="small" isBusy={isBusy}>
        照合
      </Button>
    </form>
  );
}

function Override({ override }: { override: NonNullable<HouseCheck['override']> }): ReactNode {
  const { decision, requested_by, requested_at, decided_by, decided_at, note, reason } = override;
  return (
    <p className="house-check-override">
      {decision === null && `${formatMoment(requested_at)} ${requested_by} が承認を依頼しました。`}
      {decision === 'approved' && `${formatMoment(decided_at ?? '')} ${decided_by ?? ''} が承認しました。`}
      {decision === 'refused' && `${formatMoment(decided_at ?? '')} ${decided_by ?? ''} が認めませんでした。`}
      <small>理由：{reason}</small>
      {note && <small>所見：{note}</small>}
    </p>
  );
}
