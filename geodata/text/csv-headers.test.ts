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

test('a name that a shapefile has cut stands for the one header it begins, and for none where there are two', () => {
  const known = ['浸水区分', '浸水深cm', '居住者氏名', '納税義務者氏名', '納税義務者住所', '建物名'];
  const check = checkHeaders(['浸水区', '居住者氏', '納税義務者', '建'], known, [], { cut: true });
  expect([...check.columns]).toEqual([
    ['浸水区分', 0],
    ['居住者氏名', 1],
  ]);
  expect(check.unknown).toEqual(['納税義務者', '建']);
  expect(checkHeaders(['浸水区'], known, []).unknown).toEqual(['浸水区']);
});
