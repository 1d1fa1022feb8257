import { expect, test } from 'vitest';
import { encodeCp932 } from '../town/write/encode-cp932.ts';
import { FormatError } from './format-error.ts';
import { dbfOf, listRows, prjOf, shpOf, sourceOf, zipOf } from './made-files.ts';
import { openTable } from './open-table.ts';
import type { OpenOptions } from './open-table.ts';
import { zipLimits } from './zip-archive.ts';

const square = [
  [138.3, 34.8],
  [138.3, 34.9],
  [138.4, 34.9],
  [138.4, 34.8],
  [138.3, 34.8],
];
const sea = '浸水区分';

async function read(files: Record<string, Uint8Array | string>, options: Partial<OpenOptions> = {}) {
  const table = await openTable(sourceOf(await zipOf(files)), { withGeometry: true, ...options });
  return { ...table, rows: await listRows(table.rows) };
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof FormatError) return error.fault;
  throw new Error('no FormatError');
}

test('a layer gives its attributes, its polygons without heights, its system and its encoding', async () => {
  const table = await read({
    '区域/a.shp': shpOf([{ rings: [square] }, null], { z: true }),
    '区域/a.dbf': dbfOf(
      [{ name: encodeCp932(sea) }, { name: 'DAY', type: 'D', length: 8 }, { name: 'RANK', type: 'N' }],
      [
        [encodeCp932('床上浸水'), '20190101', '         3'],
        [encodeCp932('髙﨑'), '', '***'],
      ],
    ),
    '区域/a.cpg': 'Shift_JIS\r\n',
    '区域/a.prj': prjOf[2450],
  });
  expect(table).toMatchObject({ format: 'shapefile', header: [sea, 'DAY', 'RANK'], crs: 2450 });
  expect(table.encoding()).toBe('cp932');
  expect(table.rows).toEqual([
    {
      kind: 'row',
      row: 1,
      cells: ['床上浸水', '2019-01-01', '3'],
      geometry: { geometry: { type: 'Polygon', coordinates: [square] }, epsg: null },
    },
    { kind: 'row', row: 2, cells: ['髙﨑', '', ''], geometry: null },
  ]);
});

test('names and texts that were cut within a character keep what is whole', async () => {
  const table = await read({
    'a.shp': shpOf([{ point: [138.3, 34.8] }]),
    'a.dbf': dbfOf([{ name: sea, length: 10 }], [['床上浸水']]),
  });
  expect(table.header).toEqual(['浸水区']);
  expect(table.cutHeaders).toBe(true);
  expect(table.rows[0]?.cells).toEqual(['床上浸']);
  expect(table.crs).toBeNull();
});

test('each layer of an archive is read in its own encoding, whatever stands beside it', async () => {
  const table = await read({
    'one.shp': shpOf([{ point: [138.3, 34.8] }]),
    'one.dbf': dbfOf([{ name: encodeCp932('名称') }], [[encodeCp932('表町')]]),
    'two.shp': shpOf([{ point: [138.31, 34.8] }, { point: [138.32, 34.8] }]),
    'two.dbf': dbfOf([{ name: '名称' }, { name: '備考' }], [['裏町', 'あ'], ['中町']]),
    // Says the wrong thing, as many do.
    'one.cpg': 'UTF-8',
  });
  expect(table.header).toEqual(['名称', '備考']);
  expect(table.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
    [1, '表町', ''],
    [2, '裏町', 'あ'],
    [3, '中町', ''],
  ]);
});

test('of the same layer in UTF-8 and in Shift_JIS one is read', async () => {
  const table = await read({
    'Shift-JIS/a.shp': shpOf([{ point: [138.3, 34.8] }]),
    'Shift-JIS/a.dbf': dbfOf([{ name: 'N' }], [[encodeCp932('港')]]),
    'UTF-8/a.shp': shpOf([{ point: [138.3, 34.8] }]),
    'UTF-8/a.dbf': dbfOf([{ name: 'N' }], [['港']]),
  });
  expect(table.rows).toHaveLength(1);
  expect(table.encoding()).toBe('utf-8');
});

test('holes lie in their outlines, several outlines make a multipolygon', async () => {
  const moved = (east: number, size: number, turn: boolean) => {
    const ring = [
      [east, 34.8],
      [east, 34.8 + size],
      [east + size, 34.8 + size],
      [east + size, 34.8],
      [east, 34.8],
    ];
    return turn ? ring.reverse() : ring;
  };
  const hole = moved(138.01, 0.01, true).map(([x = 0, y = 0]) => [x, y + 0.01]);
  const table = await read({
    'a.shp': shpOf([{ rings: [moved(139, 0.1, false), moved(138, 0.1, false), hole] }]),
    'a.dbf': dbfOf([{ name: 'N' }], [['1']]),
  });
  expect(table.rows[0]?.geometry?.geometry).toEqual({
    type: 'MultiPolygon',
    coordinates: [[moved(139, 0.1, false)], [moved(138, 0.1, false), hole]],
  });
});

test('a text that is not of the encoding is refused by its column, a deleted record is passed over', async () => {
  const table = await read(
    {
      'a.shp': shpOf([{ point: [1, 1] }, { point: [2, 2] }, { point: [3, 3] }]),
      'a.dbf': dbfOf([{ name: 'A' }, { name: 'B' }], [['a', encodeCp932('表')], ['b'], ['c', 'd']], {
        deleted: [1],
      }),
    },
    { encoding: 'utf-8' },
  );
  expect(table.rows.map(({ kind, row }) => [kind, row])).toEqual([
    ['rejected', 1],
    ['row', 3],
  ]);
  expect(table.rows[0]).toMatchObject({ reason: 'undecodable', column: 1 });
});

test.each([
  ['shapefile_incomplete', { 'a.shp': shpOf([]) }],
  ['shapefile_incomplete', { 'a.dbf': dbfOf([{ name: 'A' }], []) }],
  ['nothing_readable', { 'a.txt.exe': 'x' }],
  ['broken', { 'a.shp': 'nothing of the kind', 'a.dbf': dbfOf([{ name: 'A' }], [['1']]) }],
  ['shapefile_differs', { 'a.shp': shpOf([]), 'a.dbf': dbfOf([{ name: 'A' }], [['1']]) }],
  ['shapefile_differs', { 'a.shp': shpOf([{ point: [1, 1] }]), 'a.dbf': dbfOf([{ name: 'A' }], []) }],
  [
    'crs_differs',
    {
      'a.shp': shpOf([]),
      'a.dbf': dbfOf([{ name: 'A' }], []),
      'a.prj': prjOf[6668],
      'b.shp': shpOf([{ point: [1, 1] }]),
      'b.dbf': dbfOf([{ name: 'A' }], [['1']]),
      'b.prj': prjOf[2450],
    },
  ],
])('%s is said of an archive that is wrong', async (fault, files) => {
  expect(await faultOf(read(files))).toBe(fault);
});

test('an archive that unpacks to a flood is refused before it does', async () => {
  const zeros = Buffer.alloc(zipLimits.ratioFrom + 1);
  expect(await faultOf(read({ 'a.shp': zeros, 'a.dbf': zeros }))).toBe('zip_bomb');
});

test('an archive that is cut short is broken', async () => {
  const whole = await zipOf({ 'a.shp': shpOf([]), 'a.dbf': dbfOf([{ name: 'A' }], []) });
  const cut = openTable(sourceOf(whole.subarray(0, whole.length - 30)), { withGeometry: true });
  expect(await faultOf(cut)).toBe('broken');
});
