/** Times, figures and distances as people in a Japanese town hall read them. All pure; times in Asia/Tokyo. */

const zone = 'Asia/Tokyo';

const dayKey = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const clock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: zone,
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
});
const monthAndDay = new Intl.DateTimeFormat('ja-JP', { timeZone: zone, month: 'long', day: 'numeric' });
const wareki = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone: 'UTC',
  era: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});
const shortDay = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'UTC',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
});
const figure = new Intl.NumberFormat('ja-JP');

/** Whole numbers with separators: 4018 gives "4,018". */
export function formatFigure(value: number): string {
  return figure.format(value);
}

/** "312 / 4,018 件", or "4,018 件" when all are shown. */
export function formatCount(shown: number, total: number = shown, unit = '件'): string {
  return shown === total
    ? `${figure.format(total)} ${unit}`
    : `${figure.format(shown)} / ${figure.format(total)} ${unit}`;
}

/** A moment for people: "9:41" today, "7月28日 16:27" this year, "2025年7月28日 16:27" before. */
export function formatMoment(instant: string, now: Date = new Date()): string {
  const moment = new Date(instant);
  const day = dayKey.format(moment);
  const today = dayKey.format(now);
  if (day === today) return clock.format(moment);
  const date = `${monthAndDay.format(moment)} ${clock.format(moment)}`;
  return day.slice(0, 4) === today.slice(0, 4) ? date : `${Number(day.slice(0, 4))}年${date}`;
}

/** The time that a figure holds for: "9:41 時点". */
export function formatAsOf(instant: string, now: Date = new Date()): string {
  return `${formatMoment(instant, now)} 時点`;
}

/** The time that a paper holds for, with its year, since papers are read on other days: "令和8年7月28日 16:27 時点". */
export function formatPrintedMoment(instant: string): string {
  const moment = new Date(instant);
  return `${formatWareki(dayKey.format(moment))} ${clock.format(moment)} 時点`;
}

/** A calendar date 'YYYY-MM-DD' in the Japanese era, as papers write it: "令和8年7月28日". */
export function formatWareki(date: string): string {
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? date : wareki.format(parsed);
}

/** A calendar date 'YYYY-MM-DD' of these weeks: "8月7日(金)". */
export function formatDay(date: string): string {
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? date : shortDay.format(parsed);
}

/** Whole years between two calendar dates 'YYYY-MM-DD'. */
export function ageInYears(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Metres below one kilometre ("8 m", "420 m"), then kilometres with one decimal ("1.2 km"). */
export function formatDistance(metres: number): string {
  if (metres < 10 && metres % 1 !== 0) return `${metres.toFixed(1)} m`;
  const rounded = Math.round(metres);
  return rounded < 1000 ? `${rounded} m` : `${(metres / 1000).toFixed(1)} km`;
}

/** A share from 0 to 1 as per cent: 0.974 gives "97 %". Never shows 100 % or 0 % unless it is. */
export function formatPercent(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return '99 %';
  if (percent === 0 && share > 0) return '1 % 未満';
  return `${percent} %`;
}

/** An address without the prefecture and town that all addresses of a municipality share. */
export function shortAddress(address: string, municipality: string): string {
  const at = address.indexOf(municipality);
  if (at < 0 || at > 6) return address;
  return address.slice(at + municipality.length) || address;
}
