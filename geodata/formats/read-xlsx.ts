// The first visible sheet of an .xlsx as rows of text, read as a stream: numbers as they are stored, days as
// YYYY-MM-DD, texts without their furigana.
import { SaxesParser } from 'saxes';
import { findFault } from '../text/read-csv.ts';
import { gather } from './byte-source.ts';
import { FormatError } from './format-error.ts';
import { maxColumns } from './table.ts';
import type { Table, TableRow } from './table.ts';
import { readWorkbook } from './xlsx-workbook.ts';
import type { Workbook } from './xlsx-workbook.ts';
import { dayOfSerial } from './xlsx-dates.ts';
import type { ZipEntry } from './zip-archive.ts';

const maxFieldLength = 8_000;
const oldExcel = [0xd0, 0xcf, 0x11, 0xe0];

export function isXlsx(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === 'xl/workbook.xml');
}

/** .xls, and any file of Office under a password. */
export function isOldExcel(head: Uint8Array): boolean {
  return oldExcel.every((byte, at) => head[at] === byte);
}

/** Throws FormatError. The first row that holds anything is the header. */
export async function openXlsx(entries: readonly ZipEntry[]): Promise<Table> {
  const workbook = await readWorkbook(entries, gather);
  const rows = readSheet(workbook);
  const first = await rows.next();
  if (first.done === true) throw new FormatError('no_sheet');
  const header = first.value.cells.map((cell) => cell.trim());
  while (header.length > 1 && header.at(-1) === '') header.pop();
  if (header.length > maxColumns) throw new FormatError('too_many_columns');
  return {
    format: 'xlsx',
    header,
    hasGeometry: false,
    crs: null,
    expected: null,
    cutHeaders: false,
    rows: judgeRows(rows, header.length),
    encoding: () => null,
  };
}

async function* judgeRows(
  rows: AsyncGenerator<SheetRow>,
  width: number,
): AsyncGenerator<TableRow, void, undefined> {
  for await (const { row, cells: read, errorAt } of rows) {
    const cells = read;
    while (cells.length > width && cells.at(-1) === '') cells.pop();
    // A sheet leaves out what is empty at the right.
    while (cells.length < width) cells.push('');
    const fault =
      errorAt === null
        ? findFault(cells, width, maxFieldLength)
        : ({ reason: 'error_cell', column: errorAt } as const);
    yield fault
      ? { kind: 'rejected', row, cells, geometry: null, ...fault }
      : { kind: 'row', row, cells, geometry: null };
  }
}

interface SheetRow {
  row: number;
  cells: string[];
  /** Column of the first #N/A or the like. */
  errorAt: number | null;
}

async function* readSheet(workbook: Workbook): AsyncGenerator<SheetRow> {
  const parser = new SheetParser(workbook);
  const decoder = new TextDecoder();
  for await (const chunk of workbook.sheet.open()) {
    yield* parser.push(decoder.decode(chunk, { stream: true }));
  }
  yield* parser.push(decoder.decode());
}

class SheetParser {
  readonly #parser = new SaxesParser();
  #ready: SheetRow[] = [];
  #row: SheetRow = { row: 0, cells: [], errorAt: null };
  #column = -1;
  #type = '';
  #style = 0;
  #text = '';
  #takes = false;

  constructor(workbook: Workbook) {
    const parser = this.#parser;
    parser.on('error', () => {
      throw new FormatError('broken', this.#row.row + 1);
    });
    parser.on('opentag', ({ name, attributes }) => {
      const tag = bare(name);
      if (tag === 'row') {
        const number = Number(attributes['r'] ?? this.#row.row + 1);
        this.#row = { row: number, cells: [], errorAt: null };
        this.#column = -1;
      } else if (tag === 'c') {
        this.#column = columnOf(attributes['r'], this.#column + 1);
        this.#type = attributes['t'] ?? 'n';
        this.#style = Number(attributes['s'] ?? 0);
        this.#text = '';
      } else if (tag === 'v' || tag === 't') this.#takes = true;
      else if (tag === 'rPh') this.#takes = false;
    });
    const take = (text: string) => {
      if (this.#takes && this.#text.length <= maxFieldLength) this.#text += text;
    };
    parser.on('text', take);
    parser.on('cdata', take);
    parser.on('closetag', ({ name }) => {
      const tag = bare(name);
      if (tag === 'v' || tag === 't') this.#takes = false;
      else if (tag === 'c') this.#endCell(workbook);
      else if (tag === 'row' && this.#row.cells.some((cell) => cell !== '')) this.#ready.push(this.#row);
    });
  }

  push(text: string): SheetRow[] {
    this.#parser.write(text);
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #endCell(workbook: Workbook): void {
    if (this.#column >= 16_384) throw new FormatError('broken', this.#row.row);
    const { cells } = this.#row;
    while (cells.length < this.#column) cells.push('');
    if (this.#type === 'e') this.#row.errorAt ??= this.#column;
    cells[this.#column] = this.#value(workbook);
  }

  #value({ strings, isDay, from1904 }: Workbook): string {
    const text = this.#text;
    switch (this.#type) {
      case 's':
        return strings.at(Number(text));
      case 'n': {
        if (text === '') return '';
        if (isDay(this.#style)) return dayOfSerial(Number(text), from1904) ?? text;
        return /e/iu.test(text) ? String(Number(text)) : text;
      }
      default:
        return text;
    }
  }
}

/** Some programs write the names with a prefix. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** 0-based column of a place such as AB12; `next` where the cell names none. */
function columnOf(place: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/u.exec(place ?? '')?.[0];
  if (letters === undefined) return next;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
