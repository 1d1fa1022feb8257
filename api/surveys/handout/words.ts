// Figures in the words of the papers.
import { formatWareki } from '../../../geodata/wareki.ts';
import type { HandoutStop } from './district-handout.ts';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];

/** '7月30日(木)、31日(金)'; empty days leave room to write. */
export function formatDays(days: readonly string[]): string {
  return days
    .map((day) => {
      const [, month = '', date = ''] = day.split('-');
      const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
      return `${Number(month)}月${Number(date)}日(${weekday})`;
    })
    .join('、');
}

/** '350 m', '1.2 km'. */
export function formatDistance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  return Number.isInteger(metres / 1000) ? `${metres / 1000} km` : `${(metres / 1000).toFixed(1)} km`;
}

/** '5時間40分', to five minutes: nobody walks to the minute. */
export function formatHours(minutes: number): string {
  const rounded = Math.round(minutes / 5) * 5;
  const hours = Math.floor(rounded / 60);
  const rest = rounded % 60;
  return `${hours > 0 ? `${hours}時間` : ''}${rest > 0 || hours === 0 ? `${rest}分` : ''}`;
}

/** '令和8年7月30日 6:05' of an instant, in Japan. */
export function formatInstant(instant: Date): { as_of: string; dated: string } {
  const inJapan = new Date(instant.getTime() + 9 * 3600_000).toISOString();
  const dated = inJapan.slice(0, 10);
  const [hours = '', minutes = ''] = inJapan.slice(11, 16).split(':');
  return { as_of: `${formatWareki(dated)} ${Number(hours)}:${minutes}`, dated };
}

/** '木造 2階 居宅' */
export function describeBuilding({ structure, storeys, use }: HandoutStop): string {
  return [structure, storeys === null ? null : `${storeys}階`, use]
    .filter((fact) => fact !== null && fact !== '')
    .join(' ');
}
