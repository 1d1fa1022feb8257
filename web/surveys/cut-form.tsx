import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { NewCut } from '../../api/surveys/cuts.contract.ts';
import { visitFirstLabels, type Plan } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { formatFigure } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { RadioRow } from '../ui/radio-row.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { capacityQuery, cutQuery, readPlanAgain, startCut, type PlanAt } from './planning.data.ts';

const orders = (['even', 'worst_first'] as const).map((id) => ({ id, title: visitFirstLabels[id] }));

/** Into how many districts, and in which order: nothing is saved before the cut is accepted. */
export function CutForm({
  at,
  plan,
  live,
  onClose,
}: {
  at: PlanAt;
  plan: Plan;
  /** Districts that there are now. */
  live: number;
  onClose: () => void;
}): ReactNode {
  const client = useQueryClient();
  const capacity = useQuery(capacityQuery(at));
  const [written, setWritten] = useState<string | null>(null);
  const [visit_first, setVisitFirst] = useState(plan.settings.visit_first);
  const starting = useWriteOnce((cut: NewCut, key) => startCut(at, cut, key));
  const offered = capacity.data?.team_day_districts;
  const text = written ?? String(live > 0 ? live : (offered ?? plan.settings.teams));
  const districts = Number(text.normalize('NFKC'));
  const isNumber = Number.isInteger(districts) && districts >= 1 && districts <= 2_000;
  const start = (): void => {
    if (!isNumber) return;
    starting.mutate(
      { cut_id: uuidv7(), kind: 'cut', districts, visit_first },
      {
        onSuccess: async (cut) => {
          client.setQueryData(cutQuery(at, cut.cut_id).queryKey, cut);
          await readPlanAgain(client, at);
          onClose();
        },
      },
    );
  };
  return (
    <section className="plan-card" aria-label="区割を作成">
      <Form onSubmit={start} isBusy={starting.isPending} label="区割を作成">
        <TextField
          label="調査区の数"
          name="districts"
          value={text}
          onChange={setWritten}
          inputMode="numeric"
          hint={offered === undefined ? undefined : `1班が1日で回れる大きさなら ${formatFigure(offered)} 区`}
          error={
            isNumber ? fieldProblems(starting.error)['districts'] : '1 から 2,000 までの数を入力してください'
          }
          autoFocus
        />
        <RadioRow label="回る順" choices={orders} value={visit_first} onChange={setVisitFirst} />
        {live > 0 && (
          <p className="plan-quiet">
            いまの {formatFigure(live)}{' '}
            区は新しい調査区に置き換わります。固定した調査区と、調査の済んだ建物はそのままです。
          </p>
        )}
        {starting.error && <ProblemNotice problem={starting.error} />}
        <div className="form-actions">
          <Button type="submit" tone="primary" isBusy={starting.isPending} isDisabled={!isNumber}>
            案を作る
          </Button>
          <Button onPress={onClose}>やめる</Button>
        </div>
      </Form>
    </section>
  );
}
