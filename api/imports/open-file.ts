// Opens a received file as rows for its kind: shapes for maps, 経度 and 緯度 for everything else that lies on a point.
import type { Readable } from 'node:stream';
import type { ByteSource } from '../../geodata/formats/byte-source.ts';
import { openTable } from '../../geodata/formats/open-table.ts';
import type { Table, TableRow } from '../../geodata/formats/table.ts';
import { writeWkt, wktHeader } from '../../geodata/formats/wkt.ts';
import type { FileStore } from '../files/file-store.ts';
import { encodingNamed } from './file-problems.ts';
import { ImportFailure } from './import-job.ts';
import type { ImportKind } from './import-kind.ts';

/** Tables that do not say in which system their coordinates are. */
const usualCrs = 6668;

export interface OpenedFile {
  table: Table;
  /** EPSG code that its coordinates are read in. */
  crs: number;
  /** Of the file's bytes, how many have been gone through; grows up to its size. */
  bytesRead(): number;
}

interface GivenFile {
  file_hash: string;
  file_bytes: number;
  encoding: string | null;
  crs: number | null;
}

/** `beat` is called as bytes are read; what it throws ends the reading. Throws what `explainFile` explains. */
export async function openFile(
  files: FileStore,
  { file_hash, file_bytes, encoding, crs }: GivenFile,
  kind: ImportKind,
  beat: () => Promise<void>,
): Promise<OpenedFile> {
  let read = 0;
  const source: ByteSource = {
    size: file_bytes,
    async *stream(range) {
      for await (const chunk of bytesOf(files.stream(file_hash, range))) {
        read += chunk.length;
        await beat();
        yield chunk;
      }
    },
  };
  const forced = encodingNamed(encoding);
  const isMap = kind.repair !== undefined;
  const table = await openTable(source, { ...(forced && { encoding: forced }), withGeometry: isMap });
  if (isMap && !table.hasGeometry)
    throw new ImportFailure(
      `図形のないファイルです。GeoJSON、Shapefile(zip)、FlatGeobuf、または「${wktHeader}」列のあるCSVを選んでください。`,
    );
  const used = crs ?? crsOf(table);
  const shown = isMap ? table : withPoints(table, kind);
  let rows = 0;
  return {
    table: { ...shown, rows: counted(shown) },
    crs: used,
    bytesRead: () =>
      table.expected === null
        ? Math.min(read, file_bytes)
        : Math.floor((file_bytes * Math.min(rows, table.expected)) / Math.max(1, table.expected)),
  };

  async function* counted(given: Table): AsyncGenerator<TableRow, void, undefined> {
    for await (const row of given.rows) {
      rows += 1;
      yield row;
    }
  }
}

function crsOf({ crs, hasGeometry, format }: Table): number {
  if (crs === 'unknown')
    throw new ImportFailure(
      'このファイルの座標系は、そのままでは取り込めません。正しい座標系(緯度経度または平面直角座標系)に変換するか、座標系を指定してください。',
      'crs',
    );
  if (crs === null && hasGeometry && format !== 'csv')
    throw new ImportFailure(
      format === 'shapefile'
        ? '座標系の情報(.prjファイル)がありません。座標系を指定して、もう一度取り込んでください。'
        : '座標系の情報がありません。座標系を指定して、もう一度取り込んでください。',
      'crs',
    );
  return crs ?? usualCrs;
}

/** A table from a map of points: 経度 and 緯度 (lon and lat, where the kind calls them so) are its last columns. */
function withPoints(table: Table, kind: ImportKind): Table {
  const [x, y] = kind.headers.includes('lon') ? (['lon', 'lat'] as const) : (['経度', '緯度'] as const);
  if (!table.hasGeometry || table.header.includes(x) || table.header.includes(y)) return table;
  async function* rows(): AsyncGenerator<TableRow, void, undefined> {
    for await (const record of table.rows) {
      const found = record.geometry?.geometry;
      const [lon, lat] = found?.type === 'Point' ? found.coordinates : [];
      yield { ...record, cells: [...record.cells, decimal(lon), decimal(lat)] };
    }
  }
  return { ...table, header: [...table.header, x, y], rows: rows() };
}

function decimal(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : value.toFixed(10).replace(/\.?0+$/u, '');
}

/** A refused row as it goes back to a person: with its shape as text, for a CSV that can come again. */
export function cellsWithShape(
  { cells, geometry }: Pick<TableRow, 'cells' | 'geometry'>,
  crs: number,
): string[] {
  return [...cells, writeWkt(geometry?.geometry ?? null, geometry?.epsg ?? crs)];
}

async function* bytesOf(source: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (!Buffer.isBuffer(chunk)) throw new Error('a file is read as bytes');
    yield chunk;
  }
}
