// When a survey is done with so many teams, and how many teams it needs. Pure; days are YYYY-MM-DD.
// Document 002 IV-3(3): team-day speeds; IV-2(2): about a month for the first survey.
import type { Capacity } from './capacity.contract.ts';
import type { PlanSettings } from './plans.contract.ts';
import type { Speeds } from './speeds.rules.ts';

export interface Work {
  /** Open buildings; unknown structure among the wooden ones. */
  wooden: number;
  non_wooden: number;
}

/** Days that the curves look ahead: a quarter, in working days of the worst case. */
const daysAhead = 92;
const mostTeams = 200;

export function teamDaysOf({ wooden, non_wooden }: Work, speeds: Speeds): number {
  return wooden / speeds.wooden + non_wooden / speeds.non_wooden;
}

/** Working days that so many teams need; whole days, because a team that is done at noon has used the day. */
export function daysNeeded(teamDays: number, teams: number): number {
  return Math.ceil(rounded(teamDays) / teams);
}

/** Fewest teams that are done in so many working days; null where there is no day. */
export function teamsNeeded(teamDays: number, days: number): number | null {
  return days < 1 ? null : Math.max(1, Math.ceil(rounded(teamDays) / days));
}

/** 300 / 10 + 60 / 5 is 42 days, not 43 because of a last bit. */
function rounded(teamDays: number): number {
  return Math.round(teamDays * 1e6) / 1e6;
}

type DaysOff = Pick<PlanSettings, 'weekdays_off' | 'days_off'>;

/** The first `count` working days from `first` on. Weekdays off are at most six, so there always are some. */
export function workingDays(first: string, count: number, { weekdays_off, days_off }: DaysOff): string[] {
  const closed = new Set(days_off);
  const days: string[] = [];
  for (let day = first; days.length < count; day = dayAfter(day)) {
    if (!closed.has(day) && !weekdays_off.includes(weekdayOf(day))) days.push(day);
  }
  return days;
}

/** A month after a day; of a day that the next month lacks, its last. */
export function monthAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month, Math.min(date, last))));
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return dayOf(next);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export interface CapacityQuestion {
  settings: Pick<PlanSettings, 'teams' | 'team_size' | 'start_on' | 'weekdays_off' | 'days_off'>;
  speeds: Speeds;
  work: Work;
  disaster_on: string;
  today: string;
  /** Whether teams are at work: then what is left begins today. Before, it begins when it is planned to. */
  is_active: boolean;
}

/** Both curves whole: last day by teams, and teams by last day. */
export function reckonCapacity({
  settings,
  speeds,
  work,
  disaster_on,
  today,
  is_active,
}: CapacityQuestion): Capacity {
  const { teams, team_size, start_on } = settings;
  const team_days = teamDaysOf(work, speeds);
  const first = start_on === null || (is_active && start_on < today) ? today : start_on;
  const days = workingDays(first, daysAhead, settings);
  const doneOn = (needed: number) => (needed === 0 ? (days[0] ?? null) : (days[needed - 1] ?? null));
  const withTeams = (count: number) => {
    const needed = daysNeeded(team_days, count);
    return { teams: count, days: needed, done_on: doneOn(needed), members: count * team_size };
  };
  const aim_on = monthAfter(disaster_on);
  const chosen = withTeams(teams);
  const most = Math.max(teams, Math.min(mostTeams, Math.ceil(team_days)), 1);
  return {
    buildings: work,
    speeds,
    team_days,
    start_on: days[0] ?? first,
    aim_on,
    days,
    by_teams: Array.from({ length: most }, (_, index) => withTeams(index + 1)),
    by_day: days.map((day, index) => ({ day, teams: teamsNeeded(team_days, index + 1) })),
    chosen: {
      teams,
      days: chosen.days,
      done_on: chosen.done_on,
      in_time: chosen.done_on !== null && chosen.done_on <= aim_on,
    },
    teams_for_aim: teamsNeeded(team_days, days.filter((day) => day <= aim_on).length),
    team_day_districts: Math.max(1, Math.ceil(rounded(team_days))),
  };
}

export interface ForecastQuestion {
  /** Days with anything, in order. */
  days: readonly { day: string; finished: number }[];
  /** Open buildings. */
  left: number;
  today: string;
  settings: DaysOff;
}

/** Buildings finished a day so far, and the last day at that pace; null before anything is finished or past the horizon. */
export function reckonForecast({ days, left, today, settings }: ForecastQuestion): {
  pace: number | null;
  forecast_on: string | null;
} {
  const working = days.filter(({ finished }) => finished > 0);
  if (working.length === 0) return { pace: null, forecast_on: null };
  const pace = working.reduce((sum, { finished }) => sum + finished, 0) / working.length;
  if (left === 0) return { pace, forecast_on: working.at(-1)?.day ?? null };
  // What was done today is done; the rest begins tomorrow once anything has come in today.
  const from = working.at(-1)?.day === today ? dayAfter(today) : today;
  return { pace, forecast_on: workingDays(from, daysAhead, settings)[Math.ceil(left / pace) - 1] ?? null };
}
