import { expect, test } from 'vitest';
import { guessHeaders } from './guess-headers.ts';

test('headers that are written differently are proposed, each once', () => {
  const own = [
    '宛名コード',
    '世帯コード',
    '氏名（漢字）',
    '氏名（フリガナ）',
    '生年月日（和暦）',
    '現住所',
    '旧姓',
  ];
  expect(guessHeaders(own, ['氏名', '氏名フリガナ', '生年月日', '住所', '電話番号'])).toEqual({
    氏名フリガナ: '氏名（フリガナ）',
    氏名: '氏名（漢字）',
    生年月日: '生年月日（和暦）',
    住所: '現住所',
  });
});

test('what is the same but for width and dashes is certain', () => {
  expect(guessHeaders(['ＫＩＮＤ', 'rank2'], ['kind', 'rank'])).toEqual({ kind: 'ＫＩＮＤ', rank: 'rank2' });
});
