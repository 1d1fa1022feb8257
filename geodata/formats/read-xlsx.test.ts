import { expect, test } from 'vitest';
import { FormatError } from './format-error.ts';
import { listRows, sourceOf, xlsxOf, zipOf } from './made-files.ts';
import { openTable } from './open-table.ts';
import { dayOfSerial, isDayFormat } from './xlsx-dates.ts';

async function read(bytes: Uint8Array) {
  const table = await openTable(sourceOf(bytes, 1000), { withGeometry: false });
  return { ...table, rows: await listRows(table.rows) };
}

const days = {
  styles:
    '<numFmts><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="31"/></cellXfs>',
};

test('the first visible sheet gives its texts, numbers and days', async () => {
  const table = await read(
    await xlsxOf(
      [
        [],
        ['宛名番号', '生年月日', '基準日', '床面積', ''],
        [
          '0012',
          { xml: '<c s="1"><v>29312</v></c>' },
          { xml: '<c s="2"><v>46082</v></c>' },
          { xml: '<c><v>1.5E2</v></c>' },
        ],
        [{ xml: '<c><v>13</v></c>' }, '', { xml: '<c t="str"><f>A1</f><v>令和8年</v></c>' }],
      ],
      days,
    ),
  );
  expect(table).toMatchObject({ format: 'xlsx', header: ['宛名番号', '生年月日', '基準日', '床面積'] });
  expect(table.rows).toEqual([
    { kind: 'row', row: 3, cells: ['0012', '1980-04-01', '2026-03-01', '150'], geometry: null },
    { kind: 'row', row: 4, cells: ['13', '', '令和8年', ''], geometry: null },
  ]);
});

test('furigana are no part of a name, coloured pieces are', async () => {
  const table = await read(
    await xlsxOf(
      [['氏名'], [{ xml: '<c t="s"><v>0</v></c>' }], [{ xml: '<c t="inlineStr"><is><t>浜</t></is></c>' }]],
      {
        strings: [
          '<si><r><t>結</t></r><r><t xml:space="preserve"> 花子</t></r><rPh sb="0" eb="1"><t>ムスビ</t></rPh></si>',
        ],
      },
    ),
  );
  expect(table.rows.map(({ cells }) => cells)).toEqual([['結 花子'], ['浜']]);
});

test('a cell with an error of Excel and a row that is too wide are refused', async () => {
  const table = await read(
    await xlsxOf([
      ['A', 'B'],
      ['1', { xml: '<c t="e"><v>#N/A</v></c>' }],
      ['1', '2', '3'],
    ]),
  );
  expect(table.rows).toMatchObject([
    { kind: 'rejected', row: 2, reason: 'error_cell', column: 1 },
    { kind: 'rejected', row: 3, reason: 'too_many_fields' },
  ]);
});

test('many shared texts keep their numbers', async () => {
  const names = Array.from({ length: 3000 }, (_none, at) => `${at}${'名'.repeat(at % 300)}`);
  const table = await read(await xlsxOf([['N'], ...names.map((name) => [name])]));
  expect(table.rows.map(({ cells }) => cells[0])).toEqual(names);
});

test('an old or locked workbook is told apart from a damaged one', async () => {
  const old = read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  await expect(old).rejects.toEqual(new FormatError('old_excel'));
  const entities = zipOf({
    'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>',
  });
  await expect(read(await entities)).rejects.toEqual(new FormatError('broken'));
});

test.each([
  [14, undefined, true],
  [31, undefined, true],
  [0, undefined, false],
  [20, undefined, false],
  [176, 'yyyy/mm/dd', true],
  [176, 'ge.m.d', true],
  [176, '0.00E+00', false],
  [176, '#,##0"円";[Red]-#,##0', false],
  [176, 'General', false],
  [176, 'mm:ss', false],
])('format %d %s is one of days: %s', (format, code, expected) => {
  expect(isDayFormat(format, code)).toBe(expected);
});

test('days are counted as Excel counts them', () => {
  expect(dayOfSerial(1, false)).toBe('1900-01-01');
  expect(dayOfSerial(59, false)).toBe('1900-02-28');
  expect(dayOfSerial(61, false)).toBe('1900-03-01');
  expect(dayOfSerial(46082, false)).toBe('2026-03-01');
  expect(dayOfSerial(44620, true)).toBe('2026-03-01');
  expect(dayOfSerial(46082.5, false)).toBe('2026-03-01 12:00:00');
  expect(dayOfSerial(-1, false)).toBeNull();
});
