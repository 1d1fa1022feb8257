import { expect, test } from 'vitest';
import { planSlots } from './appointments.rules.ts';

const plan = {
  from: '2026-08-07',
  until: '2026-08-10',
  includes_weekends: false,
  opens_at: '09:00',
  closes_at: '10:15',
  minutes: 30,
  counters: [1, 2, 2],
  capacity: 1,
};

test('a plan asks for every time and counter of its working days, and for none past the closing time', () => {
  const slots = planSlots(plan);
  expect([...new Set(slots.map(({ day }) => day))]).toEqual(['2026-08-07', '2026-08-10']);
  expect([...new Set(slots.map(({ starts_at }) => starts_at))]).toEqual(['09:00', '09:30']);
  expect(slots).toHaveLength(2 * 2 * 2);
});

test('weekends count where they are asked for', () => {
  const days = planSlots({ ...plan, includes_weekends: true }).map(({ day }) => day);
  expect(new Set(days)).toEqual(new Set(['2026-08-07', '2026-08-08', '2026-08-09', '2026-08-10']));
});
