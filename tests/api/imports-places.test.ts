// Where registers lie: addresses against the gazetteer, coordinates of their own, surveys, and gazetteers that come late.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { listRejections } from '../../api/imports/imports.queries.ts';
import { testHouse } from '../support/house.ts';
import { bring, csv, residentRow, residentsHeader, stage } from '../support/imports.ts';
import { aDisaster, aMunicipality } from '../support/town.ts';
import type { Municipality } from '../support/town.ts';

const town = await testHouse();
const residents = { kind: 'residents', as_of: '2026-03-01' } as const;

const gazetteerHeader =
  'lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,pref,city,town,block_no,house_no,lon,lat';
const pointRow = (
  { municipality_code }: Municipality,
  [machiaza_id, name, block, house]: readonly [string, string, string, string],
  lon: number,
  lat: number,
) => `${municipality_code},${machiaza_id},,,,うみべ県,むすび市,${name},${block},${house},${lon},${lat}`;

/** 浜一丁目 with two houses in block 1, and 沖. */
const gazetteerOf = (municipality: Municipality) =>
  csv(
    gazetteerHeader,
    pointRow(municipality, ['0001001', '浜一丁目', '1', '1'], 138.3, 34.8),
    pointRow(municipality, ['0001001', '浜一丁目', '1', '3'], 138.302, 34.802),
    pointRow(municipality, ['0002000', '沖', '7', '2'], 138.4, 34.9),
  );

const addresses = {
  house: 'うみべ県むすび市浜一丁目1番1号',
  room: 'むすび市浜一丁目1-3-201',
  block: '浜１丁目１－９',
  town: '浜一丁目88番1号',
  oaza: '沖',
  none: '東京都千代田区千代田1-1',
};

test('an address reaches the finest level that the gazetteer knows', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, { kind: 'gazetteer', file: gazetteerOf(municipality) });
  await bring(town, municipality, { ...residents, file: fileOf(addresses) });
  expect(await placesOf(municipality)).toEqual({
    house: ['house', 138.3, 34.8],
    room: ['house', 138.302, 34.802],
    block: ['block', 138.301, 34.801],
    town: ['town', 138.301, 34.801],
    oaza: ['oaza', 138.4, 34.9],
    none: ['none', null, null],
  });
});

test('a gazetteer that comes after the registers gives them their places', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, { ...residents, file: fileOf(addresses) });
  expect(Object.values(await placesOf(municipality)).map(([level]) => level)).toEqual(Array(6).fill('none'));
  await bring(town, municipality, { kind: 'gazetteer', file: gazetteerOf(municipality) });
  const late = await placesOf(municipality);
  expect([late['house'], late['room'], late['oaza'], late['none']]).toEqual([
    ['house', 138.3, 34.8],
    ['house', 138.302, 34.802],
    ['oaza', 138.4, 34.9],
    ['none', null, null],
  ]);
});

test('a town that the gazetteer no longer has is retired and keeps its points', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, { kind: 'gazetteer', file: gazetteerOf(municipality) });
  const second = await bring(town, municipality, {
    kind: 'gazetteer',
    file: csv(gazetteerHeader, pointRow(municipality, ['0001001', '浜一丁目', '1', '1'], 138.3, 34.8)),
  });
  expect(second).toMatchObject({ rows_new: 0, rows_unchanged: 1, rows_missing: 2 });
  const { rows } = await sql<{ name: string; retired: boolean; points: number }>`
    SELECT t.name, t.retired_on IS NOT NULL AS retired,
      (SELECT count(*)::int FROM registers.address_point a WHERE a.municipality_code = t.municipality_code AND a.town_id = t.town_id AND a.level = 'house') AS points
    FROM registers.town t WHERE t.municipality_code = ${municipality.municipality_code} ORDER BY t.town_id`.execute(
    town.house.db,
  );
  expect(rows).toEqual([
    { name: '浜一丁目', retired: false, points: 2 },
    { name: '沖', retired: true, points: 1 },
  ]);
});

test('points of another municipality are refused', async () => {
  const municipality = await aMunicipality(town);
  const staged = await stage(town, municipality, {
    kind: 'gazetteer',
    file: csv(gazetteerHeader, '011002,0001001,,,,北海道,札幌市,浜一丁目,1,1,141.3,43.0'),
  });
  expect(staged).toMatchObject({ rows_rejected: 1, rows_new: 0 });
});

test('coordinates of the register itself outrank its address, in whatever system they come', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, { kind: 'gazetteer', file: gazetteerOf(municipality) });
  await bring(town, municipality, {
    kind: 'buildings',
    as_of: '2026-01-01',
    crs: 6676,
    file: csv(
      '物件番号,所在地,階数,建築年,納税義務者氏名,共有者,経度,緯度',
      'B1,浜一丁目1番1号,2階建,昭和53年,結 一郎,結 花子；結 次郎,-18000.5,-133000.25',
      'B2,浜一丁目1番3号,平家,,結 一郎,,,',
    ),
  });
  const { rows } = await sql<Record<string, unknown>>`
    SELECT property_number, geocode_level, round(ST_X(geom)::numeric, 2)::float8 AS lon, given_x, given_crs, storeys, built_year, co_owners
    FROM registers.building WHERE municipality_code = ${municipality.municipality_code} ORDER BY 1`.execute(
    town.house.db,
  );
  expect(rows).toEqual([
    {
      property_number: 'B1',
      geocode_level: 'survey',
      lon: 138.3,
      given_x: -18000.5,
      given_crs: 6676,
      storeys: 2,
      built_year: 1978,
      co_owners: ['結 花子', '結 次郎'],
    },
    {
      property_number: 'B2',
      geocode_level: 'house',
      lon: 138.3,
      given_x: null,
      given_crs: null,
      storeys: 1,
      built_year: null,
      co_owners: [],
    },
  ]);
});

test('where 番地 does not mean the numbers of the gazetteer, an address goes no finer than its town', async () => {
  const municipality = await aMunicipality(town);
  await bring(town, municipality, { kind: 'gazetteer', file: gazetteerOf(municipality) });
  const lots = ['1番地1', '674番地11', '27番地8', '305番地2', '98番地'];
  await bring(town, municipality, {
    kind: 'buildings',
    as_of: '2026-01-01',
    file: csv(
      '物件番号,所在地,納税義務者氏名',
      ...lots.map((lot, number) => `${number},むすび市浜一丁目${lot},結 一郎`),
    ),
  });
  const levels = await town.house.db
    .selectFrom('registers.building')
    .select('geocode_level')
    .where('municipality_code', '=', municipality.municipality_code)
    .execute();
  expect(levels.map(({ geocode_level }) => geocode_level)).toEqual(Array(5).fill('town'));
});

const surveysHeader = '調査番号,調査日,調査回,判定,経度,緯度,居住者氏名';

test('every writing of a damage class and a round is understood, another is refused', async () => {
  const municipality = await aMunicipality(town);
  const { disaster_code } = await aDisaster(town, municipality);
  const staged = await stage(town, municipality, {
    kind: 'surveys',
    disaster_code,
    file: csv(
      surveysHeader,
      '1,2026-06-02,第1次,全壊,138.3,34.8,結',
      '2,令和8年6月2日,第２次,準半壊に至らない（一部損壊）,138.3,34.8,',
      '3,,再調査,一部損壊,138.3,34.8,',
      '4,,,ぺしゃんこ,138.3,34.8,',
      '5,,第9次,半壊,138.3,34.8,',
      '6,,第1次,半壊,,,',
    ),
  });
  expect(staged).toMatchObject({ rows_new: 3, rows_rejected: 3 });
  const refusals = await inScope(
    town.house.db,
    { role: 'musubi_app', municipality: municipality.municipality_code },
    (trx) => listRejections(trx, staged.import_id, 0, 10),
  );
  expect(refusals.map(({ column_name, reason }) => [column_name, reason])).toEqual([
    ['判定', '判定の区分にない言葉です'],
    ['調査回', '第1次、第2次、再調査のどれでもありません'],
    ['経度', '入力がありません。緯度: 入力がありません'],
  ]);
});

test('a survey brought again with other contents supersedes the former version, one that is absent stays', async () => {
  const municipality = await aMunicipality(town);
  const { disaster_code } = await aDisaster(town, municipality);
  const survey = (number: string, label: string) => `${number},2026-06-02,第1次,${label},138.3,34.8,結`;
  const surveys = { kind: 'surveys', disaster_code } as const;
  await bring(town, municipality, {
    ...surveys,
    file: csv(surveysHeader, survey('1', '全壊'), survey('2', '半壊')),
  });
  const second = await bring(town, municipality, {
    ...surveys,
    file: csv(surveysHeader, survey('1', '半壊')),
  });
  expect(second).toMatchObject({ rows_new: 0, rows_changed: 1, rows_missing: 1 });
  const versions = await town.house.db
    .selectFrom('surveys.survey')
    .select(['survey_number', 'damage_class'])
    .select(({ eb }) => eb('superseded_at', 'is', null).as('current'))
    .where('municipality_code', '=', municipality.municipality_code)
    .orderBy('survey_version_id')
    .execute();
  expect(versions).toEqual([
    { survey_number: '1', damage_class: 'total', current: false },
    { survey_number: '2', damage_class: 'half', current: true },
    { survey_number: '1', damage_class: 'half', current: true },
  ]);
});

function fileOf(given: Readonly<Record<string, string>>) {
  return csv(
    residentsHeader,
    ...Object.entries(given).map(([name, address]) => residentRow(name, { household: name, address })),
  );
}

async function placesOf({ municipality_code }: Municipality): Promise<Record<string, unknown[]>> {
  const { rows } = await sql<{ name: string; level: string; lon: number | null; lat: number | null }>`
    SELECT household_number AS name, geocode_level AS level,
      round(ST_X(geom)::numeric, 6)::float8 AS lon, round(ST_Y(geom)::numeric, 6)::float8 AS lat
    FROM registers.household WHERE municipality_code = ${municipality_code}`.execute(town.house.db);
  return Object.fromEntries(rows.map(({ name, level, lon, lat }) => [name, [level, lon, lat]]));
}
