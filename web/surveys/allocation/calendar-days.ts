// The days of the calendar, each 'YYYY-MM-DD'.

/** More days than half a year are not read cell by cell. */
const mostDays = 184;

export type CalendarDay = {
  day: string;
  /** 0 Sunday to 6 Saturday. */
  weekday: number;
  /** Nobody surveys then, whatever team it is. */
  isOff: boolean;
  /** A month after the disaster. */
  isAim: boolean;
};

/** All days from the first to the last, both included, with what the plan says of each. */
export function calendarDays({
  from,
  until,
  weekdaysOff,
  daysOff,
  aim,
}: {
  from: string;
  until: string;
  weekdaysOff: readonly number[];
  daysOff: readonly string[];
  aim: string | null;
}): CalendarDay[] {
  const days: CalendarDay[] = [];
  const at = new Date(`${from}T00:00:00Z`);
  for (let day = from; day <= until && days.length < mostDays; day = at.toISOString().slice(0, 10)) {
    const weekday = at.getUTCDay();
    days.push({
      day,
      weekday,
      isOff: weekdaysOff.includes(weekday) || daysOff.includes(day),
      isAim: day === aim,
    });
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return days;
}

const weekdays = ['日', '月', '火', '水', '木', '金', '土'] as const;

/** "土" */
export function weekdayName(weekday: number): string {
  return weekdays[weekday] ?? '';
}

/** "8/1" on the first of a month and where the calendar begins, else "2". */
export function shortDay({ day }: CalendarDay, place: number): string {
  const date = Number(day.slice(8));
  return place === 0 || date === 1 ? `${Number(day.slice(5, 7))}/${date}` : String(date);
}
