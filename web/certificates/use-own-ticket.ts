import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Ticket, TicketBusiness, TicketDay } from '../../api/certificates/tickets.contract.ts';
import { coalesced } from '../coalesced.ts';
import { useLive } from '../live.ts';
import { useNotices } from '../ui/notices.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import type { Where } from './certificates.data.ts';
import { keepOwnCounter, ownCounter } from './own-counter.ts';
import { callNext, moveTicket, ticketDayQuery } from './tickets.data.ts';

type Move = Parameters<typeof moveTicket>[2];

export type OwnTicket = {
  counter: number;
  stand: (counter: number) => void;
  day: TicketDay | undefined;
  /** Who was called to this counter and has not gone. */
  mine: Ticket | undefined;
  isBusy: boolean;
  call: (queue: TicketBusiness) => void;
  move: (to: Move, onDone?: () => void) => void;
};

/** The ticket at this browser's counter, and what may happen to it. Reads the tickets' news alone, not those of applications. */
export function useOwnTicket(where: Where, isWanted: boolean): OwnTicket {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const [counter, setCounter] = useState(ownCounter);
  const { data: day } = useQuery({ ...ticketDayQuery(where), enabled: isWanted });
  const again = useCallback(
    (): Promise<void> => queryClient.invalidateQueries({ queryKey: ticketDayQuery(where).queryKey }),
    [queryClient, where],
  );
  const onNews = useMemo(() => coalesced(again), [again]);
  useLive(where.municipality, 'tickets', onNews);
  const mine = day?.tickets.find(
    (ticket) => ticket.counter === counter && (ticket.state === 'called' || ticket.state === 'serving'),
  );
  const calling = useWriteOnce(async (queue: TicketBusiness, key) => {
    const ticket = await callNext(where, { counter, queue }, key);
    await again();
    return ticket;
  });
  const moving = useMutation({
    mutationFn: ({ ticket, to }: { ticket: Ticket; to: Move }) => moveTicket(where, ticket, to),
    onSettled: again,
    onError: notices.tell,
  });
  return {
    counter,
    stand: (next) => {
      keepOwnCounter(next);
      setCounter(next);
    },
    day,
    mine,
    isBusy: calling.isPending || moving.isPending,
    call: (queue) =>
      calling.mutate(queue, {
        onSuccess: (ticket) => {
          if (ticket === null) notices.say('待っている方はいません');
        },
        onError: notices.tell,
      }),
    move: (to, onDone) => {
      if (mine) moving.mutate({ ticket: mine, to }, onDone ? { onSuccess: onDone } : {});
    },
  };
}
