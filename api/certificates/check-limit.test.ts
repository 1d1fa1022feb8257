import { expect, test } from 'vitest';
import { CheckLimit } from './check-limit.ts';

test('one address may check in a burst, then has to wait, and goes on at a steady rate', () => {
  const limit = new CheckLimit(3, 0.5);
  expect([0, 0, 0, 0].map(() => limit.take('a', 0))).toEqual([0, 0, 0, 2]);
  expect(limit.take('b', 0)).toBe(0);
  expect(limit.take('a', 2000)).toBe(0);
  expect(limit.take('a', 2000)).toBeGreaterThan(0);
});
