import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PlanRow } from '../../api/surveys/plans.contract.ts';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { formatFigure } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { dropPlan, readPlanAgain, type Where } from './planning.data.ts';

/** Asks before a plan goes, with what goes with it. */
export function DropPlanDialog({
  where,
  plan,
  onClose,
}: {
  where: Where;
  plan: PlanRow;
  onClose: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const at = { ...where, plan_id: plan.plan_id };
  const dropping = useMutation({
    mutationFn: () => dropPlan(at, plan.revision),
    onSuccess: async () => {
      await readPlanAgain(client, at);
      notices.say(`${plan.name}を削除しました`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title="計画を削除しますか"
      isOpen
      onClose={onClose}
      onConfirm={() => dropping.mutate()}
      confirmLabel="削除する"
      isBusy={dropping.isPending}
    >
      <p>
        {plan.name}の調査区 {formatFigure(plan.districts)}、訪問先 {formatFigure(plan.stops)}{' '}
        棟の予定がなくなります。調査を始めた計画は削除できません。
      </p>
      {dropping.error && <ProblemNotice problem={dropping.error} />}
    </ConfirmDialog>
  );
}
