// 整理券 and the call screen. A ticket knows no person, so nothing here is personal.
import { z } from 'zod';

export const TicketBusiness = z.enum(['application', 'consultation', 'appointment']);
export type TicketBusiness = z.infer<typeof TicketBusiness>;
export const businessLabels: Readonly<Record<TicketBusiness, string>> = {
  application: '申請・交付',
  consultation: '相談・再調査',
  appointment: '予約',
};
const letters: Readonly<Record<TicketBusiness, string>> = {
  application: 'A',
  consultation: 'B',
  appointment: 'C',
};

export const TicketState = z.enum(['waiting', 'called', 'serving', 'done', 'absent']);
export type TicketState = z.infer<typeof TicketState>;
export const ticketStateLabels: Readonly<Record<TicketState, string>> = {
  waiting: '待ち',
  called: '呼出中',
  serving: '対応中',
  done: '終了',
  absent: '不在',
};

/** A012: letter of what it was drawn for, and its number. */
export function ticketLabel({
  business,
  ticket_number,
}: {
  business: TicketBusiness;
  ticket_number: number;
}): string {
  return `${letters[business]}${String(ticket_number).padStart(3, '0')}`;
}

const Counter = z.int().min(1).max(99);

export const Ticket = z.object({
  ticket_id: z.uuid(),
  day: z.string(),
  business: TicketBusiness,
  ticket_number: z.int(),
  /** Where it waits now: elsewhere after 引継ぎ. */
  queue: TicketBusiness,
  state: TicketState,
  counter: Counter.nullable(),
  calls: z.int(),
  issued_at: z.string(),
  waiting_since: z.string(),
  called_at: z.string().nullable(),
  served_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  version: z.int(),
  /** The application that came of it, if any. */
  application_id: z.uuid().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

const Queue = z.object({
  queue: TicketBusiness,
  waiting: z.int(),
  /** Counters that are with somebody from it, or called from it within the last half hour. */
  counters: z.int(),
  seconds_a_case: z.int(),
  /** For who draws a ticket now. */
  wait_minutes: z.int(),
});

/** GET /api/:municipality/:disaster/tickets: today's queues and every ticket that is not done. */
export const TicketDay = z.object({
  day: z.string(),
  now: z.string(),
  queues: z.array(Queue),
  tickets: z.array(Ticket),
  done: z.int(),
});
export type TicketDay = z.infer<typeof TicketDay>;

/** POST …/tickets → Ticket */
export const NewTicket = z.strictObject({ ticket_id: z.uuidv7(), business: TicketBusiness });
export type NewTicket = z.output<typeof NewTicket>;

/** POST …/tickets/call → Call: the one that waits longest; `ticket` null where nobody waits. */
export const TicketCall = z.strictObject({ counter: Counter, queue: TicketBusiness });
export type TicketCall = z.output<typeof TicketCall>;
export const Called = z.object({ ticket: Ticket.nullable() });

/** PUT …/tickets/:ticket_id (If-Match) → Ticket. `called` again calls once more; `waiting` with another queue hands it over. */
export const TicketMove = z.strictObject({
  state: TicketState,
  counter: Counter.nullable().default(null),
  queue: TicketBusiness.nullable().default(null),
});
export type TicketMove = z.output<typeof TicketMove>;

/** GET /api/:municipality/:disaster/board: for the call screen; whoever is signed in may show it. */
export const Board = z.object({
  day: z.string(),
  now: z.string(),
  /** Called now, latest first. */
  called: z.array(z.object({ label: z.string(), counter: Counter, called_at: z.string(), calls: z.int() })),
  serving: z.array(z.object({ label: z.string(), counter: Counter })),
  /** Called in vain: the latest. */
  absent: z.array(z.string()),
  queues: z.array(Queue.extend({ next: z.array(z.string()) })),
  areas: z.array(z.object({ name: z.string(), starts_on: z.string(), note: z.string().nullable() })),
});
export type Board = z.infer<typeof Board>;
