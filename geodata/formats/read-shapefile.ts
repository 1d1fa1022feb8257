// Zipped shapefiles. National sets come as several layers in one archive, or as the same layer twice, in UTF-8 and in
// Shift_JIS; cities mix encodings from layer to layer. So each layer is read in its own.
import type { TextEncoding } from '../text/detect-encoding.ts';
import { ByteReader, gather } from './byte-source.ts';
import { crsOfWkt } from './find-crs.ts';
import { FormatError } from './format-error.ts';
import { detectDbfEncoding, headerOf, readDbfHead, readRecords } from './read-dbf.ts';
import type { DbfEncoding } from './read-dbf.ts';
import { readShape, readShpHead } from './read-shp.ts';
import { maxColumns } from './table.ts';
import type { Table, TableRow } from './table.ts';
import type { ZipEntry } from './zip-archive.ts';

const sideFileBytes = 64 * 1024;

interface Layer {
  readonly shp: ZipEntry;
  readonly dbf: ZipEntry;
  readonly encoding: DbfEncoding;
  readonly header: readonly string[];
  readonly records: number;
  readonly crs: number | 'unknown' | null;
}

/** Throws FormatError. `forced` overrides the encoding of every layer. */
export async function openShapefile(
  entries: readonly ZipEntry[],
  forced: TextEncoding | undefined,
): Promise<Table> {
  const layers: Layer[] = [];
  for (const shp of withoutTwins(entries.filter(({ name }) => name.endsWith('.shp'))))
    layers.push(await openLayer(shp, entries, forced));
  const [first] = layers;
  if (first === undefined) throw new FormatError('nothing_readable');
  const header = [...new Set(layers.flatMap((layer) => layer.header))];
  if (header.length > maxColumns) throw new FormatError('too_many_columns');
  if (layers.some(({ crs }) => crs !== first.crs)) throw new FormatError('crs_differs');
  const encodings = new Set(layers.map(({ encoding }) => encoding));
  return {
    format: 'shapefile',
    header,
    hasGeometry: true,
    crs: first.crs,
    expected: layers.reduce((sum, { records }) => sum + records, 0),
    cutHeaders: true,
    rows: readLayers(layers, header),
    encoding: () => (encodings.size === 1 ? first.encoding : null),
  };
}

/** Of the same file in two folders (UTF-8, Shift-JIS) the one in UTF-8 is read. */
function withoutTwins(shps: readonly ZipEntry[]): ZipEntry[] {
  const kept = new Map<string, ZipEntry>();
  for (const shp of shps) {
    const key = `${shp.name.slice(shp.name.lastIndexOf('/') + 1)} ${shp.size}`;
    const former = kept.get(key);
    if (former === undefined || (/utf-?8/u.test(shp.name) && !/utf-?8/u.test(former.name)))
      kept.set(key, shp);
  }
  return [...kept.values()];
}

async function openLayer(
  shp: ZipEntry,
  entries: readonly ZipEntry[],
  forced: TextEncoding | undefined,
): Promise<Layer> {
  const base = shp.name.slice(0, -'.shp'.length);
  const beside = (ending: string) => entries.find(({ name }) => name === base + ending);
  const read = async (entry: ZipEntry | undefined) =>
    entry && Buffer.from(await gather(entry.open(), sideFileBytes)).toString('utf8');
  const dbf = beside('.dbf');
  if (dbf === undefined) throw new FormatError('shapefile_incomplete');
  const prj = await read(beside('.prj'));
  const encoding = await detectDbfEncoding(dbf.open(), (await read(beside('.cpg'))) ?? null, forced);
  const reader = new ByteReader(dbf.open());
  try {
    const head = await readDbfHead(reader);
    const header = headerOf(head, encoding);
    return {
      shp,
      dbf,
      encoding,
      header,
      records: head.records,
      crs: prj === undefined ? null : crsOfWkt(prj),
    };
  } finally {
    await reader.close();
  }
}

async function* readLayers(
  layers: readonly Layer[],
  header: readonly string[],
): AsyncGenerator<TableRow, void, undefined> {
  let row = 0;
  for (const layer of layers) {
    const columns = layer.header.map((name) => header.indexOf(name));
    for await (const record of readLayer(layer, row)) {
      row = record.row;
      const cells = header.map(() => '');
      for (const [at, column] of columns.entries()) cells[column] = record.cells[at] ?? '';
      yield record.kind === 'rejected' && record.column !== null
        ? { ...record, cells, column: columns[record.column] ?? null }
        : { ...record, cells };
    }
  }
}

async function* readLayer({ shp, dbf, encoding }: Layer, before: number): AsyncGenerator<TableRow> {
  const shapes = new ByteReader(shp.open());
  const table = new ByteReader(dbf.open());
  try {
    await readShpHead(shapes);
    const head = await readDbfHead(table);
    let row = before;
    for await (const { cells, deleted, undecodable } of readRecords(table, head, encoding)) {
      row += 1;
      const shape = await readShape(shapes, row);
      if (shape === null) throw new FormatError('shapefile_differs', row);
      if (deleted) continue;
      const found = 'geometry' in shape ? shape.geometry : null;
      const geometry = found && { geometry: found, epsg: null };
      if ('unreadable' in shape)
        yield { kind: 'rejected', row, cells, geometry, reason: 'unreadable_geometry', column: null };
      else if (undecodable !== null)
        yield { kind: 'rejected', row, cells, geometry, reason: 'undecodable', column: undecodable };
      else yield { kind: 'row', row, cells, geometry };
    }
    if ((await readShape(shapes, row + 1)) !== null) throw new FormatError('shapefile_differs', row + 1);
  } finally {
    await Promise.all([shapes.close(), table.close()]);
  }
}
