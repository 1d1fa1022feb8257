import { expect, test } from 'vitest';
import { municipalityCheckDigit, toSixDigitCode } from './municipality-code.ts';

// Known codes: 札幌市, 千代田区, 横浜市, 焼津市, 熊本市.
test.each(['011002', '131016', '141003', '222127', '431001'])('%s carries its check digit', (code) => {
  expect(municipalityCheckDigit(code.slice(0, 5))).toBe(code.at(-1));
  expect(toSixDigitCode(code)).toBe(code);
  expect(toSixDigitCode(code.slice(0, 5))).toBe(code);
});

test('a code is read in full width and with the zero a spreadsheet dropped', () => {
  expect(toSixDigitCode('２２２１２７')).toBe('222127');
  expect(toSixDigitCode('1100')).toBe('011002');
});

test.each(['222128', '', '2221270', '22212a', '222'])('"%s" is no code', (text) => {
  expect(toSixDigitCode(text)).toBeNull();
});
