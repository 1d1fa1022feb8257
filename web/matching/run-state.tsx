import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LinkRun, LinkageState } from '../../api/matching/links.contract.ts';
import { useRemaining } from '../ui/use-remaining.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { cancelRun } from './links.data.ts';
import type { Where } from './matching.data.ts';
import { doneWords, endWords } from './work-words.ts';

/** How far linking is, or the figures of the last time and how it ended. */
export function RunState({
  state,
  at,
  where,
  mayCancel,
  onChanged,
}: {
  state: LinkageState;
  /** When it was told, in milliseconds of one clock. */
  at: number;
  where: Where;
  mayCancel: boolean;
  onChanged: () => Promise<void>;
}): ReactNode {
  const { current, last, done } = state;
  const ended = last && endWords(last);
  return (
    <section className="run-state" aria-label="一括突合">
      {current && <Running run={current} at={at} where={where} mayCancel={mayCancel} onChanged={onChanged} />}
      {done && <p>{doneWords(done)}</p>}
      {!current && ended && (
        <p className="run-ended" role="status">
          {ended}
        </p>
      )}
      {!current && !done && !ended && (
        <p>まだ突合していません。住民・家屋・調査結果を取り込むと、ひとりでに始まります。</p>
      )}
    </section>
  );
}

function Running({
  run,
  at,
  where,
  mayCancel,
  onChanged,
}: {
  run: LinkRun;
  at: number;
  where: Where;
  mayCancel: boolean;
  onChanged: () => Promise<void>;
}): ReactNode {
  const total = run.cells_total;
  const remaining = useRemaining(at, run.cells_done, total ?? 0);
  const cancelling = useMutation({ mutationFn: () => cancelRun(where, run.run_id), onSettled: onChanged });
  const isLast = total !== null && run.cells_done >= total;
  return (
    <>
      <Progress
        label="一括突合"
        doing={
          run.state === 'waiting'
            ? '順番を待っています'
            : total === null
              ? '台帳を読み、重みを推定しています'
              : isLast
                ? '要確認の一覧を作っています'
                : (remaining ?? '残り時間を計算しています')
        }
        done={run.cells_done}
        total={total === null || total === 0 ? undefined : total}
        measure={total === null ? '準備中' : `${run.cells_done} / ${total} 区画`}
        onCancel={mayCancel && !cancelling.isPending ? () => cancelling.mutate() : undefined}
      />
      {cancelling.error && <ProblemNotice problem={cancelling.error} />}
    </>
  );
}
