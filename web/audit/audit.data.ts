import { infiniteQueryOptions } from '@tanstack/react-query';
import { AuditPage, type AuditCursor, type AuditFilter } from '../../api/audit/audit.contract.ts';
import { call, callForFile } from '../call.ts';

const entriesAPage = 200;
const newest: AuditCursor | null = null;

/**
 * Entries, the latest first. Every page asked for becomes an entry itself, so nothing is asked again by
 * itself; `asked` counts the presses of 検索.
 */
export function auditQuery(municipality: string, filter: AuditFilter, asked: number) {
  return infiniteQueryOptions({
    queryKey: ['audit', municipality, filter, asked],
    queryFn: ({ pageParam }: { pageParam: AuditCursor | null }) =>
      call('POST', `/api/${municipality}/audit/search`, AuditPage, {
        body: { ...filter, before: pageParam, limit: entriesAPage },
      }),
    initialPageParam: newest,
    getNextPageParam: (page: AuditPage): AuditCursor | null => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Everything that fits, as CSV. */
export function auditFile(municipality: string, filter: AuditFilter): Promise<Blob> {
  return callForFile(`/api/${municipality}/audit/download`, filter);
}
