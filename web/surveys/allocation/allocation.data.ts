import { queryOptions, type QueryClient } from '@tanstack/react-query';
import {
  Allocations,
  AllocationsSet,
  Proposal,
  type AllocationChange,
  type ProposalQuestion,
} from '../../../api/surveys/allocation/allocation.contract.ts';
import { call } from '../../call.ts';
import type { PlanAt } from '../planning.data.ts';
import { cellKey } from './board.ts';

const allocationsAt = ({ municipality, disaster, plan_id }: PlanAt): string =>
  `/api/${municipality}/${disaster}/survey-plans/${plan_id}/allocations`;
const allocationsKey = (at: PlanAt) =>
  ['survey-allocations', at.municipality, at.disaster, at.plan_id] as const;

/** What all teams are given, past and coming. */
export function allocationsQuery(at: PlanAt) {
  return queryOptions({
    queryKey: [...allocationsKey(at), 'all'],
    queryFn: () => call('GET', allocationsAt(at), Allocations),
  });
}

/** What the program would give; nothing is saved. Asked once: a proposal is looked at as it was made. */
export function proposalQuery(at: PlanAt, question: ProposalQuestion, asked: number) {
  return queryOptions({
    queryKey: [...allocationsKey(at), 'proposal', asked, question],
    queryFn: ({ signal }) =>
      call('POST', `${allocationsAt(at)}/proposal`, Proposal, { body: question, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

export function setAllocations(at: PlanAt, change: AllocationChange): Promise<AllocationsSet> {
  return call('PUT', allocationsAt(at), AllocationsSet, { body: change });
}

/** Lays what was just saved over what was read, so that nothing is asked again for it. */
export function keepAllocations(
  client: QueryClient,
  at: PlanAt,
  { set }: AllocationChange,
  saved: AllocationsSet,
): void {
  const named = new Set(set.map(cellKey));
  const changed = new Map(saved.districts.map((one) => [one.district_id, one]));
  client.setQueryData(allocationsQuery(at).queryKey, (before) =>
    before
      ? {
          ...before,
          figures: saved.figures,
          allocations: [
            ...before.allocations.filter((one) => !named.has(cellKey(one))),
            ...saved.allocations,
          ],
          districts: before.districts.map((one) => changed.get(one.district_id) ?? one),
        }
      : before,
  );
}

/** Not the proposal that is being looked at. */
export function readAllocationsAgain(client: QueryClient, at: PlanAt): Promise<unknown> {
  return client.invalidateQueries({ queryKey: allocationsQuery(at).queryKey });
}
