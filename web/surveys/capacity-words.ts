import type { Capacity } from '../../api/surveys/capacity.contract.ts';

/** When so many teams are done; beyond the curve, as its last point. */
export function withTeams(
  { by_teams, chosen }: Capacity,
  teams: number,
): { days: number; done_on: string | null } {
  return by_teams.find((one) => one.teams === teams) ?? by_teams.at(-1) ?? chosen;
}

/** The places in `by_day` of the first and last day that some number of teams makes; null: no day can be made. */
export function daysThatCanBeMade({ by_day }: Capacity): { from: number; to: number } | null {
  const from = by_day.findIndex(({ teams }) => teams !== null);
  if (from < 0) return null;
  const single = by_day.findIndex(({ teams }) => teams === 1);
  return { from, to: single < 0 ? by_day.length - 1 : single };
}

/** Weeks from Sunday that hold both days; each day 'YYYY-MM-DD'. */
export function weeksBetween(from: string, to: string): string[][] {
  const start = new Date(`${from}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() - start.getUTCDay());
  const weeks: string[][] = [];
  const day = start;
  // A calendar of more than half a year is not read day by day.
  while (dayOf(day) <= to && weeks.length < 27) {
    const week: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      week.push(dayOf(day));
      day.setUTCDate(day.getUTCDate() + 1);
    }
    weeks.push(week);
  }
  return weeks;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
