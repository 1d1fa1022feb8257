import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Proposal, ProposalQuestion } from '../../../api/surveys/allocation/allocation.contract.ts';
import { useSettled } from '../../ui/use-settled.ts';
import type { PlanAt } from '../planning.data.ts';
import { proposalQuery } from './allocation.data.ts';
import type { Board } from './board.ts';

const nothing: ProposalQuestion = { from: null, until: null, teams: null, visit_first: null, keep: 'all' };
/** Shorter waits need no bar. */
const slowMs = 1_000;

/** A proposal that is being made or looked at; one at a time. */
export function useProposal(at: PlanAt): {
  proposal: Proposal | null;
  ask: (question: ProposalQuestion) => void;
  /** Gives it up, made or not. */
  drop: () => void;
  isAsking: boolean;
  isSlow: boolean;
  problem: unknown;
} {
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ question: ProposalQuestion; number: number } | null>(null);
  const query = proposalQuery(at, asked?.question ?? nothing, asked?.number ?? 0);
  const answer = useQuery({ ...query, enabled: asked !== null });
  const isAsking = asked !== null && answer.isFetching;
  const wasAsking = useSettled(isAsking, slowMs);
  return {
    proposal: asked === null ? null : (answer.data ?? null),
    ask: (question) => setAsked({ question, number: (asked?.number ?? 0) + 1 }),
    drop: () => {
      void client.cancelQueries({ queryKey: query.queryKey });
      setAsked(null);
    },
    isAsking,
    isSlow: isAsking && wasAsking,
    problem: asked === null ? null : answer.error,
  };
}

/** Whether what a proposal has seen no longer stands. */
export function isOutdated(board: Board, revision: number, { set, revision: made }: Proposal): boolean {
  return revision !== made || set.some((step) => (board.held(step)?.district_id ?? null) !== step.seen);
}
