// Small files of every format, made for tests: byte by byte, so that a test can make them wrong where it wants.
import type { Position } from 'geojson';
import { ZipFile } from 'yazl';
import type { ByteSource } from './byte-source.ts';

export function sourceOf(bytes: Uint8Array, chunk = 50): ByteSource {
  return {
    size: bytes.length,
    async *stream({ start, end } = { start: 0, end: bytes.length }) {
      for (let at = start; at < end; at += chunk) yield bytes.subarray(at, Math.min(at + chunk, end));
    },
  };
}

export async function listRows<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

export async function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

interface MadeField {
  /** As bytes where it is not ASCII; cut to ten. */
  name: Uint8Array | string;
  type?: 'C' | 'N' | 'D';
  length?: number;
}

/** A .dbf; values are cut to their fields, as writers do. */
export function dbfOf(
  fields: readonly MadeField[],
  rows: readonly (readonly (Uint8Array | string)[])[],
  { deleted = [], language = 0 }: { deleted?: readonly number[]; language?: number } = {},
): Buffer {
  const head = Buffer.alloc(32);
  const width = fields.reduce((sum, { length = 20 }) => sum + length, 1);
  head.writeUInt8(3, 0);
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(33 + 32 * fields.length, 8);
  head.writeUInt16LE(width, 10);
  head.writeUInt8(language, 29);
  const descriptors = fields.map(({ name, type = 'C', length = 20 }) => {
    const field = Buffer.alloc(32);
    Buffer.from(name).subarray(0, 10).copy(field);
    field.write(type, 11);
    field.writeUInt8(length, 16);
    return field;
  });
  const records = rows.map((values, row) => {
    const record = Buffer.alloc(width, ' ');
    if (deleted.includes(row)) record.write('*');
    let at = 1;
    for (const [column, { length = 20 }] of fields.entries()) {
      Buffer.from(values[column] ?? '')
        .subarray(0, length)
        .copy(record, at);
      at += length;
    }
    return record;
  });
  return Buffer.concat([head, ...descriptors, Buffer.from([0x0d]), ...records, Buffer.from([0x1a])]);
}

export type MadeShape = null | { point: Position } | { rings: Position[][] } | { lines: Position[][] };

/** A .shp; `z` writes polygons with heights. */
export function shpOf(shapes: readonly MadeShape[], { z = false } = {}): Buffer {
  const records = shapes.map((shape, at) => {
    const content = contentOf(shape, z);
    const head = Buffer.alloc(8);
    head.writeInt32BE(at + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE((100 + records.reduce((sum, { length }) => sum + length, 0)) / 2, 24);
  head.writeInt32LE(1000, 28);
  return Buffer.concat([head, ...records]);
}

function contentOf(shape: MadeShape, z: boolean): Buffer {
  const numbers = (values: readonly number[]) => {
    const bytes = Buffer.alloc(values.length * 8);
    for (const [at, value] of values.entries()) bytes.writeDoubleLE(value, at * 8);
    return bytes;
  };
  const integers = (...values: readonly number[]) => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [at, value] of values.entries()) bytes.writeInt32LE(value, at * 4);
    return bytes;
  };
  if (shape === null) return integers(0);
  if ('point' in shape) return Buffer.concat([integers(1), numbers(shape.point)]);
  const parts = 'rings' in shape ? shape.rings : shape.lines;
  const points = parts.flat();
  let start = 0;
  const starts = parts.map((part) => (start += part.length) - part.length);
  const type = 'rings' in shape ? (z ? 15 : 5) : 3;
  const heights = z ? numbers([0, 9, ...points.map(() => 9)]) : Buffer.alloc(0);
  const measures = z ? numbers([0, 0, ...points.map(() => 0)]) : Buffer.alloc(0);
  return Buffer.concat([
    integers(type),
    numbers([0, 0, 0, 0]),
    integers(parts.length, points.length, ...starts),
    numbers(points.flat()),
    heights,
    measures,
  ]);
}

export const prjOf = {
  6668: 'GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  4301: 'GEOGCS["GCS_Tokyo",DATUM["D_Tokyo",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  2450: 'PROJCS["JGD_2000_Japan_Zone_8",GEOGCS["GCS_JGD_2000",DATUM["D_JGD_2000",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",138.5],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",36.0],UNIT["Meter",1.0]]',
} as const;

/** An .xlsx of one sheet. Cells are XML of `<c>` elements' insides with their attributes; strings become shared ones. */
export function xlsxOf(
  rows: readonly (readonly (string | { xml: string })[])[],
  { strings = [], styles = '' }: { strings?: readonly string[]; styles?: string } = {},
): Promise<Buffer> {
  const shared = [...strings];
  const cell = (value: string | { xml: string }, row: number, column: number) => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (typeof value !== 'string') return value.xml.replace('<c', `<c r="${place}"`);
    if (value === '') return '';
    shared.push(`<si><t>${value}</t></si>`);
    return `<c r="${place}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const body = rows
    .map(
      (cells, row) => `<row r="${row + 1}">${cells.map((value, at) => cell(value, row, at)).join('')}</row>`,
    )
    .join('');
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} ${relations}><sheets><sheet name="隠し" sheetId="1" state="hidden" r:id="rId1"/><sheet name="名簿" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${main}/>`,
    'xl/worksheets/sheet2.xml': `<worksheet ${main}><sheetData>${body}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${shared.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
  });
}
