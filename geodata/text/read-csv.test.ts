import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvFileError, openCsv } from './read-csv.ts';
import type { CsvOptions, CsvRecord } from './read-csv.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, options: CsvOptions = {}, chunk = 65_536) {
  const file = await openCsv(inChunks(Buffer.from(text), chunk), options);
  const records: CsvRecord[] = [];
  for await (const record of file.rows) records.push(record);
  return { header: file.header, records, encoding: file.encoding() };
}

async function failure(
  text: string | AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvFileError> {
  try {
    const file = await openCsv(typeof text === 'string' ? inChunks(Buffer.from(text), 1000) : text, options);
    for await (const record of file.rows) void record;
  } catch (error) {
    if (error instanceof CsvFileError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

const cells = (records: readonly CsvRecord[]) => records.map((record) => record.cells);

describe('a well-formed file', () => {
  test('gives its header and rows whatever the line ends, quotes and chunks', async () => {
    const text = '\u{feff}番号,氏名\r\n1,"佐藤, 花"\r\n2,"二行の\r\n名"\r\n3,"引用""符"\r\n';
    for (const chunk of [1, 3, 65_536]) {
      const { header, records, encoding } = await read(text, {}, chunk);
      expect(encoding).toBe('utf-8-bom');
      expect(header).toEqual(['番号', '氏名']);
      expect(cells(records)).toEqual([
        ['1', '佐藤, 花'],
        ['2', '二行の\r\n名'],
        ['3', '引用"符'],
      ]);
    }
  });

  test('written by the same rules is read back, cell for cell', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'髙a1,"\n 町'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, chunk) => {
          // A value that itself begins with a quote and has a line end is refused by design.
          const safe = rows.filter(
            (row) =>
              row.join('') !== '' && !row.some((value) => value.startsWith('"') && value.includes('\n')),
          );
          const quote = (row: readonly string[]) =>
            row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
          const text = [['あ', 'い', 'う'], ...safe].map(quote).join('\n');
          const { records } = await read(text, {}, chunk);
          expect(cells(records)).toEqual(safe);
          expect(records.every((record) => record.kind === 'row')).toBe(true);
        },
      ),
    );
  });

  test('counts rows as a spreadsheet and lines as an editor', async () => {
    const { records } = await read('a,b\n\n1,"x\ny"\n\n\n2,z\n,\n3,w');
    expect(records.map(({ row, line, cells: [first] }) => [row, line, first])).toEqual([
      [3, 3, '1'],
      [6, 7, '2'],
      [8, 9, '3'],
    ]);
  });

  test('may be parted by tabs and end lines with CR alone', async () => {
    const { records } = await read('a\tb\r1\t2\r3\t4', { delimiter: '\t' });
    expect(cells(records)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('keeps a quote that stands inside a field', async () => {
    const { records } = await read('a,b\nハイツ"北",1\n"北"荘,2\n');
    expect(cells(records)).toEqual([
      ['ハイツ"北"', '1'],
      ['"北"荘', '2'],
    ]);
  });
});

describe('a faulty row is rejected with its number and the rest is read', () => {
  test.each([
    ['1', 'too_few_fields', null],
    ['1,2,3', 'too_many_fields', null],
    ['1,\u0000', 'control_character', 1],
    [`1,${'あ'.repeat(60)}`, 'field_too_long', 1],
  ])('row %j: %s', async (row, reason, column) => {
    const { records } = await read(`a,b\n0,0\n${row}\n9,9\n`, { maxFieldLength: 50 });
    expect(records.map((record) => record.kind)).toEqual(['row', 'rejected', 'row']);
    expect(records[1]).toMatchObject({ row: 3, line: 3, reason, column });
  });

  test('empty cells at the right of a row are no fault', async () => {
    const { records } = await read('a,b,,\n1,2,,\n3,4\n');
    expect(cells(records)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('a quote that swallows a line end is never taken for a value', async () => {
    const { records } = await read('a,b\n1,"開いた\n2,"値"\n3,4\n');
    expect(records[0]).toMatchObject({ kind: 'rejected', reason: 'broken_quote', line: 2 });
    expect(records.at(-1)).toMatchObject({ kind: 'row', cells: ['3', '4'] });
  });
});

describe('a file that cannot be read on says where it went wrong', () => {
  test('an empty file has no header', async () => {
    expect((await failure('')).reason).toBe('no_header');
    expect((await failure('\n\n')).reason).toBe('no_header');
  });

  test('a quote never closed names the line that opened it', async () => {
    const error = await failure(`a,b\n1,2\n3,"開\n${'4,5\n'.repeat(50)}`);
    expect([error.reason, error.line]).toEqual(['quote_not_closed', 3]);
  });

  test('a quote never closed in an endless file stops at the size of a row', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,"開\n');
      for (;;) {
        sent += 1;
        yield Buffer.alloc(65_536, '4,5\n');
      }
    }
    const error = await failure(endless());
    expect([error.reason, error.line]).toEqual(['quote_not_closed', 2]);
    expect(sent).toBeLessThan(30);
  });

  test.each(['x', ','])('a row without end, made of "%s", stops at the size of a row', async (filler) => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n');
      for (;;) {
        sent += 1;
        yield Buffer.alloc(65_536, filler);
      }
    }
    const error = await failure(endless());
    expect([error.reason, error.line]).toEqual(['row_too_long', 3]);
    expect(sent).toBeLessThan(30);
  });
});
