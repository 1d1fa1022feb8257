import { describe, expect, it } from 'vitest';
import { dayBefore, periodOf } from './period.ts';

describe('a period of days', () => {
  it('includes its last day, also over the end of a month and a year', () => {
    expect(periodOf('2026-12-31', '2026-12-31')).toEqual({
      from: '2026-12-31T00:00:00+09:00',
      until: '2027-01-01T00:00:00+09:00',
    });
  });

  it('may be open on either side', () => {
    expect(periodOf('', '2026-07-28')).toEqual({ from: null, until: '2026-07-29T00:00:00+09:00' });
    expect(periodOf('2026-07-28', '')).toEqual({ from: '2026-07-28T00:00:00+09:00', until: null });
  });

  it('that ends before it begins is told at the field', () => {
    expect(periodOf('2026-07-29', '2026-07-28')).toHaveProperty('fault');
  });

  it('is counted in days of Japan', () => {
    expect(dayBefore(new Date('2026-07-28T15:30:00Z'), 0)).toBe('2026-07-29');
    expect(dayBefore(new Date('2026-07-28T15:30:00Z'), 7)).toBe('2026-07-22');
  });
});
