import { useEffect, type ReactNode } from 'react';
import {
  editKindLabels,
  planStateLabels,
  type Plan,
  type PlanState,
} from '../../api/surveys/plans.contract.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark, type StateTone } from '../ui/state-mark.tsx';
import type { PlanAt } from './planning.data.ts';
import type { Draft } from './use-draft.ts';
import type { Edits } from './use-edits.ts';

/** What every step of an open plan is handed. */
export type OpenedPlan = { at: PlanAt; plan: Plan; draft: Draft; edits: Edits };

export const planStateTones: Readonly<Record<PlanState, StateTone>> = {
  draft: 'warn',
  active: 'good',
  closed: 'quiet',
};

const steps = [
  { id: 'scope', title: '範囲' },
  { id: 'capacity', title: '体制' },
  { id: 'cut', title: '区割' },
  { id: 'allocation', title: '割当' },
  { id: 'handout', title: '配布' },
  { id: 'progress', title: '進捗' },
] as const;
export type StepId = (typeof steps)[number]['id'];
/** Who plans need not be who hands out. */
export const papersRight = 'survey_sheet_output';

/** What 元に戻す and やり直す do in a step that has changes of its own. */
export type StepHistory = { undo: (() => void) | null; redo: (() => void) | null; what: string };

/** Heading of an open plan: its name and state, who changed it last, undo and redo, and its steps. */
export function PlanFrame({
  opened: { plan, draft, edits },
  step,
  action,
  history = null,
  isCovered = false,
  children,
}: {
  opened: OpenedPlan;
  step: StepId;
  action?: ReactNode;
  /** Null: they take back edits of the plan. */
  history?: StepHistory | null;
  /** Something is laid over the step: it is not to be reached meanwhile. */
  isCovered?: boolean;
  children: ReactNode;
}): ReactNode {
  const [, setSearch] = useRoomSearch();
  const { session } = useStaff();
  const offered = session.permissions.includes(papersRight)
    ? steps
    : steps.filter(({ id }) => id !== 'handout');
  const takeBack = (kind: 'undo' | 'redo'): void => {
    if (history) history[kind]?.();
    else void edits.send({ kind }, plan.revision);
  };
  const isFree = plan.state !== 'closed' && !edits.isSending;
  /** What would be taken back; null: nothing. */
  const undone = history ? history.undo && history.what : plan.undo && editKindLabels[plan.undo.kind];
  const redone = history ? history.redo && history.what : plan.redo && editKindLabels[plan.redo.kind];
  useUndoKeys(undone !== null, redone !== null, takeBack);
  return (
    <div className="planning" inert={isCovered}>
      <Panel
        title={plan.name}
        action={action}
        filters={
          <div className="plan-head">
            <div className="plan-line">
              <Button
                size="small"
                tone="quiet"
                onPress={() => setSearch({ plan: undefined, tab: undefined, district: undefined }, true)}
              >
                ← 計画一覧
              </Button>
              <StateMark tone={planStateTones[plan.state]}>{planStateLabels[plan.state]}</StateMark>
              <span className="plan-last">
                第{plan.revision}版　{formatMoment(plan.last_edit.at)} {plan.last_edit.by}（
                {editKindLabels[plan.last_edit.kind]}）
              </span>
            </div>
            <div className="plan-steps">
              <PageTabs
                label="調査計画の手順"
                room="planning"
                tabs={offered}
                open={step}
                keep={{ plan: plan.plan_id }}
              />
              <span className="plan-acts">
                <Button
                  size="small"
                  isDisabled={undone === null || !isFree}
                  aria-label={undone === null ? '元に戻す' : `元に戻す：${undone}`}
                  onPress={() => takeBack('undo')}
                >
                  元に戻す
                </Button>
                <Button
                  size="small"
                  isDisabled={redone === null || !isFree}
                  aria-label={redone === null ? 'やり直す' : `やり直す：${redone}`}
                  onPress={() => takeBack('redo')}
                >
                  やり直す
                </Button>
                <MenuButton items={stateChoices(plan.state, (state) => draft.saveHead({ state }))}>
                  状態
                </MenuButton>
              </span>
            </div>
          </div>
        }
      >
        {Boolean(edits.problem) && <ProblemNotice problem={edits.problem} />}
        {Boolean(draft.problem) && <ProblemNotice problem={draft.problem} />}
        {children}
      </Panel>
    </div>
  );
}

function stateChoices(
  now: PlanState,
  choose: (state: PlanState) => void,
): { id: string; title: string; run: () => void }[] {
  const states: readonly PlanState[] = ['draft', 'active', 'closed'];
  return states
    .filter((state) => state !== now)
    .map((state) => ({ id: state, title: `「${planStateLabels[state]}」にする`, run: () => choose(state) }));
}

/** Ctrl+Z and Ctrl+Y, except where text is being written. */
function useUndoKeys(canUndo: boolean, canRedo: boolean, takeBack: (kind: 'undo' | 'redo') => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.repeat || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const kind = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
      if (kind === null || !(kind === 'undo' ? canUndo : canRedo)) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]')) return;
      event.preventDefault();
      takeBack(kind);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
