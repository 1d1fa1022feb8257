import { expect, test } from 'vitest';
import { endOfPrefix, isKana, listReadings, numberVariants, readPoint } from './matching.rules.ts';

test.each([
  ['0031198', ['number']],
  ['Ｈ００６３５１', ['number']],
  ['B007087-3', ['number']],
  ['138.3126, 34.872', ['point']],
  ['髙橋　清一', ['name', 'address']],
  ['たかはし　せいいち', ['kana', 'name', 'address']],
  ['ﾀｶﾊｼ ｾｲｲﾁ', ['kana', 'name', 'address']],
  ['港町三丁目4番12号', ['address']],
  ['むすび市港町', ['name', 'address']],
  ['中村', ['name', 'address']],
])('%s may be meant as %j', (text, readings) => {
  expect(listReadings(text)).toEqual(readings);
});

test('a place is read in either order and only within Japan', () => {
  expect(readPoint('138.3126,34.872')).toEqual([138.3126, 34.872]);
  expect(readPoint('34.872、138.3126')).toEqual([138.3126, 34.872]);
  expect(readPoint('2.35,48.85')).toBeNull();
  expect(readPoint('12.50,34.20')).toBeNull();
});

test('a number is looked for as typed first, then with leading zeros', () => {
  expect(numberVariants('31198')).toEqual(expect.arrayContaining(['31198', '0031198']));
  expect(numberVariants('0031198')[0]).toBe('0031198');
  expect(numberVariants('h006351')).toEqual(['h006351', 'H006351']);
});

test('kana is told from kanji', () => {
  expect(isKana('さとう')).toBe(true);
  expect(isKana('サトウ　マリア・ジョゼ')).toBe(true);
  expect(isKana('佐藤')).toBe(false);
});

test('every text with the prefix lies before its end', () => {
  expect('佐藤𠮷' < endOfPrefix('佐藤')).toBe(true);
  expect('佐野' < endOfPrefix('佐藤')).toBe(false);
});
