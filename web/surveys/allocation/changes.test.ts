import { describe, expect, it } from 'vitest';
import type { Allocation, Allocations } from '../../../api/surveys/allocation/allocation.contract.ts';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { boardOf, type Board } from './board.ts';
import { calendarDays } from './calendar-days.ts';
import { placesOf } from './cell-block.ts';
import { clear, giveBlock, giveFrom, inverseOf, isRefused, moveRun, runAt, type Change } from './changes.ts';

// Two teams over four days; 2 August is a day off, and the second team is not there on the 3rd.
const days = calendarDays({
  from: '2026-08-01',
  until: '2026-08-04',
  weekdaysOff: [],
  daysOff: ['2026-08-02'],
  aim: null,
});
const team = (number: number, present: readonly string[]): Team => ({
  team_id: `t${number}`,
  team_number: number,
  name: `第${number}班`,
  organisation: 'むすび市',
  vehicle: null,
  phone: null,
  base: null,
  note: null,
  ended_on: null,
  days: present.map((day) => ({ day, members: [] })),
  version: 1,
});
const teams = [
  team(
    1,
    days.map(({ day }) => day),
  ),
  team(2, ['2026-08-01', '2026-08-02', '2026-08-04']),
];

type Given = Pick<Allocation, 'team_id' | 'day' | 'half' | 'district_id'>;
const given = (team_id: string, day: string, half: 'am' | 'pm', district_id: string): Given => ({
  team_id,
  day: `2026-08-0${day}`,
  half,
  district_id,
});

function aBoard(all: readonly Given[], needed = 2): Board {
  const answer: Allocations = {
    revision: 1,
    today: '2026-07-31',
    next: { day: '2026-08-01', half: 'am' },
    half_minutes: 180,
    allocations: all.map((one) => ({
      ...one,
      is_kept: false,
      has_followed: false,
      given_by: '計画 渚',
      given_at: '',
    })),
    elsewhere: [],
    districts: ['A', 'B', 'C'].map((district_id, at) => ({
      district_id,
      district_number: at + 1,
      is_live: true,
      is_locked: false,
      left_minutes: needed * 180,
      open: 10,
      needed,
      given: all.filter((one) => one.district_id === district_id).length,
      damage: null,
      lon: null,
      lat: null,
    })),
    figures: {
      open_districts: 3,
      unallocated: 0,
      partly: 0,
      needed: 6,
      given: all.length,
      beyond_need: 0,
      present: 14,
      idle: 0,
      last_on: null,
    },
  };
  return boardOf(days, teams, answer, []);
}

/** Team, day, half and district of each step: "t1 1am A", "-" for a half day that becomes free. */
function steps(change: Change): string[] {
  if (isRefused(change)) return [`refused: ${change.refused}`];
  return change.set.map(
    ({ team_id, day, half, district_id }) =>
      `${team_id} ${Number(day.slice(8))}${half} ${district_id ?? '-'}`,
  );
}

describe('a district dropped on a half day', () => {
  it('takes as many half days as it lacks, over days off', () => {
    expect(steps(giveFrom(aBoard([]), 'A', { row: 0, column: 1 }))).toEqual(['t1 1pm A', 't1 3am A']);
  });
  it('takes the place of what is there, and stops before what is there later', () => {
    const board = aBoard([given('t1', '1', 'am', 'B'), given('t1', '1', 'pm', 'C')], 3);
    const change = giveFrom(board, 'A', { row: 0, column: 0 });
    expect(steps(change)).toEqual(['t1 1am A']);
    expect(change).toMatchObject({ displaced: ['B'], set: [{ seen: 'B' }] });
  });
  it('goes to no team that is not there', () => {
    expect(steps(giveFrom(aBoard([]), 'A', { row: 1, column: 4 }))).toEqual([
      'refused: 2班はその日に出ません',
    ]);
  });
  it('goes to no second team in the same half day', () => {
    const board = aBoard([given('t1', '1', 'am', 'A')]);
    expect(steps(giveFrom(board, 'A', { row: 1, column: 0 }))).toEqual([
      'refused: 調査区1には、その半日は1班が行きます',
    ]);
  });
  it('may be named for a day off, if the team is there', () => {
    expect(steps(giveFrom(aBoard([], 1), 'A', { row: 0, column: 2 }))).toEqual(['t1 2am A']);
  });
});

describe('a block', () => {
  it('is given whole, without days on which nobody works', () => {
    const change = giveBlock(aBoard([]), 'A', { from: { row: 0, column: 0 }, to: { row: 0, column: 5 } });
    expect(steps(change)).toEqual(['t1 1am A', 't1 1pm A', 't1 3am A', 't1 3pm A']);
  });
  it('over several teams is not given to one district', () => {
    const change = giveBlock(aBoard([]), 'A', { from: { row: 0, column: 0 }, to: { row: 1, column: 0 } });
    expect(isRefused(change)).toBe(true);
  });
  it('is freed where it holds anything', () => {
    const board = aBoard([given('t1', '1', 'am', 'A'), given('t2', '1', 'am', 'B')]);
    const change = clear(board, placesOf({ from: { row: 0, column: 0 }, to: { row: 1, column: 3 } }));
    expect(steps(change)).toEqual(['t1 1am -', 't2 1am -']);
  });
});

describe('half days that follow each other', () => {
  const board = aBoard([
    given('t1', '1', 'pm', 'A'),
    given('t1', '3', 'am', 'A'),
    given('t1', '4', 'am', 'A'),
    given('t2', '1', 'am', 'B'),
  ]);
  it('are one over a day off, and end where a working half day is free', () => {
    expect(runAt(board, { row: 0, column: 4 }).map(({ column }) => column)).toEqual([1, 4]);
  });
  it('move together: the one that was grasped lands where it is let go', () => {
    const run = runAt(board, { row: 0, column: 4 });
    expect(steps(moveRun(board, run, { row: 0, column: 4 }, { row: 1, column: 7 }))).toEqual([
      'refused: 調査区1には、その半日は1班が行きます',
    ]);
    expect(steps(moveRun(board, run, { row: 0, column: 1 }, { row: 1, column: 1 }))).toEqual([
      'refused: 調査区1には、その半日は1班が行きます',
    ]);
    expect(steps(moveRun(board, run, { row: 0, column: 1 }, { row: 0, column: 4 }))).toEqual([
      't1 3pm A',
      't1 1pm -',
    ]);
  });
  it('change places with what stood there', () => {
    const run = runAt(board, { row: 1, column: 0 });
    expect(steps(moveRun(board, run, { row: 1, column: 0 }, { row: 0, column: 1 }))).toEqual([
      't1 1pm B',
      't2 1am A',
    ]);
  });
});

describe('taking back', () => {
  it('puts back what was seen, if what was put there is still there', () => {
    const board = aBoard([given('t1', '1', 'am', 'B')]);
    const change = giveFrom(board, 'A', { row: 0, column: 0 });
    expect(isRefused(change) ? [] : inverseOf(board, change.set)).toMatchObject([
      { district_id: 'B', seen: 'A' },
      { district_id: null, seen: 'A' },
    ]);
  });
});
