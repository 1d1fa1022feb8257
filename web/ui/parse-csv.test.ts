import { expect, it } from 'vitest';
import { parseCsv } from './parse-csv.ts';

it('reads what a server of ours writes: BOM, quotes inside quotes, commas and breaks in cells', () => {
  const text = '\ufeff利用者ID,初期パスワード\r\nclerk-1,"a""b,c"\r\nclerk-2,"x\r\ny"\r\n';
  expect(parseCsv(text)).toEqual([
    ['利用者ID', '初期パスワード'],
    ['clerk-1', 'a"b,c'],
    ['clerk-2', 'x\r\ny'],
  ]);
});

it('keeps empty cells and a last line without its end', () => {
  expect(parseCsv('a,,\n,b')).toEqual([
    ['a', '', ''],
    ['', 'b'],
  ]);
});
