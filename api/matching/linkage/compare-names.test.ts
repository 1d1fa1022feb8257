import { describe, expect, test } from 'vitest';
import { compareNames, differsByOne } from './compare-names.ts';
import { NameBook } from './name-book.ts';

const book = new NameBook([
  { head_kana_key: 'コウノイチロウ', member_name_keys: ['甲野一郎', '甲野花子'] },
  { head_kana_key: 'コウノジロウ', member_name_keys: ['甲野次郎', '甲野月子'] },
  { head_kana_key: 'オツカワミツ', member_name_keys: ['乙川光'] },
  { head_kana_key: 'オツカワユキ', member_name_keys: ['乙川雪', '乙川星'] },
]);

describe('family names', () => {
  test('are what the members of households have in common', () => {
    expect(book.familyOf('甲野三郎')).toBe(book.familyOf('甲野一郎'));
    expect(book.familyOf('甲野一郎')).toBeGreaterThanOrEqual(0);
  });

  test('are known for who lives alone by those of others', () => {
    expect(book.familyOf('乙川光')).toBe(book.familyOf('乙川雪'));
  });

  test('are not known where nobody shares them', () => {
    expect(book.familyOf('丙山太')).toBe(-1);
  });
});

describe('a heard name against a register', () => {
  const household = [book.readWhole('甲野一郎', 'コウノイチロウ'), book.readWhole('甲野花子', null)];
  const level = (heard: string | null) => compareNames(book, book.readHeard(heard), household);

  test.each([
    ['甲野花子', 1],
    ['甲野', 2],
    ['甲野三郎', 3],
    ['乙川雪', 4],
    ['コウノイチロウ', 1],
    ['コウノ', 2],
    ['オツカワ', 4],
    ['', 0],
  ])('%s agrees to level %i', (heard, expected) => {
    expect(level(heard)).toBe(expected);
  });

  test('that is missing tells nothing', () => {
    expect(level(null)).toBe(0);
  });

  test('forgives one kana in a long reading', () => {
    expect(level('コウノイチロ')).toBe(1);
    expect(differsByOne('タカダイチロウ', 'タカタイチロウ')).toBe(true);
    expect(differsByOne('タカダ', 'タカタ')).toBe(false);
    expect(differsByOne('タカダイチロウ', 'タカタジロウ')).toBe(false);
  });
});

test('a rare name is shared by fewer than a common one', () => {
  const shareOf = (name: string) => book.shareOfFamily(book.familyOf(name));
  expect(shareOf('甲野一郎')).toBeGreaterThan(book.shareOfFamily(-1));
});
