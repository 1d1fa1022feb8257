// Registers in other formats than CSV: the same rows, the same refusals.
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { expect, test } from 'vitest';
import { dbfOf, prjOf, shpOf, xlsxOf, zipOf } from '../../geodata/formats/made-files.ts';
import { zipLimits } from '../../geodata/formats/zip-archive.ts';
import { encodeCp932 } from '../../geodata/town/write/encode-cp932.ts';
import { testHouse } from '../support/house.ts';
import { bring, geojson, stage } from '../support/imports.ts';
import { aDisaster, aMunicipality } from '../support/town.ts';
import type { Municipality } from '../support/town.ts';

const town = await testHouse();

async function surveysOf({ municipality_code }: Municipality) {
  return town.house.db
    .selectFrom('surveys.survey')
    .select(['survey_number', 'damage_class', 'flood_class'])
    .select(({ fn }) => [fn<number>('ST_X', ['geom']).as('lon'), fn<number>('ST_Y', ['geom']).as('lat')])
    .where('municipality_code', '=', municipality_code)
    .orderBy('survey_number')
    .execute();
}

test('residents come in from a workbook, with days as Excel stores them', async () => {
  const municipality = await aMunicipality(town);
  const file = await xlsxOf(
    [
      ['宛名番号', '世帯番号', '氏名', '生年月日', '住所'],
      ['1', 'H1', '結 一郎', { xml: '<c s="1"><v>29312</v></c>' }, '浜一丁目1番1号'],
      ['2', 'H1', '結 花子', { xml: '<c t="e"><v>#VALUE!</v></c>' }, '浜一丁目1番1号'],
    ],
    { styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>' },
  );
  const staged = await stage(town, municipality, {
    kind: 'residents',
    as_of: '2026-03-01',
    file: new Uint8Array(file),
  });
  expect(staged).toMatchObject({ problem: null, format: 'xlsx', rows_new: 1, rows_rejected: 1 });
  const rows = await town.house.db
    .selectFrom('registers.staged_resident')
    .select(['resident_number', 'born_on'])
    .where('import_id', '=', staged.import_id)
    .execute();
  expect(rows).toEqual([{ resident_number: '1', born_on: '1980-04-01' }]);
});

test('surveys come in from a shapefile of points with cut names, in its own system', async () => {
  const municipality = await aMunicipality(town);
  const { disaster_code } = await aDisaster(town, municipality);
  const file = await zipOf({
    '調査.shp': shpOf([{ point: [-20000, -130000] }]),
    '調査.dbf': dbfOf(
      [{ name: '調査番号' }, { name: encodeCp932('判定') }, { name: '浸水区分' }],
      [['S1', '半壊', '床上']],
    ),
    '調査.prj': prjOf[2450],
  });
  // The names: UTF-8 cut to ten bytes (調査番), and Shift_JIS, which is not: so the whole table is told by its texts.
  const all = await zipOf({
    'a.shp': shpOf([{ point: [-20000, -130000] }]),
    'a.dbf': dbfOf([{ name: '調査番号' }, { name: '判定' }, { name: '浸水区分' }], [['S1', '半壊', '床上']]),
    'a.prj': prjOf[2450],
  });
  await expect(
    stage(town, municipality, { kind: 'surveys', disaster_code, file: new Uint8Array(file) }),
  ).resolves.toMatchObject({ state: 'failed' });
  expect(
    await bring(town, municipality, { kind: 'surveys', disaster_code, file: new Uint8Array(all) }),
  ).toMatchObject({ format: 'shapefile', crs: 2450, rows_new: 1 });
  const [survey] = await surveysOf(municipality);
  expect(survey).toMatchObject({ survey_number: 'S1', damage_class: 'half', flood_class: '床上' });
  expect(survey?.lon).toBeCloseTo(138.281, 2);
  expect(survey?.lat).toBeCloseTo(34.828, 2);
});

test('surveys come in from GeoJSON and FlatGeobuf alike', async () => {
  const municipality = await aMunicipality(town);
  const { disaster_code } = await aDisaster(town, municipality);
  const point = (number: string, coordinates: [number, number]) => ({
    type: 'Feature' as const,
    properties: { 調査番号: number, 判定: '全壊' },
    geometry: { type: 'Point' as const, coordinates },
  });
  const surveys = { kind: 'surveys', disaster_code } as const;
  await bring(town, municipality, { ...surveys, file: geojson([point('S1', [138.3, 34.8])]) });
  const fgb = serialize({ type: 'FeatureCollection', features: [point('S2', [138.4, 34.9])] }, 6668);
  expect(await bring(town, municipality, { ...surveys, file: new Uint8Array(fgb) })).toMatchObject({
    format: 'flatgeobuf',
    crs: 6668,
  });
  expect(
    (await surveysOf(municipality)).map(({ survey_number, lon, lat }) => [survey_number, lon, lat]),
  ).toEqual([
    ['S1', 138.3, 34.8],
    ['S2', 138.4, 34.9],
  ]);
});

test('a flood in an archive, an old workbook and a damaged file are refused in words', async () => {
  const municipality = await aMunicipality(town);
  const problemOf = async (bytes: Uint8Array) => {
    const { state, problem } = await stage(town, municipality, {
      kind: 'footprints',
      file: new Uint8Array(bytes),
    });
    return [state, problem];
  };
  const zeros = Buffer.alloc(zipLimits.ratioFrom + 1);
  expect(await problemOf(await zipOf({ 'a.shp': zeros, 'a.dbf': zeros }))).toEqual([
    'failed',
    expect.stringContaining('展開すると大きくなりすぎる'),
  ]);
  expect(await problemOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual([
    'failed',
    expect.stringContaining('古い形式のExcel'),
  ]);
  const whole = geojson([{ type: 'Feature', properties: {}, geometry: null }]);
  expect(await problemOf(whole.subarray(0, whole.length - 4))).toEqual([
    'failed',
    '1件目: ファイルが途中で切れているか壊れています。書き出し直してください。',
  ]);
});
