import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_DATE, LAST_DATE, formatWareki, parseWareki, parseWarekiYear } from './wareki.ts';

const anyDate = fc
  .date({
    min: new Date(`${FIRST_DATE}T00:00:00Z`),
    max: new Date(`${LAST_DATE}T00:00:00Z`),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

function toFullWidth(text: string): string {
  return text.replace(/[0-9]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
}

const LETTER: Record<string, string> = { 明治: 'M', 大正: 'T', 昭和: 'S', 平成: 'H', 令和: 'R' };
const CODE: Record<string, string> = { 明治: '1', 大正: '2', 昭和: '3', 平成: '4', 令和: '5' };

function eraParts(date: string): { era: string; year: number; month: number; day: number } {
  const parts = /^(..)(元|\d+)年(\d+)月(\d+)日$/u.exec(formatWareki(date));
  if (!parts) throw new Error('formatWareki printed something else');
  return {
    era: parts[1] ?? '',
    year: parts[2] === '元' ? 1 : Number(parts[2]),
    month: Number(parts[3]),
    day: Number(parts[4]),
  };
}

describe('every day of the calendar', () => {
  test('printed in the Japanese era is read back', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseWareki(formatWareki(date))).toEqual({ ok: true, date });
        expect(parseWareki(toFullWidth(formatWareki(date)))).toEqual({ ok: true, date });
      }),
    );
  });

  test('written short, as a code, or in Western style is read as the same day', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { era, year, month, day } = eraParts(date);
        const code = [year, month, day].map((part) => String(part).padStart(2, '0')).join('');
        for (const text of [
          date,
          date.replaceAll('-', '/'),
          date.replaceAll('-', ''),
          `${LETTER[era]}${year}.${month}.${day}`,
          `${LETTER[era]?.toLowerCase()}${year}/${month}/${day}`,
          `${era.charAt(0)}${year}-${month}-${day}`,
          `${CODE[era]}${code}`,
          `${LETTER[era]}${code}`,
        ]) {
          expect(parseWareki(text)).toEqual({ ok: true, date });
        }
      }),
    );
  });

  test('agrees with the calendar built into the runtime', () => {
    const runtime = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      era: 'long',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    fc.assert(
      fc.property(anyDate, (date) => {
        const { era, year, month, day } = eraParts(date);
        const parts = Object.fromEntries(
          runtime.formatToParts(new Date(`${date}T00:00:00Z`)).map((part) => [part.type, part.value]),
        );
        expect([
          parts['era'],
          (parts['year'] ?? '').replace('元', '1'),
          parts['month'],
          parts['day'],
        ]).toEqual([era, String(year), String(month), String(day)]);
      }),
    );
  });
});

test.each([
  ['2011-03-11', '2011-03-11'],
  ['2011/3/11', '2011-03-11'],
  ['20110311', '2011-03-11'],
  ['2011年3月11日', '2011-03-11'],
  ['2011/03/11 0:00:00', '2011-03-11'],
  ['平成23年3月11日', '2011-03-11'],
  ['平成　２３年　３月１１日', '2011-03-11'],
  ['平成二十三年三月十一日', '2011-03-11'],
  ['㍻23年3月11日', '2011-03-11'],
  ['H23.3.11', '2011-03-11'],
  ['H23/3/11', '2011-03-11'],
  ['Ｈ２３．３．１１', '2011-03-11'],
  ['4230311', '2011-03-11'],
  ['令和8年7月28日', '2026-07-28'],
  ['令和8年7月28日(火)', '2026-07-28'],
  ['平成元年1月8日', '1989-01-08'],
  ['昭和64年1月7日', '1989-01-07'],
  ['昭和元年12月25日', '1926-12-25'],
  ['大正15年12月24日', '1926-12-24'],
  ['大正元年7月30日', '1912-07-30'],
  ['明治45年7月29日', '1912-07-29'],
  ['平成31年4月30日', '2019-04-30'],
  ['明治45年7月30日', '1912-07-30'],
  ['大正15年12月25日', '1926-12-25'],
  ['令和元年4月30日', '2019-04-30'],
  ['平成31年5月1日', '2019-05-01'],
  ['平成元年1月7日', '1989-01-07'],
  ['昭和64年1月8日', '1989-01-08'],
  ['昭和64年2月1日', '1989-02-01'],
  ['令和元年5月1日', '2019-05-01'],
  ['昭和47年2月29日', '1972-02-29'],
])('%s is read as %s', (text, date) => {
  expect(parseWareki(text)).toEqual({ ok: true, date });
});

test.each([
  ['', 'empty'],
  ['　 ', 'empty'],
  ['昨日', 'unreadable'],
  ['23/3/11', 'unreadable'],
  ['2011-3/11', 'unreadable'],
  ['6230311', 'unreadable'],
  ['昭和20年月日不詳', 'unknown_part'],
  ['1945-00-00', 'unknown_part'],
  ['00000000', 'unknown_part'],
  ['2011年2月30日', 'no_such_day'],
  ['平成23年2月29日', 'no_such_day'],
  ['2011-13-01', 'no_such_day'],
  ['平成0年1月8日', 'no_such_day'],
  ['平成32年1月1日', 'outside_era'],
  ['昭和65年1月1日', 'outside_era'],
  ['大正16年1月1日', 'outside_era'],
  ['明治5年12月2日', 'out_of_range'],
  ['1850-01-01', 'out_of_range'],
])('"%s" is refused as %s', (text, problem) => {
  expect(parseWareki(text)).toEqual({ ok: false, problem });
});

test('a text that is no date is refused, never thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof parseWareki(text).ok).toBe('boolean');
    }),
  );
});

test.each(['2011-3-11', '2011-02-30', '1800-01-01', ''])('printing "%s" throws', (text) => {
  expect(() => formatWareki(text)).toThrow(RangeError);
});

test.each([
  ['1978', 1978],
  ['昭和53年', 1978],
  ['S53', 1978],
  ['353', 1978],
  ['平成元年', 1989],
  ['昭和64', 1989],
  ['昭和65', null],
  ['不詳', null],
  ['12345', null],
])('the year "%s" is %s', (text, year) => {
  expect(parseWarekiYear(text)).toBe(year);
});
