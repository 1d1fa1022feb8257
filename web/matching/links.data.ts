import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  LinkRun,
  LinkageState,
  Rejection,
  WorkPage,
  type NewLinkRun,
  type NewRejection,
  type WorkCursor,
  type WorkSearch,
} from '../../api/matching/links.contract.ts';
import { call } from '../call.ts';
import type { Where } from './matching.data.ts';

const pathOf = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;

/** How far linking is and how much it leaves; asked again with all news, as it names nobody. */
export function linkageQuery(where: Where) {
  return queryOptions({
    queryKey: ['linkage', where],
    queryFn: () => call('GET', `${pathOf(where)}/linkage`, LinkageState),
  });
}

const firstPage: WorkCursor | null = null;

/** One work list. Each page is a look at persons and audited, so it is not repeated by itself. */
export function workListQuery(where: Where, { list, bounds }: Pick<WorkSearch, 'list' | 'bounds'>) {
  return infiniteQueryOptions({
    queryKey: ['work', where, list, bounds],
    queryFn: ({ pageParam }) =>
      call('POST', `${pathOf(where)}/linkage/lists`, WorkPage, {
        body: { list, bounds, after: pageParam },
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export function startRun(where: Where, asked: NewLinkRun, key: string): Promise<LinkRun> {
  return call('POST', `${pathOf(where)}/linkage/runs`, LinkRun, { body: asked, key });
}

export function cancelRun(where: Where, run_id: string): Promise<LinkRun> {
  return call('POST', `${pathOf(where)}/linkage/runs/${run_id}/cancel`, LinkRun);
}

export function reject(where: Where, given: NewRejection, key: string): Promise<Rejection> {
  return call('POST', `${pathOf(where)}/rejections`, Rejection, { body: given, key });
}

export function withdrawRejection(where: Where, id: string, reason: string, key: string): Promise<Rejection> {
  return call('POST', `${pathOf(where)}/rejections/${id}/withdraw`, Rejection, { body: { reason }, key });
}
