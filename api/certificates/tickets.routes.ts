import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import type { Asking } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { callNext, draw, move } from './tickets.commands.ts';
import { Board, Called, NewTicket, Ticket, TicketCall, TicketDay, TicketMove } from './tickets.contract.ts';
import { getBoard, getTicketDay } from './tickets.queries.ts';

const counter = { exposure: 'staff', permission: 'certificate_issue' } as const;
const TicketId = z.object({ municipality: z.string(), disaster: z.string(), ticket_id: z.uuid() });

export const ticketsRoutes = new Hono<Env>()
  .get('/:municipality/:disaster/tickets', read({ ...counter, action: 'certificates.tickets' }), async (c) =>
    c.json(TicketDay.parse(await getTicketDay(c.var.reader, c.var.asking)), 200),
  )
  .post(
    '/:municipality/:disaster/tickets',
    write({ ...counter, action: 'certificates.draw_ticket' }),
    valid('json', NewTicket),
    async (c) => {
      const ticket = await draw(c.var.trx, c.var.asking, c.req.valid('json'));
      tellChange(c.var, ticket.ticket_id);
      return c.json(Ticket.parse(ticket), 201);
    },
  )
  .post(
    '/:municipality/:disaster/tickets/call',
    write({ ...counter, action: 'certificates.call_ticket' }),
    valid('json', TicketCall),
    async (c) => {
      const ticket = await callNext(c.var.trx, c.var.asking, c.req.valid('json'));
      if (ticket !== null) tellChange(c.var, ticket.ticket_id);
      return c.json(Called.parse({ ticket }), 200);
    },
  )
  .put(
    '/:municipality/:disaster/tickets/:ticket_id',
    write({ ...counter, action: 'certificates.move_ticket' }),
    valid('param', TicketId),
    valid('json', TicketMove),
    async (c) => {
      const { ticket_id } = c.req.valid('param');
      const ticket = await move(c.var.trx, c.var.asking, ticket_id, versionSeen(c), c.req.valid('json'));
      tellChange(c.var, ticket_id);
      return c.json(Ticket.parse(ticket), 200);
    },
  )
  .get(
    '/:municipality/:disaster/board',
    read({ exposure: 'staff', permission: 'session', action: 'certificates.board' }),
    async (c) => c.json(Board.parse(await getBoard(c.var.reader, c.var.asking)), 200),
  );

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

function tellChange({ house, asking: { municipality }, afterCommit }: Telling, id: string): void {
  afterCommit(() => house.live.publish({ municipality, topic: 'tickets', id }));
}
