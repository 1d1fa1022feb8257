import { describe, expect, it } from 'vitest';
import { calendarDays } from './calendar-days.ts';
import {
  addToAll,
  copyDayBefore,
  copyToLater,
  daysFrom,
  draftOf,
  fillWorkingDays,
  setMember,
  setPresent,
} from './team-days.ts';

const days = calendarDays({
  from: '2026-08-01',
  until: '2026-08-05',
  weekdaysOff: [0],
  daysOff: [],
  aim: null,
});
const draft = draftOf([{ day: '2026-08-01', members: ['p', 'q'] }]);

describe('days of a team', () => {
  it('are filled over days off, with the people of the day before', () => {
    const filled = fillWorkingDays(draft, days, '2026-08-01', '2026-08-04');
    expect([...filled]).toEqual([
      ['2026-08-01', ['p', 'q']],
      ['2026-08-03', ['p', 'q']],
      ['2026-08-04', ['p', 'q']],
    ]);
  });
  it('that stand keep their people when the rest is filled', () => {
    const other = setMember(setPresent(draft, '2026-08-03', true), '2026-08-03', 'q', false);
    expect(fillWorkingDays(other, days, '2026-08-01', '2026-08-05').get('2026-08-04')).toEqual(['p']);
  });
  it('begin with the people of the day before', () => {
    expect(setPresent(draft, '2026-08-04', true).get('2026-08-04')).toEqual(['p', 'q']);
  });
  it('may be made as the day before', () => {
    const changed = setMember(setPresent(draft, '2026-08-03', true), '2026-08-03', 'r', true);
    expect(copyDayBefore(changed, '2026-08-03').get('2026-08-03')).toEqual(['p', 'q']);
  });
  it('pass their people on to later days only', () => {
    const two = setMember(fillWorkingDays(draft, days, '2026-08-01', '2026-08-04'), '2026-08-03', 'q', false);
    const later = copyToLater(two, '2026-08-03');
    expect(later.get('2026-08-01')).toEqual(['p', 'q']);
    expect(later.get('2026-08-04')).toEqual(['p']);
  });
  it('take somebody in from a day on', () => {
    const all = addToAll(fillWorkingDays(draft, days, '2026-08-01', '2026-08-04'), 'r', '2026-08-03');
    expect(all.get('2026-08-01')).toEqual(['p', 'q']);
    expect(all.get('2026-08-04')).toEqual(['p', 'q', 'r']);
  });
  it('are sent in order, without those before', () => {
    const mixed = draftOf([
      { day: '2026-08-04', members: [] },
      { day: '2026-07-30', members: ['p'] },
      { day: '2026-08-01', members: ['p'] },
    ]);
    expect(daysFrom(mixed, '2026-08-01').map(({ day }) => day)).toEqual(['2026-08-01', '2026-08-04']);
  });
});
