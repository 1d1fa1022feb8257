import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cutKindLabels, cutNoticeLabels, cutStepLabels, type Cut } from '../../api/surveys/cuts.contract.ts';
import type { Plan } from '../../api/surveys/plans.contract.ts';
import { visitFirstLabels } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { formatDistance, formatFigure } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { formatRemaining } from '../ui/remaining-time.ts';
import { touchedWords } from './allocation/allocation-words.ts';
import { BalanceRow } from './balance-row.tsx';
import { CutChanges } from './cut-changes.tsx';
import { acceptCut, cancelCut, readPlanAgain, type PlanAt } from './planning.data.ts';
import type { Edits } from './use-edits.ts';
import { outcomeWords } from './words.ts';

/** A cut on its way: how far it is, then its figures, and whether it becomes the plan's districts. */
export function CutPart({
  at,
  plan,
  cut,
  edits,
}: {
  at: PlanAt;
  plan: Plan;
  cut: Cut;
  edits: Edits;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const again = (): Promise<unknown> => readPlanAgain(client, at);
  const cancelling = useMutation({ mutationFn: () => cancelCut(at, cut.cut_id), onSettled: again });
  const accepting = useMutation({
    mutationFn: () => acceptCut(at, cut.cut_id, cut.revision),
    onSuccess: (outcome) => notices.say(outcomeWords(outcome), touchedWords(outcome.allocations)),
    onSettled: again,
  });
  const kind = cutKindLabels[cut.kind];
  if (cut.state === 'running') {
    const doing = cut.step === null ? undefined : cutStepLabels[cut.step];
    const left = cut.seconds_left === null ? undefined : formatRemaining(cut.seconds_left);
    return (
      <section className="plan-card" aria-label={`${kind}の計算`}>
        <Progress
          label={`${kind}（${formatFigure(cut.districts)} 区、${visitFirstLabels[cut.visit_first]}）`}
          doing={[doing, left].filter(Boolean).join('　')}
          done={Math.round(cut.progress * 100)}
          total={100}
          measure={`${Math.round(cut.progress * 100)} %`}
          onCancel={() => cancelling.mutate()}
        />
        {cancelling.error && <ProblemNotice problem={cancelling.error} />}
      </section>
    );
  }
  if (cut.state === 'failed')
    return (
      <section className="plan-card" aria-label={`${kind}の計算`}>
        <Caution title={`${kind}を計算できませんでした`}>
          <p>{cut.problem ?? 'もう一度作成してください。'}</p>
        </Caution>
      </section>
    );
  if (cut.state !== 'done' || !cut.figures) return null;
  const { figures } = cut;
  const isOutdated = cut.revision !== plan.revision;
  return (
    <section className="plan-card plan-card-proposal" aria-label={`${kind}案`}>
      <div className="plan-part-head">
        <h2>{kind}案</h2>
        <span className="plan-quiet">まだ保存していません。地図の青い線が案です</span>
      </div>
      <BalanceRow balance={figures.balance} districts={figures.districts.length} />
      <p className="plan-quiet">
        歩く道のり 合計 {formatDistance(figures.walking_metres)}、計算 {figures.seconds.toFixed(1)} 秒、
        {visitFirstLabels[cut.visit_first]}
      </p>
      {figures.notices.map((notice) => (
        <Caution key={notice} title={cutNoticeLabels[notice] ?? notice} />
      ))}
      {isOutdated && (
        <Caution title={`この案は第${cut.revision}版から作りました。計画はいま第${plan.revision}版です`}>
          <p>ほかの変更があったため保存できません。案を作り直してください。</p>
        </Caution>
      )}
      {cut.kind === 'replan' && <CutChanges figures={figures} />}
      {accepting.error && <ProblemNotice problem={accepting.error} />}
      <div className="form-actions">
        <Button
          tone="primary"
          isBusy={accepting.isPending}
          isDisabled={isOutdated || edits.isSending}
          onPress={() => accepting.mutate()}
        >
          この案で保存する
        </Button>
        <Button isBusy={cancelling.isPending} onPress={() => cancelling.mutate()}>
          案を捨てる
        </Button>
      </div>
      {cancelling.error && <ProblemNotice problem={cancelling.error} />}
    </section>
  );
}
