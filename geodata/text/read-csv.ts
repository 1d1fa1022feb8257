import { parse } from 'csv-parse';
import { decodeText } from './decode-text.ts';
import type { TextEncoding } from './detect-encoding.ts';

/** What makes a whole file unreadable. Carries places only, never what stands there. */
export class CsvFileError extends Error {
  readonly reason: 'no_header' | 'quote_not_closed' | 'row_too_long';
  /** 1-based physical line on which the faulty row begins; for quote_not_closed the row that opened the quote */
  readonly line: number;

  constructor(reason: CsvFileError['reason'], line: number) {
    super(`${reason} at line ${line}`);
    this.name = 'CsvFileError';
    this.reason = reason;
    this.line = line;
  }
}

export type CsvRejection =
  | 'too_few_fields'
  | 'too_many_fields'
  | 'field_too_long'
  /** a character that no register has: NUL, escape and the like */
  | 'control_character'
  /** a quote that was opened and swallowed the end of its line */
  | 'broken_quote';

/** `row` counts as a spreadsheet does (header row 1, blank rows counted); `line` is the physical line. */
export type CsvRecord =
  | { readonly kind: 'row'; readonly row: number; readonly line: number; readonly cells: readonly string[] }
  | {
      readonly kind: 'rejected';
      readonly row: number;
      readonly line: number;
      readonly reason: CsvRejection;
      readonly cells: readonly string[];
      /** 0-based column, where the fault has one */
      readonly column: number | null;
    };

export interface CsvOptions {
  readonly encoding?: TextEncoding;
  readonly delimiter?: ',' | '\t' | ';';
  /** UTF-8 bytes of one row, default 256 KiB */
  readonly maxRowBytes?: number;
  /** UTF-16 units of one field, default 8,000 */
  readonly maxFieldLength?: number;
}

export interface CsvFile {
  readonly header: readonly string[];
  /** Rows after the header, to be iterated once. Throws CsvFileError or DecodeError where the file ends early. */
  readonly rows: AsyncGenerator<CsvRecord, void, undefined>;
  /** null while nothing but ASCII has been read */
  encoding(): TextEncoding | null;
}

/**
 * Opens a CSV file of any supported encoding as a stream of rows; the header row is read at once. Memory stays
 * at one chunk of the source and one row. A row with a wrong number of fields is an answer, not an exception;
 * what makes all later rows doubtful (a never-closed quote, a row without end) throws CsvFileError.
 */
export async function openCsv(bytes: AsyncIterable<Uint8Array>, options: CsvOptions = {}): Promise<CsvFile> {
  const decoded = decodeText(bytes, options.encoding);
  const records = readRecords(decoded.text, options);
  const first = await records.next();
  if (first.done) throw new CsvFileError('no_header', 1);
  const header = first.value.cells.map((cell) => cell.trim());
  while (header.length > 1 && header.at(-1) === '') header.pop();
  return { header, rows: judgeRows(records, header.length, options), encoding: decoded.encoding };
}

interface RawRecord {
  readonly row: number;
  readonly line: number;
  readonly cells: string[];
}

async function* judgeRows(
  records: AsyncGenerator<RawRecord>,
  width: number,
  options: CsvOptions,
): AsyncGenerator<CsvRecord, void, undefined> {
  const maxFieldLength = options.maxFieldLength ?? 8_000;
  for await (const { row, line, cells } of records) {
    // Spreadsheets add empty cells at the right; they carry nothing.
    while (cells.length > width && cells.at(-1) === '') cells.pop();
    const fault = findFault(cells, width, maxFieldLength);
    yield fault ? { kind: 'rejected', row, line, cells, ...fault } : { kind: 'row', row, line, cells };
  }
}

/** What is wrong with the cells of a row of `width` columns; null: nothing. */
export function findFault(
  cells: readonly string[],
  width: number,
  maxFieldLength: number,
): { reason: CsvRejection; column: number | null } | null {
  const quoted = cells.findIndex((cell) => cell.startsWith('"') && /[\r\n]/u.test(cell));
  if (quoted >= 0) return { reason: 'broken_quote', column: quoted };
  if (cells.length < width) return { reason: 'too_few_fields', column: null };
  if (cells.length > width) return { reason: 'too_many_fields', column: null };
  const long = cells.findIndex((cell) => cell.length > maxFieldLength);
  if (long >= 0) return { reason: 'field_too_long', column: long };
  const control = cells.findIndex((cell) => /[^\P{Cc}\t\r\n]/u.test(cell));
  return control >= 0 ? { reason: 'control_character', column: control } : null;
}

async function* readRecords(text: AsyncIterable<string>, options: CsvOptions): AsyncGenerator<RawRecord> {
  const maxRowBytes = options.maxRowBytes ?? 256 * 1024;
  let ready: RawRecord[] = [];
  let row = 0;
  let nextLine = 1;
  let emptyLines = 0;
  const parser = parse({
    delimiter: options.delimiter ?? ',',
    bom: false,
    relax_column_count: true,
    // A stray quote inside a field stays text; one that swallows a line end is refused in findFault.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (cells: string[], context) => {
      const skipped = context.empty_lines - emptyLines;
      emptyLines = context.empty_lines;
      row += skipped + 1;
      const line = nextLine + skipped;
      nextLine = line + 1 + countLineEnds(cells);
      if (cells.some((cell) => cell !== '')) ready.push({ row, line, cells });
      return null;
    },
  });
  parser.resume();
  const send = (hand: (resolve: () => void, reject: (error: Error) => void) => void): Promise<void> =>
    new Promise<void>(hand).catch((error: Error & { code?: string }) => {
      throw explain(error, nextLine + parser.info.empty_lines - emptyLines, parser.info.lines);
    });
  // The faults reach us through the callbacks; without a listener the parser would end the process.
  parser.on('error', () => {});

  let sinceLineEnd = 0;
  for await (const part of text) {
    const lastEnd = Math.max(part.lastIndexOf('\n'), part.lastIndexOf('\r'));
    sinceLineEnd = lastEnd < 0 ? sinceLineEnd + part.length : part.length - lastEnd - 1;
    await send((resolve, reject) => {
      parser.write(part, (error) => (error ? reject(error) : resolve()));
    });
    yield* ready;
    ready = [];
    // The parser bounds the text of a row but not its number of empty fields.
    if (sinceLineEnd > maxRowBytes) throw new CsvFileError('row_too_long', nextLine);
  }
  await send((resolve, reject) => {
    parser.on('end', resolve).on('error', reject);
    parser.end();
  });
  yield* ready;
}

function explain(error: Error & { code?: string }, rowLine: number, seenLine: number): Error {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new CsvFileError('quote_not_closed', rowLine);
  if (error.code !== 'CSV_MAX_RECORD_SIZE') return error;
  // A row that runs over many lines can do so only inside a quote.
  return new CsvFileError(seenLine > rowLine ? 'quote_not_closed' : 'row_too_long', rowLine);
}

function countLineEnds(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) count += cell.match(/\r\n|\n|\r/gu)?.length ?? 0;
  return count;
}
