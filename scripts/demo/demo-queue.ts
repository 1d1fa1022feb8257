// 整理券 on a busy morning: who was dealt with, who is at a counter, who did not come, and 120 who wait.
import { v7 as uuidv7 } from 'uuid';
import type { Ticket, TicketBusiness } from '../../api/certificates/tickets.contract.ts';
import { callNext, draw, move } from '../../api/certificates/tickets.commands.ts';
import { getTicketDay } from '../../api/certificates/tickets.queries.ts';
import type { Place } from '../../api/certificates/certificates.queries.ts';
import type { Trx } from '../../api/db/database.ts';

interface Line {
  queue: TicketBusiness;
  counters: readonly number[];
  /** Cases that each counter has ended. */
  ended: number;
  absent: number;
  waiting: number;
}
/** The waiting ones are 120. */
const lines: readonly Line[] = [
  { queue: 'application', counters: [1, 2, 3, 4, 5, 6], ended: 5, absent: 3, waiting: 104 },
  { queue: 'consultation', counters: [7], ended: 3, absent: 1, waiting: 12 },
  { queue: 'appointment', counters: [8, 9], ended: 2, absent: 0, waiting: 4 },
];
const minute = 60_000;
const openedMinutesAgo = 46;
const cameBefore = 40;

/** Draws and calls as the day went on. Nothing where somebody has drawn a ticket today. Answers how many wait. */
export async function fillQueue(trx: Trx, place: Place): Promise<number> {
  const { tickets, done, now } = await getTicketDay(trx, place);
  if (tickets.length > 0 || done > 0) return 0;
  for (const line of lines) await runLine(trx, place, line, Date.parse(now));
  return lines.reduce((sum, { waiting }) => sum + waiting, 0);
}

async function runLine(
  trx: Trx,
  place: Place,
  { queue, counters, ended, absent, waiting }: Line,
  now: number,
): Promise<void> {
  const all = counters.length * (ended + 1) + absent + waiting;
  for (let nth = 0; nth < all; nth += 1) await draw(trx, place, { ticket_id: uuidv7(), business: queue });
  for (let turn = 0; turn < ended; turn += 1)
    for (const counter of counters) {
      const serving = await serve(trx, place, await call(trx, place, counter, queue));
      await move(trx, place, serving.ticket_id, serving.version, to('done'));
    }
  for (let turn = 0; turn < absent; turn += 1) {
    const called = await call(trx, place, counters[turn % counters.length] ?? 1, queue);
    await move(trx, place, called.ticket_id, called.version, to('absent'));
  }
  for (const [nth, counter] of counters.entries()) {
    const called = await call(trx, place, counter, queue);
    // The last counter of a line has just called; the others are with somebody.
    if (nth < counters.length - 1 || counters.length === 1) await serve(trx, place, called);
  }
  await spreadOver(trx, place, { queue, counters: counters.length, all, now });
}

async function call(trx: Trx, place: Place, counter: number, queue: TicketBusiness): Promise<Ticket> {
  const ticket = await callNext(trx, place, { counter, queue });
  if (ticket === null) throw new Error('nobody waits in the line of the demo');
  return ticket;
}

function serve(trx: Trx, place: Place, { ticket_id, version }: Ticket): Promise<Ticket> {
  return move(trx, place, ticket_id, version, to('serving'));
}

function to(state: Ticket['state']) {
  return { state, counter: null, queue: null };
}

/**
 * The commands have all run in one moment. No command sets a clock back, so the times are spread here, over the hour and
 * a half before now: people come evenly, each counter ends a case about every eight minutes.
 */
async function spreadOver(
  trx: Trx,
  { municipality, disaster }: Place,
  { queue, counters, all, now }: { queue: TicketBusiness; counters: number; all: number; now: number },
): Promise<void> {
  const rows = await trx
    .selectFrom('certificates.ticket')
    .select(['ticket_id', 'state', 'ticket_number'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('queue', '=', queue)
    .orderBy('ticket_number')
    .execute();
  const first = now - (openedMinutesAgo + cameBefore) * minute;
  for (const { ticket_id, state, ticket_number } of rows) {
    const before = ticket_number - 1;
    const issued = first + ((openedMinutesAgo + cameBefore - 1) * minute * before) / all;
    const turn = Math.floor(before / counters);
    const called =
      state === 'called'
        ? now - minute
        : state === 'serving'
          ? now - (2 + (before % 4)) * minute
          : now - openedMinutesAgo * minute + (turn * 8 + (before % counters)) * minute;
    const served = called + minute / 2;
    const done = served + (5 + ((before * 7) % 3)) * minute;
    await trx
      .updateTable('certificates.ticket')
      .set({
        issued_at: at(issued),
        waiting_since: at(issued),
        called_at: state === 'waiting' ? null : at(called),
        served_at: state === 'serving' || state === 'done' ? at(served) : null,
        ended_at: state === 'done' ? at(done) : state === 'absent' ? at(called + 2 * minute) : null,
      })
      .where('ticket_id', '=', ticket_id)
      .execute();
  }
}

function at(moment: number): string {
  return new Date(moment).toISOString();
}
