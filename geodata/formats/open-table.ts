// One way to open whatever a town hall hands over: told by what is in the file, by its name only where that says
// nothing.
import { TextDecoder } from 'node:util';
import { detectFromHead } from '../text/detect-encoding.ts';
import type { TextEncoding } from '../text/detect-encoding.ts';
import { openCsv } from '../text/read-csv.ts';
import type { CsvOptions } from '../text/read-csv.ts';
import { readHead } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { FormatError } from './format-error.ts';
import { isFlatGeobuf, openFlatGeobuf } from './read-flatgeobuf.ts';
import { isGeoJson, openGeoJson } from './read-geojson.ts';
import { openShapefile } from './read-shapefile.ts';
import { isOldExcel, isXlsx, openXlsx } from './read-xlsx.ts';
import type { Table, TableRow } from './table.ts';
import { readWkt, wktHeader } from './wkt.ts';
import { isZip, openZip } from './zip-archive.ts';
import type { ZipEntry } from './zip-archive.ts';

const headLength = 4096;

export interface OpenOptions {
  /** Overrides what the file says and looks like, where its format has a choice. */
  readonly encoding?: TextEncoding;
  /** Whether a geometry is looked for in a CSV: its column WKT may be longer than any other. */
  readonly withGeometry: boolean;
}

/** Throws FormatError, CsvFileError, DecodeError. */
export async function openTable(source: ByteSource, options: OpenOptions): Promise<Table> {
  const head = await readHead(source, headLength);
  if (isZip(head)) return openArchive(await openZip(source), options);
  if (isFlatGeobuf(head)) return openFlatGeobuf(source.stream());
  if (isOldExcel(head)) throw new FormatError('old_excel');
  return openText(() => source.stream(), head, options);
}

async function openArchive(entries: readonly ZipEntry[], options: OpenOptions): Promise<Table> {
  if (isXlsx(entries)) return openXlsx(entries);
  // National sets have both in one archive; the shapefile says its system, and is the smaller.
  if (entries.some(({ name }) => name.endsWith('.shp'))) return openShapefile(entries, options.encoding);
  const [only, ...more] = entries.filter(({ name }) =>
    /\.(?:csv|txt|geojson|geojsonl|json|fgb)$/u.test(name),
  );
  if (only === undefined || more.length > 0)
    throw new FormatError(
      entries.some(({ name }) => name.endsWith('.dbf')) ? 'shapefile_incomplete' : 'nothing_readable',
    );
  if (only.name.endsWith('.fgb')) return openFlatGeobuf(only.open());
  const head = await firstOf(only.open());
  return openText(() => only.open(), head, options);
}

async function openText(
  open: () => AsyncIterable<Uint8Array>,
  head: Uint8Array,
  { encoding, withGeometry }: OpenOptions,
): Promise<Table> {
  const seen = detectFromHead(head);
  const marked = seen === 'utf-16le' || seen === 'utf-16be' ? seen : 'utf-8';
  if (isGeoJson(new TextDecoder(marked).decode(head))) return openGeoJson(open, encoding);
  return openCsvTable(
    open(),
    { ...(encoding && { encoding }), ...(withGeometry ? wideRows : {}) },
    withGeometry,
  );
}

/** A polygon of a coast in one cell. */
const wideRows = { maxRowBytes: 32 * 1024 ** 2, maxFieldLength: 32 * 1024 ** 2 };

async function openCsvTable(
  bytes: AsyncIterable<Uint8Array>,
  options: CsvOptions,
  withGeometry: boolean,
): Promise<Table> {
  const csv = await openCsv(bytes, options);
  const column = csv.header.findIndex((name) => name.toUpperCase() === wktHeader);
  const hasGeometry = withGeometry && column >= 0;
  const without = (cells: readonly string[]) => cells.filter((_cell, at) => at !== column);
  async function* rows(): AsyncGenerator<TableRow, void, undefined> {
    for await (const record of csv.rows) {
      if (!hasGeometry) {
        yield { ...record, geometry: null };
        continue;
      }
      const read = readWkt(record.cells[column] ?? '');
      const cells = without(record.cells);
      const geometry = read === 'unreadable' ? null : read;
      if (record.kind === 'row' && read === 'unreadable')
        yield { ...record, kind: 'rejected', cells, geometry, reason: 'unreadable_geometry', column: null };
      else if (record.kind === 'row') yield { ...record, cells, geometry };
      else yield { ...record, cells, geometry, column: null };
    }
  }
  return {
    format: 'csv',
    header: hasGeometry ? without(csv.header) : csv.header,
    hasGeometry,
    crs: null,
    expected: null,
    cutHeaders: false,
    rows: rows(),
    encoding: () => csv.encoding(),
  };
}

async function firstOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of bytes) return chunk;
  return new Uint8Array();
}
