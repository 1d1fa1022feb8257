import { v7 as uuidv7 } from 'uuid';
import { describe, expect, inject, test } from 'vitest';
import { Appointment, AppointmentDay, SlotsMade } from '../../api/certificates/appointments.contract.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { testHouse } from '../support/house.ts';
import { aCounter, aHousehold, aProtection } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();
const day = '2099-08-07';
const permissions = ['certificate_issue', 'administration'] as const;

const plan = {
  from: day,
  until: day,
  includes_weekends: true,
  opens_at: '09:00',
  closes_at: '10:00',
  minutes: 30,
  counters: [1, 2],
  capacity: 2,
};

async function makeSlots({ clerk, path }: Counter, given: object = {}): Promise<SlotsMade> {
  const answer = await clerk.post(`${path}/appointment-slots`, { ...plan, ...given });
  expect(answer.status).toBe(201);
  return SlotsMade.parse(await answer.json());
}

async function theDay({ clerk, path }: Counter): Promise<AppointmentDay> {
  return AppointmentDay.parse(await (await clerk.get(`${path}/appointments?day=${day}`)).json());
}

function book({ clerk, path }: Counter, slot_id: string, name = '岬　花'): Promise<Response> {
  return clerk.post(`${path}/appointments`, { appointment_id: uuidv7(), slot_id, name, phone: null });
}

async function firstSlot(counter: Counter) {
  const [slot] = (await theDay(counter)).slots;
  if (slot === undefined) throw new Error('there is no slot');
  return slot;
}

async function slugOf(answer: Response): Promise<string> {
  return ProblemDocument.parse(await answer.json()).type.replace('/problems/certificates/', '');
}

describe('slots', () => {
  test('are made once, however often they are asked for', async () => {
    const counter = await aCounter(town, { permissions });
    expect(await makeSlots(counter)).toEqual({ made: 4, existing: 0 });
    expect(await makeSlots(counter, { closes_at: '10:30' })).toEqual({ made: 2, existing: 4 });
    const { slots, days } = await theDay(counter);
    expect(slots.map(({ starts_at, counter: desk }) => `${starts_at} ${desk}`)).toEqual([
      '09:00 1',
      '09:00 2',
      '09:30 1',
      '09:30 2',
      '10:00 1',
      '10:00 2',
    ]);
    expect(days).toEqual([{ day, capacity: 12, booked: 0 }]);
  });

  test('need the right to set them, and an end after their beginning', async () => {
    const counter = await aCounter(town);
    expect((await counter.clerk.post(`${counter.path}/appointment-slots`, plan)).status).toBe(403);
    const manager = await aCounter(town, { permissions });
    const answer = await manager.clerk.post(`${manager.path}/appointment-slots`, {
      ...plan,
      closes_at: '08:00',
    });
    expect(ProblemDocument.parse(await answer.json()).errors?.[0]?.pointer).toBe('/closes_at');
  });
});

describe('booking', () => {
  test('fills a slot to its capacity and no further; a cancelled place is free again', async () => {
    const counter = await aCounter(town, { permissions });
    await makeSlots(counter);
    const { slot_id } = await firstSlot(counter);
    const first = Appointment.parse(await (await book(counter, slot_id)).json());
    expect((await book(counter, slot_id)).status).toBe(201);
    expect(await slugOf(await book(counter, slot_id))).toBe('slot-full');
    const address = `${counter.path}/appointments/${first.appointment_id}`;
    const cancelled = await counter.clerk.put(address, { state: 'cancelled' }, { version: 1 });
    expect(cancelled.status).toBe(200);
    expect(Appointment.parse(await (await book(counter, slot_id)).json()).place).toBe(first.place);
    const back = await counter.clerk.put(address, { state: 'booked' }, { version: 2 });
    expect(await slugOf(back)).toBe('slot-full');
  });

  test('thirty at once into five places: five come in', async ({ skip }) => {
    skip(inject('engine') === 'embedded', 'needs two connections at once');
    const counter = await aCounter(town, { permissions });
    await makeSlots(counter, { capacity: 5 });
    const { slot_id } = await firstSlot(counter);
    const answers = await Promise.all(Array.from({ length: 30 }, () => book(counter, slot_id)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(5);
    expect(statuses.filter((status) => status === 409)).toHaveLength(25);
    const rows = await town.house.db
      .selectFrom('certificates.appointment')
      .select('place')
      .where('slot_id', '=', slot_id)
      .orderBy('place')
      .execute();
    expect(rows.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
  });

  test('capacity does not fall below what is booked', async () => {
    const counter = await aCounter(town, { permissions });
    await makeSlots(counter);
    const { slot_id } = await firstSlot(counter);
    await book(counter, slot_id);
    await book(counter, slot_id);
    const address = `${counter.path}/appointment-slots/${slot_id}`;
    expect(await slugOf(await counter.clerk.put(address, { capacity: 1 }, { version: 1 }))).toBe(
      'slot-capacity-too-small',
    );
    expect((await counter.clerk.put(address, { capacity: 3 }, { version: 1 })).status).toBe(200);
    expect((await book(counter, slot_id)).status).toBe(201);
  });

  test('by a protected person takes its place without saying whose it is', async () => {
    const counter = await aCounter(town, { permissions });
    await makeSlots(counter);
    const { slot_id } = await firstSlot(counter);
    await book(counter, slot_id, '浜野　一郎');
    await aHousehold(town, counter.municipality, 'H1');
    await aProtection(town, counter.municipality, 'H1');
    const slot = await firstSlot(counter);
    expect(slot).toMatchObject({ booked: 1, appointments: [{ name: null, phone: null }] });
  });
});
