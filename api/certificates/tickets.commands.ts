// 整理券: drawn, called, handed on. Numbers are given as certificates' are; two counters never call the same ticket.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Place } from './certificates.queries.ts';
import type { NewTicket, Ticket, TicketCall, TicketMove } from './tickets.contract.ts';
import { getTicket, todayInJapan } from './tickets.queries.ts';

export async function draw(trx: Trx, place: Place, { ticket_id, business }: NewTicket): Promise<Ticket> {
  const of = { municipality_code: place.municipality, disaster_code: place.disaster };
  const { last_number, day } = await trx
    .insertInto('certificates.ticket_series')
    .values({ ...of, day: todayInJapan, business, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_code', 'disaster_code', 'day', 'business'])
        .doUpdateSet({ last_number: sql`ticket_series.last_number + 1` }),
    )
    .returning(['last_number', 'day'])
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('certificates.ticket')
    .values({
      ticket_id,
      ...of,
      day,
      business,
      ticket_number: last_number,
      queue: business,
      // Not the beginning of the transaction: who waited for the number stands behind whoever had it first.
      waiting_since: sql`clock_timestamp()`,
    })
    .execute();
  return getTicket(trx, place, ticket_id);
}

/** Calls who waits longest; null where nobody does. A counter that has not ended with the last one is refused. */
export async function callNext(
  trx: Trx,
  place: Place,
  { counter, queue }: TicketCall,
): Promise<Ticket | null> {
  const next = await trx
    .selectFrom('certificates.ticket')
    .select('ticket_id')
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('day', '=', todayInJapan)
    .where('queue', '=', queue)
    .where('state', '=', 'waiting')
    .orderBy('waiting_since')
    .orderBy('ticket_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (next === undefined) return null;
  await trx
    .updateTable('certificates.ticket')
    .set({ state: 'called', counter, ...calledNow })
    .where('ticket_id', '=', next.ticket_id)
    .execute();
  return getTicket(trx, place, next.ticket_id);
}

const calledNow = {
  called_at: sql<string>`now()`,
  calls: sql<number>`calls + 1`,
  version: sql<number>`version + 1`,
};

/** Throws not-found, version-stale; a move that is none is refused by the database. */
export async function move(
  trx: Trx,
  place: Place,
  id: string,
  seen: number,
  { state, counter, queue }: TicketMove,
): Promise<Ticket> {
  const ticket = await getTicket(trx, place, id);
  const changes = {
    called: { ...calledNow, counter: counter ?? ticket.counter },
    serving: { served_at: sql<string>`now()`, version: calledNow.version },
    absent: { ended_at: sql<string>`now()`, version: calledNow.version },
    done: { ended_at: sql<string>`now()`, version: calledNow.version },
    // Who is handed over keeps the place in the day that the ticket was drawn at.
    waiting: {
      counter: null,
      queue: queue ?? ticket.queue,
      waiting_since: sql<string>`issued_at`,
      version: calledNow.version,
    },
  }[state];
  const { numUpdatedRows } = await trx
    .updateTable('certificates.ticket')
    .set({ state, ...changes })
    .where('ticket_id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problems.versionStale();
  return getTicket(trx, place, id);
}
