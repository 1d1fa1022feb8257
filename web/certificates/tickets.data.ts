import { queryOptions } from '@tanstack/react-query';
import {
  Board,
  Called,
  Ticket,
  TicketDay,
  type NewTicket,
  type TicketBusiness,
  type TicketMove,
} from '../../api/certificates/tickets.contract.ts';
import type { z } from 'zod';
import { call } from '../call.ts';
import { applicationsKey } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

const base = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;

export function ticketDayQuery(where: Where) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'tickets'],
    queryFn: () => call('GET', `${base(where)}/tickets`, TicketDay),
    // Waiting times move on by themselves.
    refetchInterval: 60_000,
  });
}

export function boardQuery(where: Where) {
  return queryOptions({
    queryKey: [...applicationsKey(where), 'board'],
    queryFn: () => call('GET', `${base(where)}/board`, Board),
    refetchInterval: 30_000,
  });
}

export function drawTicket(where: Where, given: NewTicket, key: string): Promise<Ticket> {
  return call('POST', `${base(where)}/tickets`, Ticket, { body: given, key });
}

export async function callNext(
  where: Where,
  given: { counter: number; queue: TicketBusiness },
  key: string,
): Promise<Ticket | null> {
  return (await call('POST', `${base(where)}/tickets/call`, Called, { body: given, key })).ticket;
}

export function moveTicket(
  where: Where,
  { ticket_id, version }: Pick<Ticket, 'ticket_id' | 'version'>,
  to: z.input<typeof TicketMove>,
): Promise<Ticket> {
  return call('PUT', `${base(where)}/tickets/${ticket_id}`, Ticket, { body: to, version });
}
