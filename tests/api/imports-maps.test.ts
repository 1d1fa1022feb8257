// Files with shapes: sets that replace one another by source and day, repairs, and what is wrong with a shape.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { dbfOf, prjOf, shpOf, zipOf } from '../../geodata/formats/made-files.ts';
import { inScope } from '../../api/db/scope.ts';
import { importKinds } from '../../api/import-kinds.ts';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { getImportDetail, listRejections } from '../../api/imports/imports.queries.ts';
import { rejectedCsv } from '../../api/imports/rejected-csv.ts';
import { encodeCp932 } from '../../geodata/town/write/encode-cp932.ts';
import { testHouse } from '../support/house.ts';
import { apply, bring, csv, geojson, square, stage } from '../support/imports.ts';
import { aMunicipality } from '../support/town.ts';
import type { Municipality } from '../support/town.ts';

const town = await testHouse();
const scopeOf = ({ municipality_code }: Municipality) =>
  ({ role: 'musubi_app', municipality: municipality_code }) as const;

function detailOf(municipality: Municipality, import_id: string): Promise<ImportDetail> {
  return inScope(town.house.db, scopeOf(municipality), (trx) => getImportDetail(trx, import_id, importKinds));
}

async function refusalsOf(
  municipality: Municipality,
  import_id: string,
): Promise<(string | number | null)[][]> {
  const rows = await inScope(town.house.db, scopeOf(municipality), (trx) =>
    listRejections(trx, import_id, 0, 100),
  );
  return rows.map(({ row_number, column_name, reason }) => [row_number, column_name, reason]);
}

async function standing(
  table: string,
  { municipality_code }: Municipality,
  columns: string,
): Promise<unknown[]> {
  const { rows } = await sql<object>`SELECT ${sql.raw(columns)} FROM registers.${sql.raw(table)}
    WHERE municipality_code = ${municipality_code} AND valid_until IS NULL ORDER BY 1, 2`.execute(
    town.house.db,
  );
  return rows.map((row) => Object.values(row));
}

const outlines = { kind: 'footprints', as_of: '2026-03-01' } as const;

test('the next edition of a source ends what it no longer has and keeps what is the same', async () => {
  const municipality = await aMunicipality(town);
  const first = geojson([
    square([138.3, 34.8], { 物件番号: 'K1' }),
    square([138.4, 34.8], { 物件番号: 'K2' }),
  ]);
  const second = geojson([
    square([138.3, 34.8], { 物件番号: 'K1' }),
    square([138.5, 34.8], { 物件番号: 'K3', 階: 2 }),
  ]);
  expect(await bring(town, municipality, { ...outlines, file: first })).toMatchObject({
    source: '標準',
    rows_new: 2,
  });
  expect(await bring(town, municipality, { ...outlines, file: first })).toMatchObject({
    rows_new: 0,
    rows_unchanged: 2,
  });
  expect(await bring(town, municipality, { ...outlines, as_of: '2026-04-01', file: second })).toMatchObject({
    rows_new: 1,
    rows_unchanged: 1,
    rows_missing: 1,
  });
  expect(await standing('footprint', municipality, 'property_number, valid_from, attributes')).toEqual([
    ['K1', '2026-03-01', {}],
    ['K3', '2026-04-01', { 階: '2' }],
  ]);
});

test('sources stand beside one another; hazards are told apart by the names of their files', async () => {
  const municipality = await aMunicipality(town);
  const area = (kind: string) => geojson([square([138.3, 34.8], { kind, rank: 1 })]);
  await bring(town, municipality, { kind: 'hazards', file_name: '洪水.geojson', file: area('洪水') });
  await bring(town, municipality, { kind: 'hazards', file_name: '土砂.geojson', file: area('土砂災害') });
  expect(await standing('hazard_area', municipality, 'kind, source')).toEqual([
    ['flood', '洪水'],
    ['landslide', '土砂'],
  ]);
});

test('areas that cross themselves are repaired with a note, those of which nothing is left are refused', async () => {
  const municipality = await aMunicipality(town);
  const bow = square([138.3, 34.8]);
  bow.geometry.coordinates = [
    [
      [138.3, 34.8],
      [138.4, 34.9],
      [138.4, 34.8],
      [138.3, 34.9],
      [138.3, 34.8],
    ],
  ];
  const flat = square([138.3, 34.8], {}, 0);
  const spike = structuredClone(bow);
  spike.geometry.coordinates = [
    [
      [138.3, 34.8],
      [138.4, 34.9],
      [138.35, 34.85],
      [138.3, 34.8],
    ],
  ];
  const staged = await stage(town, municipality, {
    ...outlines,
    file: geojson([bow, flat, spike, square([138.5, 34.8])]),
  });
  expect(staged).toMatchObject({ problem: null, rows_read: 4, rows_rejected: 2, rows_new: 2 });
  expect((await detailOf(municipality, staged.import_id)).notes).toEqual([
    { note: '図形の誤り(線の交差、重なりなど)を自動で直しました', rows: 1, row_numbers: [1] },
  ]);
  expect(await refusalsOf(municipality, staged.import_id)).toEqual([
    [2, null, expect.stringContaining('面が残りません')],
    [3, null, expect.stringContaining('面が残りません')],
  ]);
  await apply(town, municipality, staged);
  expect(await standing('footprint', municipality, 'ST_IsValid(geom), ST_NumGeometries(geom)')).toEqual([
    [true, 1],
    [true, 2],
  ]);
});

test('refused shapes come back as a CSV that can be mended and brought again', async () => {
  const municipality = await aMunicipality(town);
  const file = geojson([
    square([138.3, 34.8], { kind: '洪水', rank: 9 }),
    square([138.4, 34.8], { kind: '洪水', rank: 2 }),
  ]);
  const floods = { kind: 'hazards', source: '川', as_of: '2026-03-01' } as const;
  const staged = await stage(town, municipality, { ...floods, file });
  await apply(town, municipality, staged);
  const parts: string[] = [];
  for await (const part of rejectedCsv(town.house.db, scopeOf(municipality), staged.import_id))
    parts.push(part);
  const text = parts.join('');
  expect(text).toContain('SRID=4326;POLYGON((138.3 34.8');
  const mended = new TextEncoder().encode(text.replace('洪水,9,', '洪水,5,'));
  expect(await bring(town, municipality, { ...floods, file: mended })).toMatchObject({
    rows_read: 1,
    rows_new: 1,
    rows_missing: 0,
  });
  expect(await standing('hazard_area', municipality, 'rank, ST_XMin(geom)')).toEqual([
    [2, 138.4],
    [5, 138.3],
  ]);
});

test('every writing of a hazard is understood, another is refused by its column', async () => {
  const municipality = await aMunicipality(town);
  const given = [
    { A31a_202: '結川', A31a_205: 3 },
    { A40_003: '０．３ｍ以上　～　１ｍ未満' },
    { A33_001: 2, A33_002: 4, A33_005: '沢' },
    { A49_003: '10m以上20m未満' },
    { kind: '内水', 浸水深: '30cm未満' },
    { kind: 'tsunami', rank: 6 },
    { A31a_305: 2 },
    { A40_003: '不明' },
    { kind: '竜巻', rank: 1 },
    {},
  ];
  const staged = await stage(town, municipality, {
    kind: 'hazards',
    file: geojson(given.map((properties, at) => square([138 + at / 10, 34.8], properties))),
  });
  expect((await refusalsOf(municipality, staged.import_id)).map(([row, column]) => [row, column])).toEqual([
    [7, 'A31a_305'],
    [8, 'A40_003'],
    [9, 'kind'],
    [10, 'kind'],
  ]);
  await apply(town, municipality, staged);
  expect(
    await standing(
      'hazard_area',
      municipality,
      'ST_XMin(geom) AS x, kind, rank, depth_from_m, depth_to_m, name',
    ),
  ).toEqual([
    [138, 'flood', 3, 3, 5, '結川'],
    [138.1, 'tsunami', 2, 0.3, 1, null],
    [138.2, 'landslide', 2, null, null, '沢'],
    [138.3, 'storm_surge', 5, 10, 20, null],
    [138.4, 'inland_flood', 1, 0, 0.3, null],
    [138.5, 'tsunami', 6, null, null, null],
  ]);
});

test('shapes of the wrong kind, without any, or outside of Japan are refused with the reason', async () => {
  const municipality = await aMunicipality(town);
  const line = {
    type: 'LineString',
    coordinates: [
      [138.3, 34.8],
      [138.4, 34.9],
    ],
  };
  const feature = (geometry: object | null) => ({ type: 'Feature', properties: { kind: 'river' }, geometry });
  const staged = await stage(town, municipality, {
    kind: 'barriers',
    file: geojson([
      feature(line),
      feature(null),
      feature({ type: 'Point', coordinates: [138, 34] }),
      feature({
        type: 'LineString',
        coordinates: [
          [2.3, 48.8],
          [2.4, 48.9],
        ],
      }),
      feature({
        type: 'LineString',
        coordinates: [
          [34.8, 138.3],
          [34.9, 138.4],
        ],
      }),
      feature({ type: 'LineString', coordinates: [[138.3, 34.8]] }),
      feature({ type: 'Circle' }),
    ]),
  });
  expect(await refusalsOf(municipality, staged.import_id)).toEqual([
    [2, null, '図形がありません'],
    [3, null, '図形が線または面ではありません'],
    [4, null, '図形が日本の範囲の外にあります(座標系を確かめてください)'],
    [5, null, '図形の緯度と経度が入れ替わっています'],
    [6, null, '図形の点が足りません'],
    [7, null, '図形として読み取れません'],
  ]);
});

test('a file that lies wholly outside of its system is refused at its head', async () => {
  const municipality = await aMunicipality(town);
  const many = Array.from({ length: 30 }, (_none, at) => square([-8000 + at, -38000]));
  const staged = await stage(town, municipality, { ...outlines, file: geojson(many) });
  expect(staged).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('座標系(EPSG:4326)を確かめて'),
  });
});

const outline = [
  [138.3, 34.8],
  [138.3, 34.81],
  [138.31, 34.81],
  [138.31, 34.8],
  [138.3, 34.8],
];

test('a shapefile says its system; one that says none is refused until somebody does', async () => {
  const municipality = await aMunicipality(town);
  const parts = {
    'a.shp': shpOf([{ rings: [outline] }], { z: true }),
    'a.dbf': dbfOf([{ name: encodeCp932('物件番号') }], [['K1']]),
  };
  const tokyo = await stage(town, municipality, {
    ...outlines,
    file: new Uint8Array(await zipOf({ ...parts, 'a.prj': prjOf[4301] })),
  });
  expect(tokyo).toMatchObject({
    format: 'shapefile',
    encoding: 'cp932',
    crs: 4301,
    crs_found: 4301,
    rows_new: 1,
  });
  expect((await detailOf(municipality, tokyo.import_id)).crs_warning).toEqual({
    warning: 'tokyo_datum',
    metres: 10,
  });
  await apply(town, municipality, tokyo);
  expect(
    await standing(
      'footprint',
      municipality,
      'property_number, given_crs, round(ST_XMin(geom)::numeric, 3)::float8',
    ),
  ).toEqual([['K1', 4301, 138.297]]);

  const nameless = new Uint8Array(await zipOf(parts));
  const refused = await stage(town, municipality, { ...outlines, file: nameless });
  expect(refused).toMatchObject({ state: 'failed', crs: null, problem: expect.stringContaining('.prj') });
  expect(await stage(town, municipality, { ...outlines, crs: 6668, file: nameless })).toMatchObject({
    state: 'staged',
    crs: 6668,
    crs_found: null,
  });
});

test('a table without shapes is no map', async () => {
  const municipality = await aMunicipality(town);
  expect(await stage(town, municipality, { ...outlines, file: csv('物件番号', 'K1') })).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('図形のないファイル'),
  });
});

test('the base map keeps kinds, classes and names of what is drawn', async () => {
  const municipality = await aMunicipality(town);
  const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
  const road = {
    type: 'LineString',
    coordinates: [
      [138.3, 34.8],
      [138.4, 34.9],
    ],
  };
  await bring(town, municipality, {
    kind: 'base_features',
    file: geojson([
      square([138.3, 34.8], { kind: 'land', name: null }),
      feature({ kind: 'road', road_class: 'trunk', name: '国道', bridge: true }, road),
      feature(
        { kind: 'place_name', place: 'town', name: '浜' },
        { type: 'Point', coordinates: [138.35, 34.85] },
      ),
    ]),
  });
  expect(
    await standing('base_feature', municipality, 'kind, class, name, GeometryType(geom), attributes'),
  ).toEqual([
    ['land', null, null, 'MULTIPOLYGON', {}],
    ['place_name', 'town', '浜', 'POINT', {}],
    ['road', 'trunk', '国道', 'MULTILINESTRING', { bridge: 'true' }],
  ]);
});
