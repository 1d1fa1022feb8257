import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatKanjiNumeral, parseKanjiNumeral } from './kanji-numeral.ts';

test('every number that is printed is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (value) => {
      expect(parseKanjiNumeral(formatKanjiNumeral(value))).toBe(value);
    }),
  );
});

test.each([
  ['二十三', 23],
  ['百二', 102],
  ['千九百七十', 1970],
  ['二三', 23],
  ['拾壱', 11],
  ['元', 1],
  ['〇', 0],
])('%s is read', (text, value) => {
  expect(parseKanjiNumeral(text)).toBe(value);
});

test.each(['', '十百', '二三十', '北', '一番', '〇十'])('"%s" is not a number', (text) => {
  expect(parseKanjiNumeral(text)).toBeNull();
});
