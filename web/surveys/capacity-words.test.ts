import { describe, expect, it } from 'vitest';
import type { Capacity } from '../../api/surveys/capacity.contract.ts';
import { daysThatCanBeMade, weeksBetween, withTeams } from './capacity-words.ts';

const capacity: Capacity = {
  buildings: { wooden: 100, non_wooden: 0 },
  speeds: { wooden: 10, non_wooden: 5 },
  team_days: 10,
  start_on: '2026-08-03',
  aim_on: '2026-08-28',
  days: ['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06'],
  by_teams: [
    { teams: 1, days: 10, done_on: null, members: 2 },
    { teams: 5, days: 2, done_on: '2026-08-04', members: 10 },
  ],
  by_day: [
    { day: '2026-08-03', teams: null },
    { day: '2026-08-04', teams: 5 },
    { day: '2026-08-05', teams: 4 },
    { day: '2026-08-06', teams: 3 },
  ],
  chosen: { teams: 5, days: 2, done_on: '2026-08-04', in_time: true },
  teams_for_aim: 1,
  team_day_districts: 10,
};

describe('the words of a capacity', () => {
  it('say when so many teams are done, and beyond the curve its end', () => {
    expect(withTeams(capacity, 5).done_on).toBe('2026-08-04');
    expect(withTeams(capacity, 99).done_on).toBe('2026-08-04');
  });

  it('offer only days that some number of teams makes', () => {
    expect(daysThatCanBeMade(capacity)).toEqual({ from: 1, to: 3 });
    expect(daysThatCanBeMade({ ...capacity, by_day: [] })).toBeNull();
  });

  it('make whole weeks from Sunday', () => {
    const weeks = weeksBetween('2026-08-05', '2026-08-12');
    expect(weeks).toHaveLength(2);
    expect(weeks[0]?.[0]).toBe('2026-08-02');
    expect(weeks[1]?.[6]).toBe('2026-08-15');
  });
});
