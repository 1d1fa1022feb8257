import { describe, expect, it } from 'vitest';
import { formatSecond, outcomeTitle, personsTitle, sealTitle } from './words.ts';

describe('an entry in words', () => {
  it('names the first it is about and counts the others', () => {
    expect(personsTitle([])).toBe('');
    expect(personsTitle(['household:H0012'])).toBe('世帯 H0012');
    expect(personsTitle(['household:H0012', 'resident:1', 'resident:2'])).toBe('世帯 H0012 ほか 2 件');
  });

  it('tells a refusal from a failure', () => {
    expect([200, 403, 404, 422, 500].map(outcomeTitle)).toEqual([
      '済み',
      '権限なし',
      '該当なし',
      '受け付けず',
      '失敗',
    ]);
  });

  it('has its time to the second, in Japan', () => {
    expect(formatSecond('2026-07-28T00:41:05.123Z')).toBe('2026/7/28 9:41:05');
  });
});

describe('the sealed chain', () => {
  it('is said up to the newest sealed entry, with what still waits', () => {
    const entries = [{ seal_number: null }, { seal_number: 1234 }, { seal_number: 1200 }];
    expect(sealTitle(entries)).toBe('封印番号 1,234 まで封印済み・1 件は封印待ち');
    expect(sealTitle(entries.slice(1))).toBe('封印番号 1,234 まで封印済み');
    expect(sealTitle([])).toBe('');
  });
});
