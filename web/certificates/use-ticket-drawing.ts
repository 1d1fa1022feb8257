import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { ticketLabel, type Ticket, type TicketBusiness } from '../../api/certificates/tickets.contract.ts';
import { useNotices } from '../ui/notices.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { applicationsKey } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { drawTicket, ticketDayQuery } from './tickets.data.ts';

export type DrawnTicket = { ticket: Ticket; waitMinutes: number };

/** Draws a ticket and prints it; `drawn` is the last one, for `TicketSlip`. */
export function useTicketDrawing(where: Where) {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const [drawn, setDrawn] = useState<DrawnTicket | null>(null);
  const drawing = useWriteOnce((given: { ticket_id: string; business: TicketBusiness }, key) =>
    drawTicket(where, given, key),
  );
  const draw = (business: TicketBusiness): void => {
    const day = queryClient.getQueryData(ticketDayQuery(where).queryKey);
    const waitMinutes = day?.queues.find(({ queue }) => queue === business)?.wait_minutes ?? 0;
    drawing.mutate(
      { ticket_id: uuidv7(), business },
      {
        onSuccess: (ticket) => {
          notices.say(`整理券 ${ticketLabel(ticket)} を発行しました`);
          // On the page before the browser is asked to print it.
          flushSync(() => setDrawn({ ticket, waitMinutes }));
          window.print();
          void queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
        },
        onError: notices.tell,
      },
    );
  };
  return { draw, drawn, underWay: drawing.isPending ? drawing.variables.business : null };
}
