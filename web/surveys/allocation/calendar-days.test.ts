import { describe, expect, it } from 'vitest';
import { calendarDays, shortDay } from './calendar-days.ts';

const week = calendarDays({
  from: '2026-07-30',
  until: '2026-08-05',
  weekdaysOff: [0],
  daysOff: ['2026-08-04'],
  aim: '2026-08-03',
});

describe('days of the calendar', () => {
  it('run from the first to the last, over the end of a month', () => {
    expect(week.map(({ day }) => day.slice(5))).toEqual([
      '07-30',
      '07-31',
      '08-01',
      '08-02',
      '08-03',
      '08-04',
      '08-05',
    ]);
  });
  it('are off on weekdays and on single days without survey', () => {
    expect(week.filter(({ isOff }) => isOff).map(({ day }) => day)).toEqual(['2026-08-02', '2026-08-04']);
  });
  it('mark the aim', () => {
    expect(week.filter(({ isAim }) => isAim).map(({ day }) => day)).toEqual(['2026-08-03']);
  });
  it('name the month where it begins', () => {
    expect(week.map(shortDay)).toEqual(['7/30', '31', '8/1', '2', '3', '4', '5']);
  });
  it('end after half a year however far the last one is', () => {
    const all = calendarDays({
      from: '2026-01-01',
      until: '2036-01-01',
      weekdaysOff: [],
      daysOff: [],
      aim: null,
    });
    expect(all).toHaveLength(184);
  });
});
