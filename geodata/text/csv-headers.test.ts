import { expect, test } from 'vitest';
import { checkHeaders } from './csv-headers.ts';

test('headers are found in any order and width, and what is missing or doubled is told', () => {
  const check = checkHeaders(
    ['氏 名', 'ﾌﾘｶﾞﾅ', '全国地方公共団体コ―ド', '備考', '氏名', ''],
    ['氏名', 'フリガナ', '全国地方公共団体コード', '住所'],
    ['氏名', '住所'],
  );
  expect([...check.columns]).toEqual([
    ['氏名', 0],
    ['フリガナ', 1],
    ['全国地方公共団体コード', 2],
  ]);
  expect(check).toMatchObject({ missing: ['住所'], unknown: ['備考'], duplicate: ['氏名'] });
});
