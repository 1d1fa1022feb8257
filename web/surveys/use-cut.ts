import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cut, CutPreview } from '../../api/surveys/cuts.contract.ts';
import type { Plan } from '../../api/surveys/plans.contract.ts';
import { cutPreviewQuery, cutQuery, type PlanAt } from './planning.data.ts';

/**
 * The cut that is being made or waits to be accepted; also one that failed while this page was open, since a plan no
 * longer names that.
 */
export function useCut(
  at: PlanAt,
  plan: Plan,
): { cut: Cut | null; isProposal: boolean; preview: CutPreview | undefined; problem: Error | null } {
  const [watched, setWatched] = useState(plan.cut_id);
  if (plan.cut_id !== null && plan.cut_id !== watched) setWatched(plan.cut_id);
  const asked = useQuery({ ...cutQuery(at, watched ?? ''), enabled: watched !== null });
  const state = asked.data?.state;
  const isProposal = state === 'done' && plan.cut_id === watched;
  const preview = useQuery({ ...cutPreviewQuery(at, watched ?? ''), enabled: isProposal });
  const isShown = state === 'running' || state === 'failed' || isProposal;
  return {
    cut: isShown ? (asked.data ?? null) : null,
    isProposal,
    preview: preview.data,
    problem: asked.error ?? preview.error,
  };
}
