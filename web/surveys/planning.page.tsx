import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { coalesced } from '../coalesced.ts';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { useLive } from '../live.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { AllocationTab } from './allocation/allocation-tab.tsx';
import { CapacityTab } from './capacity-tab.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { CutTab } from './cut-tab.tsx';
import { HandoutTab } from './handout-tab.tsx';
import { papersRight } from './plan-frame.tsx';
import { PlanListPage } from './plan-list.page.tsx';
import { planQuery, readPlanAgain, readStatesAgain, type PlanAt, type Where } from './planning.data.ts';
import { ProgressTab } from './progress-tab.tsx';
import { ScopeTab } from './scope-tab.tsx';
import { useDraft } from './use-draft.ts';
import { useEdits } from './use-edits.ts';
import './planning.css';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 調査計画: all plans of the disaster, or one of them in its steps. */
export function PlanningPage(): ReactNode {
  const { municipality, disaster } = useStaff();
  const [{ plan }] = useRoomSearch();
  const where = useMemo<Where>(
    () => ({ municipality, disaster: disaster.disaster_code }),
    [municipality, disaster.disaster_code],
  );
  const at = useMemo<PlanAt | null>(
    () => (plan !== undefined && uuid.test(plan) ? { ...where, plan_id: plan } : null),
    [where, plan],
  );
  return at ? <OpenPlan key={at.plan_id} at={at} /> : <PlanListPage where={where} />;
}

/** What is drafted in one step stays while another is open. */
function OpenPlan({ at }: { at: PlanAt }): ReactNode {
  const { session } = useStaff();
  const client = useQueryClient();
  const [{ tab }] = useRoomSearch();
  const plan = useQuery(planQuery(at));
  const draft = useDraft(at, plan.data);
  const edits = useEdits(at, plan.data);
  const readPlan = useMemo(() => coalesced(() => readPlanAgain(client, at)), [client, at]);
  const readStates = useMemo(() => coalesced(() => readStatesAgain(client, at)), [client, at]);
  useLive(at.municipality, 'survey_plans', readPlan);
  useLive(at.municipality, 'survey_cuts', readPlan);
  useLive(at.municipality, 'survey_progress', readStates);
  if (!plan.data)
    return (
      <Panel title="調査計画">
        {plan.error ? (
          <ProblemNotice problem={plan.error} onRetry={() => void plan.refetch()} />
        ) : (
          <LoadingRow what="計画" />
        )}
      </Panel>
    );
  const shared = { at, plan: plan.data, draft, edits };
  return (
    <>
      {tab === 'capacity' ? (
        <CapacityTab {...shared} />
      ) : tab === 'cut' ? (
        <CutTab {...shared} />
      ) : tab === 'allocation' ? (
        <AllocationTab {...shared} />
      ) : tab === 'handout' && session.permissions.includes(papersRight) ? (
        <HandoutTab {...shared} />
      ) : tab === 'progress' ? (
        <ProgressTab {...shared} />
      ) : (
        <ScopeTab {...shared} />
      )}
      {edits.conflict && (
        <ConflictDialog key={edits.conflict.revision} at={at} plan={plan.data} edits={edits} />
      )}
    </>
  );
}
