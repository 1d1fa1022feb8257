import { formatWareki } from '../../../wareki.ts';
import type { Chance } from '../chance.ts';

const SHORT: Readonly<Record<string, { readonly letter: string; readonly code: string }>> = {
  令和: { letter: 'R', code: '5' },
  平成: { letter: 'H', code: '4' },
  昭和: { letter: 'S', code: '3' },
  大正: { letter: 'T', code: '2' },
};

/** A date as registers mix them: 1981-09-08, 昭和56年9月8日, S56.9.8, 3560908, 1981/9/8. All read alike (`parseWareki`). */
export function writtenDate(chance: Chance, date: string, wareki: number): string {
  if (!chance.hit(wareki)) return date;
  const long = formatWareki(date);
  const [, era = '', year = '', month = '', day = ''] =
    /^(..)(元|[0-9]+)年([0-9]+)月([0-9]+)日$/u.exec(long) ?? [];
  const mark = SHORT[era];
  const count = year === '元' ? '1' : year;
  const draw = chance.next();
  if (draw < 0.55 || mark === undefined) return long;
  if (draw < 0.75) return `${mark.letter}${count}.${month}.${day}`;
  if (draw < 0.9)
    return `${mark.code}${count.padStart(2, '0')}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
  const [western = '', m = '', d = ''] = date.split('-');
  return `${western}/${Number(m)}/${Number(d)}`;
}

/** A year of construction: 1981, 昭和56年, S56. */
export function writtenYear(chance: Chance, year: number, wareki: number): string {
  if (!chance.hit(wareki)) return String(year);
  const long = formatWareki(`${year}-12-31`).replace(/年.*$/u, '年');
  const mark = SHORT[long.slice(0, 2)];
  return mark !== undefined && chance.hit(0.3)
    ? `${mark.letter}${long.slice(2, -1).replace('元', '1')}`
    : long;
}
