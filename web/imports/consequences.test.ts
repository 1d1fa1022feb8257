import { describe, expect, it } from 'vitest';
import { consequences, suspiciousEnds } from './consequences.ts';

const residents = {
  kind: 'residents',
  as_of: '2026-07-01',
  rows_new: 12,
  rows_changed: 3,
  rows_unchanged: 1480,
  rows_missing: 7,
  rows_rejected: 5,
  remainder: false,
  ends_nobody: false,
} as const;

describe('what applying does', () => {
  it('is said in numbers', () => {
    expect(consequences(residents, true)).toEqual([
      '住民に 12 人 を加えます（令和8年7月1日時点）。',
      '3 人 の内容を改めます。前の内容も残ります。',
      'ファイルにない 7 人 を住民から外します。',
      '取り込めない 5 行は取り込みません。',
    ]);
  });

  it('ends nobody while a refused row could be anybody, nor by a file of mended rows', () => {
    expect(consequences({ ...residents, ends_nobody: true }, true).join('')).not.toContain('外します');
    expect(consequences({ ...residents, remainder: true }, true).join('')).not.toContain('外します');
  });

  it('leaves addresses and survey results that the file does not name', () => {
    expect(consequences({ ...residents, kind: 'surveys', as_of: null }, false).join('')).not.toContain(
      '外します',
    );
  });

  it('says that nothing is new when the same file comes twice', () => {
    const same = { ...residents, rows_new: 0, rows_changed: 0, rows_missing: 0, rows_rejected: 0 };
    expect(consequences(same, false)).toEqual(['1,480 人 は台帳と同じです。']);
  });
});

describe('a file that ends much of a register', () => {
  it('is suspected of being the wrong one', () => {
    expect(suspiciousEnds({ ...residents, rows_missing: 511, rows_changed: 0, rows_unchanged: 0 })).toBe(1);
    expect(suspiciousEnds({ ...residents, rows_missing: 300, rows_changed: 0, rows_unchanged: 900 })).toBe(
      0.25,
    );
  });

  it('is not suspected for the usual moves of a month, for the first file, or where nobody ends', () => {
    expect(suspiciousEnds(residents)).toBeNull();
    const first = { ...residents, rows_missing: 0, rows_changed: 0, rows_unchanged: 0 };
    expect(suspiciousEnds(first)).toBeNull();
    expect(suspiciousEnds({ ...residents, rows_missing: 1480, remainder: true })).toBeNull();
  });
});
