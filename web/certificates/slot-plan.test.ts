import { describe, expect, test } from 'vitest';
import { casesADay, countersNeeded, daysNeeded, lastDay, mostCounters } from './slot-plan.ts';

const plan = { cases: 300, counters: 4, minutes: 30, capacity: 1, opens_at: '09:00', closes_at: '16:45' };

describe('counters and days', () => {
  test('a case that would end after closing is not counted', () => {
    expect(casesADay(plan)).toBe(60);
    expect(daysNeeded(plan)).toBe(5);
  });

  test('as many counters as the days ask for get it done in them, and one fewer does not', () => {
    for (const days of [1, 3, 5, 8, 20]) {
      const counters = countersNeeded(plan, days) ?? mostCounters;
      expect(daysNeeded({ ...plan, counters })).toBeLessThanOrEqual(days);
      const withOneFewer = daysNeeded({ ...plan, counters: counters - 1 }) ?? Infinity;
      expect(withOneFewer).toBeGreaterThan(days);
    }
  });

  test('what cannot be done is said', () => {
    expect(daysNeeded({ ...plan, closes_at: '09:20' })).toBeNull();
    expect(countersNeeded({ ...plan, cases: 5_000 }, 1)).toBeNull();
  });
});

test('the last day leaves weekends out unless they are worked', () => {
  expect(lastDay('2026-08-07', 1, false)).toBe('2026-08-07');
  expect(lastDay('2026-08-07', 2, false)).toBe('2026-08-10');
  expect(lastDay('2026-08-08', 1, false)).toBe('2026-08-10');
  expect(lastDay('2026-08-07', 2, true)).toBe('2026-08-08');
});
