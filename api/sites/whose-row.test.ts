import { expect, test } from 'vitest';
import { isOutside } from './whose-row.ts';

const town = { municipality_code: '019917', name: 'むすび市', prefecture: 'うみべ県' };

test.each([
  [{ 市区町村コード: '019917' }, false],
  [{ 市区町村コード: '19917' }, false],
  [{ 市区町村コード: '01991' }, false],
  [{ 市区町村コード: '1991' }, false],
  [{ 市区町村コード: '０１９９１７' }, false],
  [{ 市区町村コード: '019925' }, true],
  [{ 市区町村コード: '19917', 所在地_都道府県: 'やまべ県' }, true],
  [{ 都道府県名及び市町村名: 'うみべ県むすび市' }, false],
  [{ 都道府県名及び市町村名: 'うみべ県となり市' }, true],
  [{ 共通ID: 'E0199100001111' }, false],
  [{ 共通ID: 'E0199200001111' }, true],
  [{}, false],
])('%o is of another town: %s', (row: Readonly<Record<string, string>>, outside) => {
  expect(isOutside((header) => row[header] ?? '', town)).toBe(outside);
});
