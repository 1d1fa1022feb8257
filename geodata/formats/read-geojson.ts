// GeoJSON, as a collection or one feature a line, in any size: it is read twice, first for its columns and system,
// which may stand behind the features.
import type { Geometry } from 'geojson';
import { decodeText } from '../text/decode-text.ts';
import type { TextEncoding } from '../text/detect-encoding.ts';
import { crsOfName } from './find-crs.ts';
import { FormatError } from './format-error.ts';
import { readGeometry } from './plane-geometry.ts';
import { splitJson } from './split-json.ts';
import { maxColumns } from './table.ts';
import type { Table, TableRow } from './table.ts';

/** What RFC 7946 says where a file says nothing. */
const implied = 4326;

/** Throws FormatError, DecodeError. */
export async function openGeoJson(
  open: () => AsyncIterable<Uint8Array>,
  forced: TextEncoding | undefined,
): Promise<Table> {
  const columns = new Set<string>();
  let crs: Table['crs'] = implied;
  let features = 0;
  const decoded = decodeText(open(), forced);
  for await (const piece of splitJson(decoded.text)) {
    if (piece.kind === 'member') {
      if (piece.name === 'crs') crs = crsOfMember(piece.text);
      continue;
    }
    features += 1;
    for (const name of Object.keys(partsOf(piece.text)?.properties ?? {})) columns.add(name);
    if (columns.size > maxColumns) throw new FormatError('too_many_columns');
  }
  if (features === 0) throw new FormatError('no_features');
  const encoding = decoded.encoding() ?? 'utf-8';
  const header = [...columns];
  return {
    format: 'geojson',
    header,
    hasGeometry: true,
    crs,
    expected: features,
    cutHeaders: false,
    rows: readFeatures(decodeText(open(), encoding).text, header),
    encoding: () => encoding,
  };
}

export function isGeoJson(head: string): boolean {
  return head.replaceAll('\u001e', '').trimStart().startsWith('{');
}

async function* readFeatures(
  text: AsyncIterable<string>,
  header: readonly string[],
): AsyncGenerator<TableRow, void, undefined> {
  let row = 0;
  for await (const piece of splitJson(text)) {
    if (piece.kind === 'member') continue;
    row += 1;
    const parts = partsOf(piece.text);
    const cells = header.map((name) => cellOf(parts?.properties[name]));
    const read = parts?.geometry ?? null;
    const geometry = read && { geometry: read, epsg: null };
    if (parts === null || !parts.readable)
      yield { kind: 'rejected', row, cells, geometry, reason: 'unreadable_geometry', column: null };
    else yield { kind: 'row', row, cells, geometry };
  }
}

interface Parts {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
  /** Whether the geometry is one, or openly none. */
  readonly readable: boolean;
}

/** Null for what is no Feature and no geometry. */
function partsOf(text: string): Parts | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  if (value['type'] !== 'Feature') {
    const geometry = readGeometry(value);
    return geometry && { properties: {}, geometry, readable: true };
  }
  const given = value['geometry'] ?? null;
  const geometry = readGeometry(given);
  const properties = isRecord(value['properties']) ? value['properties'] : {};
  return { properties, geometry, readable: given === null || geometry !== null };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

function crsOfMember(text: string): Table['crs'] {
  try {
    const crs: unknown = JSON.parse(text);
    if (crs === null) return null;
    const name = isRecord(crs) && isRecord(crs['properties']) ? crs['properties']['name'] : undefined;
    return typeof name === 'string' ? crsOfName(name) : 'unknown';
  } catch {
    throw new FormatError('not_geojson');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
