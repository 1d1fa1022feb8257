import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { expect, test } from 'vitest';
import { encodeCp932 } from '../town/write/encode-cp932.ts';
import { FormatError } from './format-error.ts';
import { listRows, sourceOf, zipOf } from './made-files.ts';
import { openTable } from './open-table.ts';

const road = {
  type: 'LineString',
  coordinates: [
    [138.3, 34.8, 5],
    [138.4, 34.9, 6],
  ],
} as const;
const flat = {
  type: 'LineString',
  coordinates: [
    [138.3, 34.8],
    [138.4, 34.9],
  ],
};
const feature = (properties: object, geometry: object | null = road) => ({
  type: 'Feature',
  properties,
  geometry,
});
const collection = (members: object, ...features: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', ...members, features });

async function read(bytes: Uint8Array | string, chunk?: number) {
  const table = await openTable(sourceOf(Buffer.from(bytes), chunk), { withGeometry: true });
  return { ...table, rows: await listRows(table.rows) };
}

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof FormatError ? error.fault : error;
}

test('a collection gives the columns of all its features and its system, in chunks of any size', async () => {
  const text = collection(
    {
      name: '路線 {"features": [',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6676' } },
    },
    feature({ name: 'a "quoted} \\ ]', lanes: 2 }),
    feature({ name: null, open: true, tags: [1, { x: '}' }] }, null),
  );
  for (const chunk of [1, 7, 10_000]) {
    const table = await read(text, chunk);
    expect(table).toMatchObject({ format: 'geojson', crs: 6676, header: ['name', 'lanes', 'open', 'tags'] });
    expect(table.rows).toEqual([
      {
        kind: 'row',
        row: 1,
        cells: ['a "quoted} \\ ]', '2', '', ''],
        geometry: { geometry: flat, epsg: null },
      },
      { kind: 'row', row: 2, cells: ['', '', 'true', '[1,{"x":"}"}]'], geometry: null },
    ]);
  }
});

test('features one a line are read, also in Shift_JIS; without a word about it they are in WGS 84', async () => {
  const lines = `${JSON.stringify(feature({ 名称: '表町' }))}\n\n${JSON.stringify(feature({ 名称: '港' }))}\r\n`;
  const table = await read(encodeCp932(lines));
  expect(table.crs).toBe(4326);
  expect(table.encoding()).toBe('cp932');
  expect(table.rows.map(({ cells }) => cells)).toEqual([['表町'], ['港']]);
});

test('a feature that is none is refused by its number, the others are read', async () => {
  const table = await read(
    collection(
      {},
      feature({ a: 1 }),
      feature({ a: 2 }, { type: 'Curve', coordinates: [] }),
      { type: 'x' },
      feature({ a: 4 }),
    ),
  );
  expect(table.rows.map(({ row, kind }) => [row, kind])).toEqual([
    [1, 'row'],
    [2, 'rejected'],
    [3, 'rejected'],
    [4, 'row'],
  ]);
});

test.each([
  ['not_geojson', '{"type":"FeatureCollection","features":[]} and more'],
  ['broken', '{"type":"FeatureCollection","features":[{"type":"Feature"'],
  ['no_features', '{"type":"FeatureCollection","features":[]}'],
])('%s is said of GeoJSON that is wrong', async (fault, text) => {
  expect(await faultOf(read(text))).toBe(fault);
});

test('FlatGeobuf gives the same as the GeoJSON that it was made from', async () => {
  const bytes = serialize(
    {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { 名称: '表町', lanes: 2, open: false },
          geometry: {
            type: 'LineString',
            coordinates: [
              [138.3, 34.8],
              [138.4, 34.9],
            ],
          },
        },
      ],
    },
    6668,
  );
  const table = await read(bytes);
  expect(table).toMatchObject({ format: 'flatgeobuf', crs: 6668, header: ['名称', 'lanes', 'open'] });
  expect(table.rows).toEqual([
    { kind: 'row', row: 1, cells: ['表町', '2', 'false'], geometry: { geometry: flat, epsg: null } },
  ]);
});

test('a damaged FlatGeobuf is broken, however long it says it is', async () => {
  const bytes = serialize({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [138, 34] } }],
  });
  expect(await faultOf(read(bytes.subarray(0, bytes.length - 5)))).toBe('broken');
  const long = Buffer.from(bytes);
  long.writeUInt32LE(0xffff_fff0, 8);
  expect(await faultOf(read(long))).toBe('feature_too_large');
});

test('a CSV with a column WKT has geometries, each in the system it names', async () => {
  const table = await read(
    '名称,wkt,階\n表町,"SRID=6676;LINESTRING Z (138.3 34.8 5, 138.4 34.9 6)",1\n港,,2\n沖,POINT(1 2,3\n',
  );
  expect(table).toMatchObject({ format: 'csv', header: ['名称', '階'], hasGeometry: true, crs: null });
  expect(table.rows).toMatchObject([
    { kind: 'row', cells: ['表町', '1'], geometry: { geometry: flat, epsg: 6676 } },
    { kind: 'row', cells: ['港', '2'], geometry: null },
    { kind: 'rejected', reason: 'unreadable_geometry' },
  ]);
});

test('a single CSV or GeoJSON in an archive is read as if it lay bare', async () => {
  const csv = await read(await zipOf({ 'a/b.csv': 'x,y\n1,2\n' }));
  expect(csv).toMatchObject({ format: 'csv', header: ['x', 'y'] });
  expect(await read(await zipOf({ 'b.json': collection({}, feature({})) }))).toMatchObject({
    format: 'geojson',
  });
});
