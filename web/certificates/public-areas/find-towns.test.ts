import { expect, test } from 'vitest';
import { isMeant } from './find-towns.ts';

test('a town is found by digits, wide digits and numerals alike, and by a part of its name', () => {
  for (const typed of ['港町2丁目', '港町２丁目', '港町二丁目', '港町', ' 港町 ', '港町2', ''])
    expect(isMeant('港町二丁目', typed), typed).toBe(true);
  expect(isMeant('港町十二丁目', '港町12丁目')).toBe(true);
  expect(isMeant('港町二丁目', '浜町')).toBe(false);
});

test('大字 may be left out, and ヶ, ケ and が are one', () => {
  expect(isMeant('大字松ヶ崎', '松が崎')).toBe(true);
  expect(isMeant('松ケ崎', '大字松ヶ崎')).toBe(true);
});
