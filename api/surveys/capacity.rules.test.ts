import { describe, expect, test } from 'vitest';
import {
  daysNeeded,
  monthAfter,
  reckonCapacity,
  reckonForecast,
  teamDaysOf,
  teamsNeeded,
  workingDays,
} from './capacity.rules.ts';
import { minutesOf, speedsOf } from './speeds.rules.ts';
import { PlanMethod, usualSettings } from './plans.contract.ts';

const everyDay = { weekdays_off: [], days_off: [] };

test.each([
  ['earthquake_first', 10, 5],
  ['earthquake_second', 5, 3],
  ['flood_first', 15, 3],
  ['flood_second', 5, 3],
  ['wind', 5, 3],
] as const)(
  '%s: the document has %i wooden and %i other buildings a team and day',
  (method, wooden, other) => {
    expect(speedsOf({ method, speeds: null })).toEqual({ wooden, non_wooden: other });
  },
);

test('every method has speeds, and a plan may have its own', () => {
  for (const method of PlanMethod.options)
    expect(speedsOf({ method, speeds: null }).wooden).toBeGreaterThan(0);
  expect(speedsOf({ method: 'wind', speeds: { wooden: 8, non_wooden: 4 } }).wooden).toBe(8);
});

test('a building takes its part of a day; one of unknown structure as a wooden one', () => {
  expect(minutesOf(usualSettings)).toEqual({ wooden: 36, non_wooden: 72, unknown: 36 });
});

test('work is team-days, and a day that is begun is used', () => {
  const work = teamDaysOf({ wooden: 300, non_wooden: 60 }, { wooden: 10, non_wooden: 5 });
  expect(work).toBe(42);
  expect([1, 6, 10, 42, 100].map((teams) => daysNeeded(work, teams))).toEqual([42, 7, 5, 1, 1]);
});

test('so many teams are done in so many days exactly when so many days need so many teams', () => {
  for (const teamDays of [0.1, 1, 7.5, 42, 333.3])
    for (let days = 1; days < 60; days++) {
      const teams = teamsNeeded(teamDays, days) ?? 0;
      expect(daysNeeded(teamDays, teams)).toBeLessThanOrEqual(days);
      expect(teams === 1 || daysNeeded(teamDays, teams - 1) > days).toBe(true);
    }
  expect(teamsNeeded(10, 0)).toBeNull();
});

test('a sum that is a whole number of days does not become one more by its last bit', () => {
  const thirds = teamDaysOf({ wooden: 0, non_wooden: 21 }, { wooden: 10, non_wooden: 3 });
  expect(daysNeeded(thirds * 3, 3)).toBe(7);
  expect(daysNeeded(0.1 + 0.2, 0.3)).toBe(1);
});

describe('working days', () => {
  test('leave out weekdays and days off, over the end of a month and of a year', () => {
    const days = workingDays('2026-12-29', 5, {
      weekdays_off: [0, 6],
      days_off: ['2026-12-31', '2027-01-01'],
    });
    expect(days).toEqual(['2026-12-29', '2026-12-30', '2027-01-04', '2027-01-05', '2027-01-06']);
  });

  test.each([
    ['2026-07-28', '2026-08-28'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-12-15', '2027-01-15'],
  ])('a month after %s is %s', (day, after) => {
    expect(monthAfter(day)).toBe(after);
  });
});

describe('capacity', () => {
  const question = {
    settings: { ...usualSettings, teams: 6, team_size: 3, start_on: '2026-07-31', weekdays_off: [0] },
    speeds: { wooden: 10, non_wooden: 5 },
    work: { wooden: 300, non_wooden: 60 },
    disaster_on: '2026-07-28',
    today: '2026-07-30',
    is_active: false,
  };

  test('answers when, how many, and what the aim of a month asks for', () => {
    const capacity = reckonCapacity(question);
    expect(capacity).toMatchObject({
      team_days: 42,
      aim_on: '2026-08-28',
      // 31 July is a Friday: two days in July, Sunday off, five in August.
      chosen: { teams: 6, days: 7, done_on: '2026-08-07', in_time: true },
      teams_for_aim: 2,
      team_day_districts: 42,
    });
    expect(capacity.by_teams[5]).toEqual({ teams: 6, days: 7, done_on: '2026-08-07', members: 18 });
    const last = capacity.by_teams.at(-1);
    expect(last).toMatchObject({ teams: 42, days: 1, done_on: '2026-07-31' });
  });

  test('a draft counts from the day it is planned for, a plan at work from today', () => {
    const later = { ...question, today: '2026-08-20' };
    expect(reckonCapacity(later).start_on).toBe('2026-07-31');
    expect(reckonCapacity({ ...later, is_active: true }).start_on).toBe('2026-08-20');
  });

  test('past the aim, no number of teams keeps it', () => {
    const late = reckonCapacity({ ...question, is_active: true, today: '2026-09-01' });
    expect(late.teams_for_aim).toBeNull();
    expect(late.chosen.in_time).toBe(false);
  });

  test('without buildings there is nothing to do', () => {
    const none = reckonCapacity({ ...question, work: { wooden: 0, non_wooden: 0 } });
    expect(none.chosen).toMatchObject({ days: 0, done_on: '2026-07-31' });
  });
});

describe('forecast', () => {
  const days = [
    { day: '2026-08-03', finished: 8 },
    { day: '2026-08-04', finished: 0 },
    { day: '2026-08-05', finished: 12 },
  ];

  test('goes on at the pace of the days on which anything was finished, from tomorrow', () => {
    expect(reckonForecast({ days, left: 35, today: '2026-08-05', settings: everyDay })).toEqual({
      pace: 10,
      forecast_on: '2026-08-09',
    });
  });

  test('is none before anything is finished, and the last day once all is', () => {
    const none = reckonForecast({ days: [], left: 5, today: '2026-08-05', settings: everyDay });
    expect(none).toEqual({ pace: null, forecast_on: null });
    const over = reckonForecast({ days, left: 0, today: '2026-08-20', settings: everyDay });
    expect(over.forecast_on).toBe('2026-08-05');
  });
});
