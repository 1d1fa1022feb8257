import { describe, expect, it } from 'vitest';
import { choiceFaults, choicesOf, examplesOf, fits, mappingOf, unusedColumns } from './column-choices.ts';

const standard = (header: string, found: string | null, required = false) => ({
  header,
  found,
  required,
  meaning: null,
});
const row = {
  headers: ['宛名コード', '氏名', '現住所', 'メモ', 'WKT'],
  standard_headers: [
    standard('宛名番号', null, true),
    standard('氏名', '氏名', true),
    standard('住所', null, true),
    standard('国籍', null),
  ],
  guessed: { 住所: '現住所' },
  mapping: null,
};
const mapping = { columns: { 宛名番号: '宛名コード', 住所: '現住所' }, values: { 国籍: '日本' } };

describe('the columns of a file', () => {
  it('are filled in as far as headers and likeness go', () => {
    expect(choicesOf(row, null)).toEqual({
      宛名番号: { by: 'none' },
      氏名: { by: 'column', own: '氏名' },
      住所: { by: 'column', own: '現住所' },
      国籍: { by: 'none' },
    });
  });

  it('are joined as a mapping says, which alone is sent back', () => {
    const choices = choicesOf(row, mapping);
    expect(choices['国籍']).toEqual({ by: 'text', text: '日本' });
    expect(mappingOf(row, choices)).toEqual(mapping);
    expect(unusedColumns(row, choices)).toEqual(['メモ']);
  });

  it('may stand for one thing only, and what is needed must stand somewhere', () => {
    const faults = choiceFaults(row, {
      ...choicesOf(row, null),
      住所: { by: 'column', own: '氏名' },
      国籍: { by: 'text', text: ' ' },
    });
    expect(faults).toEqual({
      宛名番号: '必須です。当たる列を選んでください。',
      住所: '「氏名」にも同じ列を選んでいます。',
      国籍: '全行に入れる文字を入力してください。',
    });
  });

  it('fit a saved mapping that names no others and leaves nothing needed out', () => {
    expect(fits(row, { mapping })).toBe(true);
    expect(fits(row, { mapping: { ...mapping, columns: { 住所: '現住所' } } })).toBe(false);
    expect(fits(row, { mapping: { ...mapping, columns: { ...mapping.columns, 方書: 'アパート' } } })).toBe(
      false,
    );
  });

  it('are known by their first different texts', () => {
    const sample = { headers: ['a', 'b'], rows: ['1', '', '1', '2', '3', '4'].map((cell) => ['x', cell]) };
    expect(examplesOf(sample, 'b')).toEqual(['1', '2', '3']);
    expect(examplesOf(sample, 'c')).toEqual([]);
  });
});
