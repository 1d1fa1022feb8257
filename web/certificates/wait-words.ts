// How long somebody waits, and when they will be called, as people say it. Pure.

const clock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
});
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' });
const roundTo = 5 * 60_000;

/** "35 分", "2 時間 20 分" */
export function waitWords(minutes: number): string {
  if (minutes < 60) return `${minutes} 分`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} 時間${rest === 0 ? '' : ` ${rest} 分`}`;
}

/** "14:20ごろ", to five minutes, never too early; null where it would be another day. */
export function callTimeWords(now: string, minutes: number): string | null {
  const at = new Date(Math.ceil((Date.parse(now) + minutes * 60_000) / roundTo) * roundTo);
  return day.format(at) === day.format(new Date(now)) ? `${clock.format(at)}ごろ` : null;
}
