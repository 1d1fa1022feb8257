import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { methodLabels, planStateLabels, type PlanRow } from '../../api/surveys/plans.contract.ts';
import { coalesced } from '../coalesced.ts';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useLive } from '../live.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatFigure, formatMoment, formatPercent } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { DropPlanDialog } from './drop-plan-dialog.tsx';
import { NewPlanDialog } from './new-plan-dialog.tsx';
import { planStateTones } from './plan-frame.tsx';
import { planListQuery, type Where } from './planning.data.ts';

const columnsFor = (
  open: (plan_id: string) => void,
  drop: (plan: PlanRow) => void,
): readonly PlainColumn<PlanRow>[] => [
  {
    id: 'name',
    title: '計画',
    minWidth: 12,
    show: (row) => (
      <span className="plan-name">
        <Button size="small" tone="quiet" onPress={() => open(row.plan_id)}>
          {row.name}
        </Button>
        <span className="plan-quiet">{methodLabels[row.method]}</span>
      </span>
    ),
  },
  {
    id: 'state',
    title: '状態',
    minWidth: 5,
    show: (row) => <StateMark tone={planStateTones[row.state]}>{planStateLabels[row.state]}</StateMark>,
  },
  { id: 'stops', title: '訪問先', isFigure: true, show: (row) => formatFigure(row.stops) },
  {
    id: 'finished',
    title: '済',
    isFigure: true,
    show: (row) => (row.stops === 0 ? '—' : formatPercent(row.finished / row.stops)),
  },
  {
    id: 'districts',
    title: '調査区',
    isFigure: true,
    show: (row) => formatFigure(row.districts),
  },
  { id: 'changed', title: '更新', minWidth: 5, show: (row) => formatMoment(row.changed_at) },
  {
    id: 'drop',
    title: '操作',
    show: (row) => (
      <Button size="small" tone="quiet" aria-label={`${row.name}を削除`} onPress={() => drop(row)}>
        削除
      </Button>
    ),
  },
];

/** All plans of the disaster; a new one begins here. */
export function PlanListPage({ where }: { where: Where }): ReactNode {
  const client = useQueryClient();
  const [, setSearch] = useRoomSearch();
  const plans = useQuery(planListQuery(where));
  const [isNewOpen, setNewOpen] = useState(false);
  const [dropping, setDropping] = useState<PlanRow | null>(null);
  const onNews = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: planListQuery(where).queryKey })),
    [client, where],
  );
  useLive(where.municipality, 'survey_plans', onNews);
  useLive(where.municipality, 'survey_progress', onNews);
  const open = (plan_id: string): void => setSearch({ plan: plan_id, tab: undefined }, true);
  return (
    <div className="planning">
      <Panel
        title="調査計画"
        action={
          <Button tone="primary" onPress={() => setNewOpen(true)}>
            計画を作る
          </Button>
        }
      >
        {plans.error && <ProblemNotice problem={plans.error} onRetry={() => void plans.refetch()} />}
        {plans.isPending && <LoadingRow what="調査計画" />}
        {plans.data?.length === 0 && (
          <EmptyState title="計画はまだありません">
            「計画を作る」で名前と調査方法を決めると、範囲 → 体制 → 区割 の順に進めます。
          </EmptyState>
        )}
        {plans.data && plans.data.length > 0 && (
          <PlainTable
            label="調査計画"
            rows={plans.data}
            rowId={(row) => row.plan_id}
            columns={columnsFor(open, setDropping)}
          />
        )}
      </Panel>
      {isNewOpen && <NewPlanDialog where={where} onClose={() => setNewOpen(false)} onBegun={open} />}
      {dropping && <DropPlanDialog where={where} plan={dropping} onClose={() => setDropping(null)} />}
    </div>
  );
}
