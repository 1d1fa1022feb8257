// Reads files of open data as they lie in a folder: CSV and GeoJSON, plain or gzipped, whole or line by line.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { openCsv } from '../../text/read-csv.ts';
import type { Position } from '../place.ts';

function openBytes(path: string): Readable {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const plain = createGunzip();
  pipeline(file, plain, () => undefined);
  return plain;
}

/** The first characters of a file, unzipped; bad bytes become replacement characters. */
export async function readHead(path: string, length = 6000): Promise<string> {
  const decoder = new TextDecoder();
  let head = '';
  for await (const piece of openBytes(path)) {
    head += decoder.decode(piece, { stream: true });
    if (head.length >= length) break;
  }
  return head.slice(0, length).replace(/^\ufeff/u, '');
}

export type Cell = (header: string) => string;

/** Rows of a CSV with a header line, any encoding; rows that cannot be read are passed over. */
export async function* readTable(path: string): AsyncGenerator<Cell> {
  const { header, rows } = await openCsv(openBytes(path));
  const columns = new Map(header.map((name, at) => [name, at]));
  for await (const row of rows) {
    if (row.kind !== 'row') continue;
    yield (name) => {
      const column = columns.get(name);
      return column === undefined ? '' : (row.cells[column] ?? '').trim();
    };
  }
}

const Point = z.tuple([z.number(), z.number()]).rest(z.number());
const Line = z.array(Point);
const Rings = z.array(Line);
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings) }),
  z.object({ type: z.literal('LineString'), coordinates: Line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(Line) }),
  z.object({ type: z.literal('Point'), coordinates: Point }),
]);
const Properties = z.record(z.string(), z.unknown()).nullable();
const Feature = z.object({
  type: z.literal('Feature'),
  properties: Properties,
  geometry: Geometry.nullable(),
});
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

export interface OpenFeature {
  text(property: string): string;
  /** outer ring first, holes after it; empty for other geometries */
  readonly polygons: readonly (readonly Position[])[][];
  readonly lines: readonly (readonly Position[])[];
}

/** Features of a GeoJSON file, one a line or a whole collection; others than plain features are passed over. */
export async function* readFeatures(path: string): AsyncGenerator<OpenFeature> {
  const lines = createInterface({ input: openBytes(path), crlfDelay: Infinity });
  let unread = '';
  let perLine = false;
  for await (const line of lines) {
    const bare = line.trim().replace(/,$/u, '');
    if (unread === '' && bare.startsWith('{"type":"Feature"') && bare.endsWith('}')) {
      perLine = true;
      const feature = toFeature(JSON.parse(bare));
      if (feature !== null) yield feature;
    } else if (!perLine && !/^\{"type": ?"FeatureCollection".*\[$/u.test(bare)) {
      unread += line;
    }
  }
  if (perLine || unread === '') return;
  const collection = Collection.safeParse(JSON.parse(unread));
  for (const raw of collection.data?.features ?? []) {
    const feature = toFeature(raw);
    if (feature !== null) yield feature;
  }
}

function toFeature(raw: unknown): OpenFeature | null {
  const { data } = Feature.safeParse(raw);
  if (data === undefined || data.geometry === null) return null;
  const { properties, geometry } = data;
  const positions = (line: z.infer<typeof Line>): Position[] => line.map(([lon, lat]) => [lon, lat]);
  return {
    text: (property) => {
      const value = properties?.[property];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    },
    polygons:
      geometry.type === 'Polygon'
        ? [geometry.coordinates.map(positions)]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates.map((rings) => rings.map(positions))
          : [],
    lines:
      geometry.type === 'LineString'
        ? [positions(geometry.coordinates)]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates.map(positions)
          : [],
  };
}
