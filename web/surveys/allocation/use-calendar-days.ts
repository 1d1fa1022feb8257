import { useMemo } from 'react';
import type { Allocations } from '../../../api/surveys/allocation/allocation.contract.ts';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import type { Capacity } from '../../../api/surveys/capacity.contract.ts';
import type { PlanSettings } from '../../../api/surveys/plans.contract.ts';
import { calendarDays, type CalendarDay } from './calendar-days.ts';

/** How far the calendar reaches beyond the aim where nothing else asks for more: there is always a week to plan in. */
const daysAhead = 14;

/**
 * The days of the calendar: from the first that is given, or the plan's start, to the last that is given, on which a team is
 * there, or that the aim or the capacity names.
 */
export function useCalendarDays(
  settings: PlanSettings,
  capacity: Capacity | undefined,
  all: Allocations | undefined,
  teams: readonly Team[] | undefined,
): readonly CalendarDay[] {
  return useMemo(() => {
    if (!capacity || !all) return [];
    const given = all.allocations.map(({ day }) => day).sort();
    const present = (teams ?? []).flatMap(({ days }) => days.map(({ day }) => day)).sort();
    const from = [capacity.start_on, given[0]].filter(isDay).sort()[0] ?? all.today;
    const until = [
      plusDays(from, daysAhead),
      capacity.aim_on,
      capacity.chosen.done_on,
      given.at(-1),
      present.at(-1),
    ]
      .filter(isDay)
      .sort()
      .at(-1);
    return calendarDays({
      from,
      until: until ?? from,
      weekdaysOff: settings.weekdays_off,
      daysOff: settings.days_off,
      aim: capacity.aim_on,
    });
  }, [settings.weekdays_off, settings.days_off, capacity, all, teams]);
}

/** Up to when teams are sent out at first: the aim; once that has passed, the day on which the plan is done. */
export function horizonOf({ aim_on, chosen }: Capacity, today: string, days: readonly CalendarDay[]): string {
  if (aim_on >= today) return aim_on;
  return chosen.done_on ?? days.at(-1)?.day ?? today;
}

function isDay(day: string | null | undefined): day is string {
  return typeof day === 'string';
}

function plusDays(day: string, more: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + more);
  return at.toISOString().slice(0, 10);
}
