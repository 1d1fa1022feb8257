import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Plan, PlanSettings, PlanState } from '../../api/surveys/plans.contract.ts';
import { usualSettings } from '../../api/surveys/plans.contract.ts';
import type { Scope } from '../../api/surveys/scope.contract.ts';
import { changePlan, planQuery, readPlanAgain, type PlanAt } from './planning.data.ts';

/** What is changed in the plan's settings and not saved yet. */
export type Draft = {
  settings: PlanSettings;
  isChanged: boolean;
  change: (part: Partial<PlanSettings>) => void;
  changeScope: (part: Partial<Scope>) => void;
  drop: () => void;
  /** Saves what is drafted, if anything; resolves to the plan as it is then. */
  save: () => Promise<Plan>;
  /** Saves a name or state at once, without what is drafted. */
  saveHead: (head: { name?: string; state?: PlanState }) => void;
  isSaving: boolean;
  problem: unknown;
};

/** Settings of the plan with what this page has changed over them: news from others do not take one's draft away. */
export function useDraft(at: PlanAt, plan: Plan | undefined): Draft {
  const client = useQueryClient();
  const [changed, setChanged] = useState<Partial<PlanSettings>>({});
  const saved = plan?.settings ?? usualSettings;
  const settings = { ...saved, ...changed };
  const isChanged = JSON.stringify(settings) !== JSON.stringify(saved);
  const saving = useMutation({
    mutationFn: async ({
      head = {},
      own,
    }: {
      head?: { name?: string; state?: PlanState };
      own: PlanSettings;
    }) => {
      if (!plan) throw new Error('a plan that is not read yet is not saved');
      const change = { name: head.name ?? plan.name, state: head.state ?? plan.state, settings: own };
      return changePlan(at, change, plan.revision);
    },
    onSuccess: (now) => {
      client.setQueryData(planQuery(at).queryKey, now);
      void readPlanAgain(client, at);
    },
  });
  const change = useCallback(
    (part: Partial<PlanSettings>): void => setChanged((before) => ({ ...before, ...part })),
    [],
  );
  return {
    settings,
    isChanged,
    change,
    changeScope: (part) => change({ scope: { ...settings.scope, ...part } }),
    drop: () => setChanged({}),
    save: async () => {
      if (!plan) throw new Error('a plan that is not read yet is not saved');
      if (!isChanged) return plan;
      const now = await saving.mutateAsync({ own: settings });
      setChanged({});
      return now;
    },
    saveHead: (head) => {
      if (plan) saving.mutate({ head, own: plan.settings });
    },
    isSaving: saving.isPending,
    problem: saving.error,
  };
}
