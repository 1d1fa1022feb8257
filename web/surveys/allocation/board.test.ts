import { describe, expect, it } from 'vitest';
import type { AllocationStep, Allocations } from '../../../api/surveys/allocation/allocation.contract.ts';
import { boardOf } from './board.ts';
import { calendarDays } from './calendar-days.ts';

const days = calendarDays({
  from: '2026-08-01',
  until: '2026-08-02',
  weekdaysOff: [],
  daysOff: [],
  aim: null,
});
const team = {
  team_id: 't1',
  team_number: 1,
  name: '第1班',
  organisation: 'むすび市',
  vehicle: null,
  phone: null,
  base: null,
  note: null,
  ended_on: null,
  days: [{ day: '2026-08-01', members: [] }],
  version: 1,
};
const answer: Allocations = {
  revision: 1,
  today: '2026-08-01',
  next: { day: '2026-08-01', half: 'pm' },
  half_minutes: 180,
  // The morning is over: it counts for what has been, not for what is still given.
  allocations: [
    {
      team_id: 't1',
      day: '2026-08-01',
      half: 'am',
      district_id: 'A',
      is_kept: false,
      has_followed: false,
      given_by: '計画 渚',
      given_at: '2026-07-31T09:00:00Z',
    },
  ],
  elsewhere: [],
  districts: [
    {
      district_id: 'A',
      district_number: 1,
      is_live: true,
      is_locked: false,
      left_minutes: 360,
      open: 10,
      needed: 2,
      given: 0,
      damage: null,
      lon: null,
      lat: null,
    },
  ],
  figures: {
    open_districts: 1,
    unallocated: 1,
    partly: 0,
    needed: 2,
    given: 0,
    beyond_need: 0,
    present: 1,
    idle: 1,
    last_on: null,
  },
};
const step: AllocationStep = {
  team_id: 't1',
  day: '2026-08-01',
  half: 'pm',
  district_id: 'A',
  is_kept: false,
  seen: null,
};

describe('the board', () => {
  it('counts what is being saved as given, and mornings that are over as no help', () => {
    expect(boardOf(days, [team], answer, []).lacks('A')).toBe(2);
    expect(boardOf(days, [team], answer, [step]).lacks('A')).toBe(1);
  });
  it('shows what is being saved, as not given by anybody yet', () => {
    const board = boardOf(days, [team], answer, [step]);
    expect(board.held({ team_id: 't1', day: '2026-08-01', half: 'pm' })).toMatchObject({
      district_id: 'A',
      given: null,
    });
  });
  it('finds the place of a half day and the half day of a place', () => {
    const board = boardOf(days, [team], answer, []);
    const cell = board.cellAt({ row: 0, column: 3 });
    expect(cell).toEqual({ team_id: 't1', day: '2026-08-02', half: 'pm' });
    expect(cell && board.placeOf(cell)).toEqual({ row: 0, column: 3 });
    expect(cell && board.isPresent(cell)).toBe(false);
  });
});
