// Days of a team while they are being edited: a day is there with the people of that day, or not there. Pure.
import type { TeamDay } from '../../../api/surveys/allocation/teams.contract.ts';
import type { CalendarDay } from './calendar-days.ts';

/** surveyor_ids by day. */
export type DaysDraft = ReadonlyMap<string, readonly string[]>;

export function draftOf(days: readonly { day: string; members: readonly string[] }[]): DaysDraft {
  return new Map(days.map(({ day, members }) => [day, members]));
}

/** What is sent: the days from `from` on, in order. */
export function daysFrom(draft: DaysDraft, from: string): TeamDay[] {
  return [...draft]
    .filter(([day]) => day >= from)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, members]) => ({ day, members: [...members] }));
}

/** The people of the last day before this one on which the team is there. */
function membersBefore(draft: DaysDraft, day: string): readonly string[] {
  const before = [...draft.keys()]
    .filter((one) => one < day)
    .sort()
    .at(-1);
  return before === undefined ? [] : (draft.get(before) ?? []);
}

/** All working days up to `until`; new ones with the people of the day before. Days that stand keep theirs. */
export function fillWorkingDays(
  draft: DaysDraft,
  days: readonly CalendarDay[],
  from: string,
  until: string,
): DaysDraft {
  const next = new Map(draft);
  for (const { day, isOff } of days) {
    if (isOff || day < from || day > until || next.has(day)) continue;
    next.set(day, membersBefore(next, day));
  }
  return next;
}

/** Present or not; a new day begins with the people of the day before. */
export function setPresent(draft: DaysDraft, day: string, isPresent: boolean): DaysDraft {
  const next = new Map(draft);
  if (isPresent) next.set(day, draft.get(day) ?? membersBefore(draft, day));
  else next.delete(day);
  return next;
}

/** In the team that day, or not. Who is ticked on a day without the team brings the team. */
export function setMember(draft: DaysDraft, day: string, person: string, isIn: boolean): DaysDraft {
  const before = draft.get(day) ?? [];
  const next = new Map(draft);
  next.set(
    day,
    isIn ? [...before.filter((one) => one !== person), person] : before.filter((one) => one !== person),
  );
  return next;
}

/** As the last day before it; without one it stays. */
export function copyDayBefore(draft: DaysDraft, day: string): DaysDraft {
  const next = new Map(draft);
  next.set(day, membersBefore(draft, day));
  return next;
}

/** The people of this day on every later day that the team is there. */
export function copyToLater(draft: DaysDraft, day: string): DaysDraft {
  const members = draft.get(day) ?? [];
  return new Map([...draft].map(([one, own]) => [one, one > day ? members : own]));
}

/** A person in the team on every day from `from` on. */
export function addToAll(draft: DaysDraft, person: string, from: string): DaysDraft {
  return new Map(
    [...draft].map(([day, members]) => [
      day,
      day < from || members.includes(person) ? members : [...members, person],
    ]),
  );
}
