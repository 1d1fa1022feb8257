// FlatGeobuf, feature by feature. The library decodes; lengths are looked at here first, so that a damaged one does
// not ask for gigabytes.
import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { fromFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js';
import { fromByteBuffer } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { isKnownEpsg } from '../crs/to-jgd2011.ts';
import { ByteReader, viewOf } from './byte-source.ts';
import { crsOfWkt } from './find-crs.ts';
import { FormatError } from './format-error.ts';
import { readGeometry } from './plane-geometry.ts';
import { maxColumns } from './table.ts';
import type { Table, TableRow } from './table.ts';

const magicBytes = 8;
const maxHeaderBytes = 16 * 1024 ** 2;
const maxFeatureBytes = 64 * 1024 ** 2;
/** Four doubles of a box and the place of what it holds. */
const nodeBytes = 40;

export function isFlatGeobuf(head: Uint8Array): boolean {
  return head[0] === 0x66 && head[1] === 0x67 && head[2] === 0x62;
}

/** Throws FormatError. */
export async function openFlatGeobuf(bytes: AsyncIterable<Uint8Array>): Promise<Table> {
  const reader = new ByteReader(bytes);
  await reader.need(magicBytes);
  const packed = await readSized(reader, maxHeaderBytes, null);
  if (packed === null) throw new FormatError('broken');
  const head = decode(() => fromByteBuffer(new ByteBuffer(packed)), null);
  const header = (head.columns ?? []).map(({ name }) => name);
  if (header.length > maxColumns) throw new FormatError('too_many_columns');
  if (head.indexNodeSize > 0) await reader.skip(indexBytes(head.featuresCount, head.indexNodeSize));
  return {
    format: 'flatgeobuf',
    header,
    hasGeometry: true,
    crs: crsOf(head),
    expected: head.featuresCount > 0 ? head.featuresCount : null,
    cutHeaders: false,
    rows: readFeatures(reader, head, header),
    encoding: () => null,
  };
}

async function* readFeatures(
  reader: ByteReader,
  head: HeaderMeta,
  header: readonly string[],
): AsyncGenerator<TableRow, void, undefined> {
  try {
    for (let row = 1; ; row += 1) {
      const packed = await readSized(reader, maxFeatureBytes, row);
      if (packed === null) return;
      const { properties, geometry } = decode(() => {
        const feature = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(packed));
        if (feature.geometry() === null) return { properties: null, geometry: null };
        return fromFeature(row, feature, head);
      }, row);
      const cells = header.map((name) => cellOf(properties?.[name]));
      const read = readGeometry(geometry);
      if (geometry !== null && read === null)
        yield { kind: 'rejected', row, cells, geometry: null, reason: 'unreadable_geometry', column: null };
      else yield { kind: 'row', row, cells, geometry: read && { geometry: read, epsg: null } };
    }
  } finally {
    await reader.close();
  }
}

/** A length and as many bytes, with the length before them; null at the end of the file. */
async function readSized(reader: ByteReader, limit: number, row: number | null): Promise<Uint8Array | null> {
  const size = await reader.read(4);
  if (size === null) return null;
  const length = viewOf(size).getUint32(0, true);
  if (length > limit) throw new FormatError('feature_too_large', row);
  const packed = new Uint8Array(4 + length);
  packed.set(size);
  packed.set(await reader.need(length), 4);
  return packed;
}

/** The decoder runs out of its bytes where a file is damaged. */
function decode<T>(read: () => T, row: number | null): T {
  try {
    return read();
  } catch {
    throw new FormatError('broken', row);
  }
}

/** A packed tree has a node for each feature and one for each `nodeSize` nodes below it, up to the root. */
function indexBytes(features: number, nodeSize: number): number {
  let level = features;
  let nodes = features;
  do {
    level = Math.ceil(level / nodeSize);
    nodes += level;
  } while (level > 1);
  return nodes * nodeBytes;
}

function crsOf({ crs }: HeaderMeta): Table['crs'] {
  if (crs === null) return null;
  if (isKnownEpsg(crs.code)) return crs.code;
  return crs.wkt === null ? (crs.code === 0 ? null : 'unknown') : crsOfWkt(crs.wkt);
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : JSON.stringify(value);
}
