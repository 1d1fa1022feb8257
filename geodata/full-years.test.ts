import { expect, test } from 'vitest';
import { fullYears } from './full-years.ts';

test.each([
  ['2000-07-28', '2026-07-28', 26],
  ['2000-07-29', '2026-07-28', 25],
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
  ['2026-07-28', '2026-07-28', 0],
  ['2026-07-29', '2026-07-28', null],
])('somebody born on %s is %s years: %s', (born, day, years) => {
  expect(fullYears(born, day)).toBe(years);
});
