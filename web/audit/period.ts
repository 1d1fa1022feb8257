const dayMs = 86_400_000;
const today = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Japan so many days before `now`, as 'YYYY-MM-DD'. */
export function dayBefore(now: Date, days: number): string {
  return today.format(new Date(now.getTime() - days * dayMs));
}

/**
 * Two calendar days of Japan, both included, as the moments between which they lie; '' leaves a side open.
 * `from` after `until` finds nothing, and is said at the field instead.
 */
export function periodOf(
  from: string,
  until: string,
): { from: string | null; until: string | null } | { fault: string } {
  if (from !== '' && until !== '' && from > until) return { fault: '開始日以降の日にしてください。' };
  return {
    from: from === '' ? null : `${from}T00:00:00+09:00`,
    until: until === '' ? null : `${dayAfter(until)}T00:00:00+09:00`,
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}
