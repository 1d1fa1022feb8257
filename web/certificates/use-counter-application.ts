import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Application } from '../../api/certificates/applications.contract.ts';
import { coalesced } from '../coalesced.ts';
import { useLive } from '../live.ts';
import { applicationQuery, applicationsKey, applicationsOfQuery } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

export type CounterApplication = {
  /** The one in hand; null: none, or not read yet. */
  application: Application | null;
  error: unknown;
  /** Takes one in hand, or (null) lays it aside, so that another may be received. */
  take: (applicationId: string | null) => void;
  /** Forgets what was taken, for the next applicant. */
  leave: () => void;
};

type Taken = { id: string | null } | 'nothing';

/**
 * The application in hand at a counter: what was taken, else that of the ticket, else the last open one of the household
 * that stands chosen.
 */
export function useCounterApplication(
  where: Where,
  {
    ticketApplicationId,
    householdNumber,
    isWanted,
  }: { ticketApplicationId: string | null; householdNumber: string | null; isWanted: boolean },
): CounterApplication {
  const queryClient = useQueryClient();
  const [taken, setTaken] = useState<Taken>('nothing');
  const isOpen = taken === 'nothing' && ticketApplicationId === null;
  const found = useQuery({
    ...applicationsOfQuery(where, householdNumber ?? ''),
    enabled: isWanted && isOpen && householdNumber !== null,
  });
  const last = isOpen && householdNumber !== null ? (found.data?.[0]?.application_id ?? null) : null;
  const id = taken === 'nothing' ? (ticketApplicationId ?? last) : taken.id;
  const one = useQuery({ ...applicationQuery(where, id ?? ''), enabled: isWanted && id !== null });
  const onNews = useMemo(
    () =>
      coalesced(() =>
        id === null
          ? Promise.resolve()
          : Promise.all([
              queryClient.invalidateQueries({ queryKey: applicationQuery(where, id).queryKey }),
              queryClient.invalidateQueries({ queryKey: [...applicationsKey(where), 'explanation', id] }),
            ]),
      ),
    [queryClient, where, id],
  );
  useLive(where.municipality, 'applications', onNews);
  return {
    application: id === null ? null : (one.data ?? null),
    error: id === null ? null : one.error,
    take: (applicationId) => setTaken({ id: applicationId }),
    leave: () => setTaken('nothing'),
  };
}
