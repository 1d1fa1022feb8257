import { parseKanjiNumeral } from './text/kanji-numeral.ts';

export type WarekiProblem =
  /** nothing but spaces */
  | 'empty'
  /** no known way of writing a date */
  | 'unreadable'
  /** a day or month that the register itself does not know: 昭和20年月日不詳 */
  | 'unknown_part'
  /** a year, month or day that the calendar does not have: 2月30日 */
  | 'no_such_day'
  /** a year that the named era does not have: 平成32年1月1日 */
  | 'outside_era'
  /** before 1873-01-01, when the old lunar calendar was in force, or after LAST_DATE (令和99年) */
  | 'out_of_range';

export type WarekiResult =
  | { readonly ok: true; readonly date: string }
  | { readonly ok: false; readonly problem: WarekiProblem };

interface Era {
  readonly name: string;
  readonly letter: string;
  /** digit of the seven-digit codes that municipal systems exchange: 4230311 = 平成23年3月11日 */
  readonly code: string;
  /** first day, inclusive */
  readonly from: string;
  /** Western year of the era's first year */
  readonly firstYear: number;
}

// The edicts name the very day: 1912-07-30 is 大正元年, 1926-12-25 is 昭和元年; 平成 and 令和 began the day after.
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', code: '5', from: '2019-05-01', firstYear: 2019 },
  { name: '平成', letter: 'H', code: '4', from: '1989-01-08', firstYear: 1989 },
  { name: '昭和', letter: 'S', code: '3', from: '1926-12-25', firstYear: 1926 },
  { name: '大正', letter: 'T', code: '2', from: '1912-07-30', firstYear: 1912 },
  { name: '明治', letter: 'M', code: '1', from: '1868-01-25', firstYear: 1868 },
];

const ERA_BY_MARK = new Map<string, Era>(
  ERAS.flatMap((era): [string, Era][] => [
    [era.name, era],
    [era.name.charAt(0), era],
    [era.letter, era],
    [era.code, era],
  ]),
);

/** The solar calendar began with 明治6年1月1日; an older written day cannot be turned into one without tables. */
export const FIRST_DATE = '1873-01-01';
/** The end of 令和99年: years are read with two digits. */
export const LAST_DATE = '2117-12-31';

const ERA_MARK = '(令和|平成|昭和|大正|明治|[令平昭大明RHSTM])';
const NUMBER = '([0-9]{1,2}|[〇元一二三四五六七八九十]{1,3})';
const TAIL = '(?:生|生まれ)?(?:\\([日月火水木金土](?:曜日?)?\\))?(?:T?0{1,2}:00(?::00(?:\\.0+)?)?Z?)?';

const WESTERN_SEPARATED = new RegExp(
  `^([0-9]{4})(?:([-/.])([0-9]{1,2})\\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)${TAIL}$`,
  'u',
);
const WESTERN_PACKED = /^([0-9]{4})([0-9]{2})([0-9]{2})$/u;
const ERA_WRITTEN = new RegExp(`^${ERA_MARK}${NUMBER}年${NUMBER}月${NUMBER}日${TAIL}$`, 'u');
const ERA_SEPARATED = new RegExp(
  `^${ERA_MARK}(元|[0-9]{1,2})([-/.])([0-9]{1,2})\\3([0-9]{1,2})${TAIL}$`,
  'u',
);
const ERA_PACKED = /^([1-5RHSTM])([0-9]{2})([0-9]{2})([0-9]{2})$/u;

/**
 * Reads a date as registers write it: 2011-03-11, 2011/3/11, 20110311, 2011年3月11日, 平成23年3月11日, H23.3.11,
 * 平23-3-11, 平成元年…, 4230311; full-width digits, ㍻ and spaces anywhere. Answers 'YYYY-MM-DD' or why not.
 */
export function parseWareki(text: string): WarekiResult {
  const folded = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐‑‒–—―−ー]/gu, '-')
    .toUpperCase();
  if (folded === '') return refuse('empty');
  if (/[不未]詳|不明|^0{6,8}$|^9{6,8}$/u.test(folded)) return refuse('unknown_part');

  const western = WESTERN_SEPARATED.exec(folded) ?? WESTERN_PACKED.exec(folded);
  if (western) {
    const parts = western.slice(1).filter((part) => part !== undefined && /^[0-9]+$/u.test(part));
    return checkDate(Number(parts[0]), Number(parts[1]), Number(parts[2]), null);
  }
  const inEra = ERA_WRITTEN.exec(folded) ?? ERA_SEPARATED.exec(folded) ?? ERA_PACKED.exec(folded);
  if (!inEra) return refuse('unreadable');
  const [mark, ...rest] = inEra.slice(1);
  const [year, month, day] = rest
    .filter((part) => part !== undefined && !/^[-/.]$/u.test(part))
    .map(readNumber);
  const era = ERA_BY_MARK.get(mark ?? '');
  if (!era || year == null || month == null || day == null) return refuse('unreadable');
  if (year === 0) return refuse('no_such_day');
  return checkDate(era.firstYear + year - 1, month, day, era);
}

function readNumber(text: string): number | null {
  return /^[0-9]+$/u.test(text) ? Number(text) : parseKanjiNumeral(text);
}

function checkDate(year: number, month: number, day: number, era: Era | null): WarekiResult {
  if (month === 0 || day === 0) return refuse('unknown_part');
  if (month > 12 || day > daysInMonth(year, month)) return refuse('no_such_day');
  const date = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  if (date < FIRST_DATE || date > LAST_DATE) return refuse('out_of_range');
  // In the year of a change both eras are written for all of it (昭和64年3月, 平成31年6月, 令和元年4月): the day is
  // plain, so it is taken. A year that the era never reached is a slip whose meaning nobody knows.
  if (era && year > lastYearOf(era)) return refuse('outside_era');
  return { ok: true, date };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Prints 'YYYY-MM-DD' as certificates do: 平成23年3月11日, with 元年 for a first year.
 * Throws RangeError for a text that is no date between FIRST_DATE and LAST_DATE.
 */
export function formatWareki(date: string): string {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/u.exec(date);
  const era = parts ? eraOf(date) : undefined;
  if (!parts || !era || !checkDate(Number(parts[1]), Number(parts[2]), Number(parts[3]), null).ok) {
    throw new RangeError('not a date of the Japanese calendar in use');
  }
  const year = Number(parts[1]) - era.firstYear + 1;
  return `${era.name}${year === 1 ? '元' : year}年${Number(parts[2])}月${Number(parts[3])}日`;
}

/** Reads a year alone, as building ledgers give it: 1978, 昭和53年, S53, 353. Null when it is not one. */
export function parseWarekiYear(text: string): number | null {
  const folded = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/年(?:建築|築)?$/u, '')
    .toUpperCase();
  if (/^[0-9]{4}$/u.test(folded)) {
    const year = Number(folded);
    return year >= 1600 && year <= 2117 ? year : null;
  }
  const written =
    new RegExp(`^${ERA_MARK}${NUMBER}$`, 'u').exec(folded) ?? /^([1-5])([0-9]{2})$/u.exec(folded);
  const era = ERA_BY_MARK.get(written?.[1] ?? '');
  const count = readNumber(written?.[2] ?? '');
  if (!era || count === null || count < 1) return null;
  const year = era.firstYear + count - 1;
  return year <= lastYearOf(era) ? year : null;
}

/** The Western year in which the next era began. */
function lastYearOf(era: Era): number {
  return ERAS[ERAS.indexOf(era) - 1]?.firstYear ?? 2117;
}

function eraOf(date: string): Era | undefined {
  return ERAS.find((era) => date >= era.from);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function refuse(problem: WarekiProblem): WarekiResult {
  return { ok: false, problem };
}
