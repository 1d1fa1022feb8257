import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, inject, test } from 'vitest';
import { Board, Called, Ticket, TicketDay } from '../../api/certificates/tickets.contract.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { anApplication } from '../support/applications.ts';
import { testHouse } from '../support/house.ts';
import { aCounter } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const oneEngine = 'the embedded engine takes clients in turn: nothing runs at once';

async function draw({ clerk, path }: Counter, business = 'application'): Promise<Ticket> {
  const answer = await clerk.post(`${path}/tickets`, { ticket_id: uuidv7(), business });
  expect(answer.status).toBe(201);
  return Ticket.parse(await answer.json());
}

function call({ clerk, path }: Counter, counter: number, queue = 'application'): Promise<Response> {
  return clerk.post(`${path}/tickets/call`, { counter, queue });
}

async function called(counter: Counter, desk: number, queue = 'application'): Promise<Ticket | null> {
  const answer = await call(counter, desk, queue);
  expect(answer.status).toBe(200);
  return Called.parse(await answer.json()).ticket;
}

async function move({ clerk, path }: Counter, ticket: Ticket, to: object): Promise<Response> {
  return clerk.put(`${path}/tickets/${ticket.ticket_id}`, to, { version: ticket.version });
}

async function moved(counter: Counter, ticket: Ticket, to: object): Promise<Ticket> {
  const answer = await move(counter, ticket, to);
  expect(answer.status).toBe(200);
  return Ticket.parse(await answer.json());
}

async function slugOf(answer: Response): Promise<string> {
  return ProblemDocument.parse(await answer.json()).type.replace('/problems/certificates/', '');
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

describe('numbers', () => {
  test('are consecutive for each business of a day', async () => {
    const counter = await aCounter(town);
    expect((await draw(counter)).ticket_number).toBe(1);
    expect((await draw(counter)).ticket_number).toBe(2);
    expect((await draw(counter, 'consultation')).ticket_number).toBe(1);
  });

  test('under any number of drawers at once none is given twice and none left out', async ({ skip }) => {
    skip(inject('engine') === 'embedded', oneEngine);
    const counter = await aCounter(town);
    const tickets = await Promise.all(upTo(80).map(() => draw(counter)));
    const numbers = tickets.map(({ ticket_number }) => ticket_number).sort((one, other) => one - other);
    expect(numbers).toEqual(upTo(80));
  });
});

describe('calling', () => {
  test('takes who waits longest, and nobody where nobody waits', async () => {
    const counter = await aCounter(town);
    await draw(counter);
    await draw(counter);
    expect(await called(counter, 1)).toMatchObject({
      ticket_number: 1,
      state: 'called',
      counter: 1,
      calls: 1,
    });
    expect(await called(counter, 2)).toMatchObject({ ticket_number: 2 });
    expect(await called(counter, 3)).toBeNull();
  });

  test('a counter that has somebody calls nobody else', async () => {
    const counter = await aCounter(town);
    await draw(counter);
    await draw(counter);
    await called(counter, 1);
    expect(await slugOf(await call(counter, 1))).toBe('ticket-counter-busy');
  });

  test('twelve counters at once never call the same ticket', async ({ skip }) => {
    skip(inject('engine') === 'embedded', oneEngine);
    const counter = await aCounter(town);
    for (let left = 30; left > 0; left -= 1) await draw(counter);
    const numbers: number[] = [];
    await Promise.all(
      upTo(12).map(async (desk) => {
        for (;;) {
          const ticket = await called(counter, desk);
          if (ticket === null) return;
          numbers.push(ticket.ticket_number);
          await moved(counter, await moved(counter, ticket, { state: 'serving' }), { state: 'done' });
        }
      }),
    );
    expect(numbers.sort((one, other) => one - other)).toEqual(upTo(30));
  });

  test('goes on by calling again, absence and coming back, hand-over and end; nothing else', async () => {
    const counter = await aCounter(town);
    const drawn = await draw(counter);
    expect(await slugOf(await move(counter, drawn, { state: 'done' }))).toBe('ticket-move-refused');
    const first = await called(counter, 4);
    if (first === null) throw new Error('nobody was called');
    const again = await moved(counter, first, { state: 'called' });
    expect(again).toMatchObject({ calls: 2, counter: 4 });
    expect((await move(counter, first, { state: 'absent' })).status).toBe(412);
    const absent = await moved(counter, again, { state: 'absent' });
    const back = await moved(counter, absent, { state: 'called', counter: 5 });
    expect(back).toMatchObject({ counter: 5, calls: 3 });
    const handed = await moved(counter, await moved(counter, back, { state: 'serving' }), {
      state: 'waiting',
      queue: 'consultation',
    });
    expect(handed).toMatchObject({
      state: 'waiting',
      queue: 'consultation',
      business: 'application',
      counter: null,
    });
    const consulting = await called(counter, 9, 'consultation');
    expect(consulting?.ticket_id).toBe(drawn.ticket_id);
    if (consulting === null) throw new Error('nobody was called');
    const done = await moved(counter, await moved(counter, consulting, { state: 'serving' }), {
      state: 'done',
    });
    expect(await slugOf(await move(counter, done, { state: 'waiting' }))).toBe('ticket-move-refused');
  });
});

describe('the day', () => {
  test('shows queues with the time to wait, and the application that came of a ticket', async () => {
    const counter = await aCounter(town);
    const ticket = await draw(counter);
    await draw(counter);
    await called(counter, 1);
    const { application_id } = await anApplication(counter, { ticket_id: ticket.ticket_id });
    const day = TicketDay.parse(await (await counter.clerk.get(`${counter.path}/tickets`)).json());
    expect(day.queues[0]).toMatchObject({ queue: 'application', waiting: 1, counters: 1, wait_minutes: 7 });
    expect(day.tickets.find((one) => one.ticket_id === ticket.ticket_id)?.application_id).toBe(
      application_id,
    );
  });

  test('begins at number one again', async () => {
    const counter = await aCounter(town);
    await draw(counter);
    const { db } = town.house;
    const { municipality_code } = counter.municipality;
    const yesterday = sql<string>`((now() - interval '1 day') AT TIME ZONE 'Asia/Tokyo')::date`;
    await db
      .insertInto('certificates.ticket_series')
      .values({
        municipality_code,
        disaster_code: counter.disaster.disaster_code,
        day: yesterday,
        business: 'consultation',
        last_number: 7,
      })
      .execute();
    expect((await draw(counter, 'consultation')).ticket_number).toBe(1);
  });
});

describe('the call screen', () => {
  test('is shown to whoever is signed in, and knows numbers and counters only', async () => {
    const counter = await aCounter(town);
    const first = await draw(counter);
    await draw(counter);
    await called(counter, 3);
    await anApplication(counter, { ticket_id: first.ticket_id });
    const screen = await signedIn(town, { municipality: counter.municipality });
    const answer = await screen.get(`${counter.path}/board`);
    const text = await answer.text();
    const board = Board.parse(JSON.parse(text));
    expect(board.called).toMatchObject([{ label: 'A001', counter: 3 }]);
    expect(board.queues[0]).toMatchObject({ waiting: 1, next: ['A002'] });
    expect(text).not.toContain('浜野');
    expect(text).not.toContain('application_id');
    expect((await screen.get(`${counter.path}/tickets`)).status).toBe(403);
  });
});
