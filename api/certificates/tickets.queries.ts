import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { listAreas } from './areas.queries.ts';
import type { Place } from './certificates.queries.ts';
import { Ticket, TicketBusiness, ticketLabel } from './tickets.contract.ts';
import type { Board, TicketDay } from './tickets.contract.ts';
import { secondsACase, waitMinutes } from './tickets.rules.ts';

export const todayInJapan = sql<string>`(now() AT TIME ZONE 'Asia/Tokyo')::date`;
/** Cases that the time of a case is taken from, and tickets that the call screen names. */
const casesLookedAt = 30;
const namedOnScreen = 5;
const oldestAbsent = 8;

function selectTickets(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.ticket as t')
    .select(['t.ticket_id', 't.day', 't.business', 't.ticket_number', 't.queue', 't.state', 't.counter'])
    .select([
      't.calls',
      't.issued_at',
      't.waiting_since',
      't.called_at',
      't.served_at',
      't.ended_at',
      't.version',
    ])
    .select((eb) =>
      eb
        .selectFrom('certificates.application as a')
        .select('a.application_id')
        .whereRef('a.ticket_id', '=', 't.ticket_id')
        .orderBy('a.application_number')
        .limit(1)
        .as('application_id'),
    )
    .where('t.municipality_code', '=', municipality)
    .where('t.disaster_code', '=', disaster);
}

/** Throws not-found. */
export async function getTicket(reader: Reader, place: Place, id: string): Promise<Ticket> {
  const row = await selectTickets(reader, place).where('t.ticket_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return Ticket.parse(row);
}

export async function getTicketDay(reader: Reader, place: Place): Promise<TicketDay> {
  const { day, now } = await getNow(reader);
  const rows = await selectTickets(reader, place)
    .where('t.day', '=', day)
    .where('t.state', '<>', 'done')
    .orderBy('t.waiting_since')
    .orderBy('t.ticket_id')
    .execute();
  const { done } = await reader
    .selectFrom('certificates.ticket')
    .select(sql<number>`count(*)`.as('done'))
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('day', '=', day)
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow();
  return {
    day,
    now,
    queues: await listQueues(reader, place, day),
    tickets: Ticket.array().parse(rows),
    done,
  };
}

async function getNow(reader: Reader): Promise<{ day: string; now: string }> {
  return reader
    .selectNoFrom([todayInJapan.as('day'), sql<string>`now()`.as('now')])
    .executeTakeFirstOrThrow();
}

async function listQueues(
  reader: Reader,
  { municipality, disaster }: Place,
  day: string,
): Promise<TicketDay['queues']> {
  const rows = await reader
    .selectFrom('certificates.ticket as t')
    .select('t.queue')
    .select([
      sql<number>`count(*) FILTER (WHERE t.state = 'waiting')`.as('waiting'),
      sql<number>`count(DISTINCT t.counter) FILTER (
        WHERE t.state IN ('called', 'serving') OR t.called_at > now() - interval '30 minutes')`.as(
        'counters',
      ),
    ])
    .where('t.municipality_code', '=', municipality)
    .where('t.disaster_code', '=', disaster)
    .where('t.day', '=', day)
    .groupBy('t.queue')
    .execute();
  const cases = await reader
    .selectFrom((eb) =>
      eb
        .selectFrom('certificates.ticket')
        .select(['queue', sql<number>`extract(epoch FROM ended_at - served_at)`.as('seconds')])
        .select(sql<number>`row_number() OVER (PARTITION BY queue ORDER BY ended_at DESC)`.as('place'))
        .where('municipality_code', '=', municipality)
        .where('disaster_code', '=', disaster)
        .where('day', '=', day)
        .where('state', '=', 'done')
        .as('c'),
    )
    .select(['c.queue', sql<number>`count(*)`.as('count'), sql<number>`sum(c.seconds)`.as('seconds')])
    .where('c.place', '<=', casesLookedAt)
    .groupBy('c.queue')
    .execute();
  return TicketBusiness.options.map((queue) => {
    const { waiting, counters } = rows.find((row) => row.queue === queue) ?? { waiting: 0, counters: 0 };
    const found = cases.find((one) => one.queue === queue);
    const seconds_a_case = secondsACase({ count: found?.count ?? 0, seconds: found?.seconds ?? 0 });
    return {
      queue,
      waiting,
      counters,
      seconds_a_case,
      wait_minutes: waitMinutes(waiting, seconds_a_case, counters),
    };
  });
}

export async function getBoard(reader: Reader, place: Place): Promise<Board> {
  const { day, now, queues, tickets } = await getTicketDay(reader, place);
  const called = tickets
    .filter(({ state }) => state === 'called')
    .sort((one, other) => ((one.called_at ?? '') < (other.called_at ?? '') ? 1 : -1));
  return {
    day,
    now,
    called: called.flatMap((ticket) =>
      ticket.counter === null || ticket.called_at === null
        ? []
        : [
            {
              label: ticketLabel(ticket),
              counter: ticket.counter,
              called_at: ticket.called_at,
              calls: ticket.calls,
            },
          ],
    ),
    serving: tickets
      .flatMap((ticket) =>
        ticket.state === 'serving' && ticket.counter !== null
          ? [{ label: ticketLabel(ticket), counter: ticket.counter }]
          : [],
      )
      .sort((one, other) => one.counter - other.counter),
    absent: tickets
      .filter(({ state }) => state === 'absent')
      .slice(-oldestAbsent)
      .map(ticketLabel),
    queues: queues.map((queue) => ({
      ...queue,
      next: tickets
        .filter((ticket) => ticket.state === 'waiting' && ticket.queue === queue.queue)
        .slice(0, namedOnScreen)
        .map(ticketLabel),
    })),
    areas: (await listAreas(reader, place)).map(({ name, starts_on, note }) => ({ name, starts_on, note })),
  };
}
