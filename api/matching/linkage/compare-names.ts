// How far two names agree.
import type { NameBook, ReadName } from './name-book.ts';

/** 0 not to be compared, 1 whole name, 2 family name and no more was written, 3 family name but another given name, 4 other. */
export const NAME_LEVELS = ['unknown', 'whole', 'family_alone', 'family', 'different'] as const;
export type NameLevel = 0 | 1 | 2 | 3 | 4;

/** The best agreement of a name with any of several. */
export function compareNames(book: NameBook, name: ReadName | null, others: readonly ReadName[]): NameLevel {
  if (name === null) return 0;
  let best: NameLevel = 0;
  for (const other of others) {
    const level = compareTwo(book, name, other);
    if (level === 1) return 1;
    if (level !== 0 && (best === 0 || level < best)) best = level;
  }
  return best;
}

function compareTwo(book: NameBook, a: ReadName, b: ReadName): NameLevel {
  if (a.kanaOnly || b.kanaOnly) return compareKana(book, a.kanaOnly ? a : b, a.kanaOnly ? b : a);
  if (a.whole >= 0 && a.whole === b.whole) return 1;
  if (a.family >= 0 && a.family === b.family) return a.familyOnly || b.familyOnly ? 2 : 3;
  return 4;
}

function compareKana(book: NameBook, heard: ReadName, { kana, family }: ReadName): NameLevel {
  if (heard.kana === null || kana === null) return 0;
  if (heard.kana === kana || differsByOne(heard.kana, kana)) return 1;
  const start = book.kanaOfFamily(family);
  if (start === null) return heard.kana.length >= 2 && kana.startsWith(heard.kana) ? 2 : 4;
  if (heard.kana === start) return 2;
  return heard.kana.startsWith(start) ? 3 : 4;
}

/** One kana changed, left out or put in, in a reading long enough for that to be a slip. */
export function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 5) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}
