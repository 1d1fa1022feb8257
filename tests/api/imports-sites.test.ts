// Lists of sites: editions, the national file, sites that keep their identity from list to list.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { listRejections } from '../../api/imports/imports.queries.ts';
import { testHouse } from '../support/house.ts';
import { apply, bring, csv, geojson, stage } from '../support/imports.ts';
import { aMunicipality } from '../support/town.ts';
import type { Municipality } from '../support/town.ts';

const town = await testHouse();

interface Known {
  site_id: string;
  kind: string;
  name: string;
  site_number: string | null;
  suits: string[];
  capacity_people: number | null;
  capacity_vehicles: number | null;
  phone: string | null;
  address: string | null;
  lon: number;
}

async function sitesOf({ municipality_code }: Municipality): Promise<Known[]> {
  return inScope(town.house.db, { role: 'musubi_app', municipality: municipality_code }, (trx) =>
    trx
      .selectFrom('sites.v_site')
      .select(['site_id', 'kind', 'name', 'site_number', 'suits', 'capacity_people', 'capacity_vehicles'])
      .select(['phone', 'address', sql<number>`round(ST_X(geom)::numeric, 3)`.as('lon')])
      .orderBy('name')
      .orderBy('kind')
      .execute(),
  );
}

const newHeader =
  '全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,所在地_全国地方公共団体コード,所在地_連結表記,所在地_都道府県,所在地_市区町村,建物名等(方書),緯度,経度,標高,電話番号,市区町村コード,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考,種別,収容台数';
const oldHeader =
  'NO,名称,名称_カナ,住所,方書,緯度,経度,標高,電話番号,内線番号,市区町村コード,都道府県名,市区町村名,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考';
const nationalGrounds =
  'NO,共通ID,都道府県名及び市町村名,施設・場所名,住所,洪水,崖崩れ、土石流及び地滑り,高潮,地震,津波,大規模な火事,内水氾濫,火山現象,指定避難所との住所同一,緯度,経度,備考';
const nationalShelters =
  'NO,共通ID,都道府県名及び市町村名,施設・場所名,住所,指定緊急避難場所との住所同一,その他市町村長が必要と認める事項,受入対象者,緯度,経度,備考';

/** 「崖崩れ、土石流及び地滑り」 has no comma of its own: the one in it is 、. */
const ground = (five: string, facility: string, name: string, flags = '1,,,1,1,,,', lon = 138.3) =>
  `9,E${five}${facility}201,うみべ県むすび市,${name},うみべ県むすび市浜1,${flags},1,34.8,${lon},`;
const shelter = (five: string, facility: string, name: string, lon = 138.3) =>
  `9,E${five}${facility}111,うみべ県むすび市,${name},うみべ県むすび市浜1,1,,,34.8,${lon},`;
const fiveOf = ({ municipality_code }: Municipality) => municipality_code.slice(0, 5);

describe('editions', () => {
  test('the new standard list: kinds, dangers, capacities, vehicles', async () => {
    const municipality = await aMunicipality(town);
    const code = municipality.municipality_code;
    const row = (id: string, name: string, flags: string, tail: string) =>
      `${code},${id},むすび市,${name},,${code},うみべ県むすび市浜1,うみべ県,むすび市,,34.8,138.3,3.5,0000-1,${code},${flags},${tail}`;
    const done = await bring(town, municipality, {
      kind: 'sites',
      file: csv(
        newHeader,
        row('A1', '浜小学校', '1,,,1,1,,,', '1,0,,,,指定避難所,'),
        row('A2', '漁港', ',,,,,,,', ',,,,,車中泊避難スペース,40'),
        row('A3', '浜公園', ',,,○,△,,×,', ',1200人,,,,,'),
      ),
    });
    expect(done).toMatchObject({ rows_new: 3, rows_rejected: 0, rows_outside: 0 });
    expect(await sitesOf(municipality)).toMatchObject([
      {
        name: '浜公園',
        kind: 'emergency_ground',
        suits: ['earthquake'],
        capacity_people: 1200,
      },
      {
        name: '浜小学校',
        kind: 'shelter',
        site_number: 'A1',
        suits: ['flood', 'earthquake', 'tsunami'],
        capacity_people: null,
        phone: '0000-1',
      },
      { name: '漁港', kind: 'car_stay', capacity_vehicles: 40, capacity_people: null },
    ]);
  });

  test('the older list: whole address in one column, no ID, a code without its check digit', async () => {
    const municipality = await aMunicipality(town);
    const five = fiveOf(municipality);
    const row = (no: number, name: string) =>
      `${no},${name},,むすび市浜1-2,,34.8,138.3,,0000-1,,${five},うみべ県,むすび市,,,,○,○,,,,,300,,,`;
    const first = await bring(town, municipality, {
      kind: 'sites',
      file: csv(oldHeader, row(1, '浜タワー'), row(2, '沖タワー')),
    });
    expect(first.rows_new).toBe(2);
    // The numbers of the rows are no names: with one row less they shift.
    const again = await bring(town, municipality, {
      kind: 'sites',
      file: csv(oldHeader, row(1, '沖タワー')),
    });
    expect(again).toMatchObject({ rows_new: 0, rows_unchanged: 1, rows_missing: 1 });
    expect((await sitesOf(municipality)).map(({ name, address }) => [name, address])).toEqual([
      ['沖タワー', 'むすび市浜1-2'],
    ]);
  });

  test('a map of points with names is a list too, once a person has said what they are', async () => {
    const municipality = await aMunicipality(town);
    const file = geojson([
      {
        type: 'Feature',
        properties: { name: '沖広場' },
        geometry: { type: 'Point', coordinates: [138.3, 34.8] },
      },
    ]);
    const unsaid = await stage(town, municipality, { kind: 'sites', file });
    expect(unsaid.state).toBe('failed');
    expect(unsaid.problem).toContain('種別');
    const mapping = { values: { 種別: '車中泊避難スペース' } };
    await bring(town, municipality, { kind: 'sites', file, mapping });
    expect(await sitesOf(municipality)).toMatchObject([{ name: '沖広場', kind: 'car_stay', lon: 138.3 }]);
  });
});

describe('the national lists', () => {
  test('rows of other towns are passed over and counted, none of them refused', async () => {
    const municipality = await aMunicipality(town);
    const others = Array.from({ length: 2500 }, (_none, number) =>
      ground('13101', String(number).padStart(5, '0'), `よその公園${number}`).replace(
        'うみべ県むすび市',
        '東京都千代田区',
      ),
    );
    const done = await bring(town, municipality, {
      kind: 'sites',
      file: csv(nationalGrounds, ...others, ground(fiveOf(municipality), '00001', '浜公園')),
    });
    expect(done).toMatchObject({ rows_read: 2501, rows_outside: 2500, rows_rejected: 0, rows_new: 1 });
  });

  test('a list without one row of the town fails and says so', async () => {
    const municipality = await aMunicipality(town);
    const failed = await stage(town, municipality, {
      kind: 'sites',
      file: csv(nationalGrounds, ground('13101', '00001', 'よその公園')),
    });
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed.problem).toContain('ほかの市町村');
  });

  test('shelters and grounds stand beside one another: neither list ends the other', async () => {
    const municipality = await aMunicipality(town);
    const five = fiveOf(municipality);
    await bring(town, municipality, {
      kind: 'sites',
      file: csv(nationalGrounds, ground(five, '00001', '浜小学校')),
    });
    const shelters = csv(nationalShelters, shelter(five, '00001', '浜小学校'));
    expect(await bring(town, municipality, { kind: 'sites', file: shelters })).toMatchObject({
      rows_new: 1,
      rows_missing: 0,
    });
    expect((await sitesOf(municipality)).map(({ kind }) => kind)).toEqual(['emergency_ground', 'shelter']);
    expect(await bring(town, municipality, { kind: 'sites', file: shelters })).toMatchObject({
      rows_unchanged: 1,
      rows_new: 0,
      rows_changed: 0,
    });
  });
});

describe('a site keeps its identity', () => {
  test("the town's own list, without national IDs, means the sites of the national one and adds what it knows", async () => {
    const municipality = await aMunicipality(town);
    const five = fiveOf(municipality);
    const national = csv(nationalGrounds, ground(five, '00001', '浜公園'), ground(five, '00002', '沖公園'));
    await bring(town, municipality, { kind: 'sites', file: national });
    const before = await sitesOf(municipality);
    const own = (name: string, lon: number) =>
      `1,${name},,うみべ県むすび市浜1,,34.8,${lon},,0000-1,,${five},うみべ県,むすび市,1,,,1,1,,,,1,300,,,`;
    const done = await bring(town, municipality, {
      kind: 'sites',
      // Some metres off; and one of the same name, but far away, which is another park.
      file: csv(oldHeader, own('浜 公園', 138.3001), own('沖公園', 138.4)),
    });
    expect(done).toMatchObject({ rows_changed: 1, rows_new: 1, rows_missing: 1 });
    const after = await sitesOf(municipality);
    const kept = after.find(({ name }) => name === '浜 公園');
    expect(kept).toMatchObject({ capacity_people: 300, phone: '0000-1', site_number: `E${five}00001201` });
    expect(kept?.site_id).toBe(before.find(({ name }) => name === '浜公園')?.site_id);
    // The next national list has no column for telephones or capacities, and takes nothing away.
    await bring(town, municipality, { kind: 'sites', file: national });
    expect(await sitesOf(municipality)).toContainEqual(
      expect.objectContaining({ name: '浜公園', capacity_people: 300, site_id: kept?.site_id }),
    );
  });

  test('one that leaves its list and comes back is the same site', async () => {
    const municipality = await aMunicipality(town);
    const five = fiveOf(municipality);
    const [one, two] = [ground(five, '00001', '浜公園'), ground(five, '00002', '沖公園')];
    await bring(town, municipality, { kind: 'sites', file: csv(nationalGrounds, one, two) });
    const before = await sitesOf(municipality);
    await bring(town, municipality, { kind: 'sites', file: csv(nationalGrounds, one) });
    expect(await sitesOf(municipality)).toHaveLength(1);
    await bring(town, municipality, { kind: 'sites', file: csv(nationalGrounds, one, two) });
    expect((await sitesOf(municipality)).map(({ site_id }) => site_id)).toEqual(
      before.map(({ site_id }) => site_id),
    );
  });

  test('what a refused row speaks of does not end, nor what a person entered', async () => {
    const municipality = await aMunicipality(town);
    const five = fiveOf(municipality);
    const rows = ['00001', '00002', '00003'].map((facility) => ground(five, facility, `公園${facility}`));
    await bring(town, municipality, { kind: 'sites', file: csv(nationalGrounds, ...rows) });
    await sql`UPDATE sites.site_version SET import_id = NULL WHERE name = '公園00003'
      AND municipality_code = ${municipality.municipality_code}`.execute(town.house.db);
    const [first = '', second = ''] = rows;
    const staged = await stage(town, municipality, {
      kind: 'sites',
      file: csv(nationalGrounds, first, second.replace(',34.8,', ',0,')),
    });
    expect(staged).toMatchObject({ rows_rejected: 1, rows_missing: 0 });
    await apply(town, municipality, staged);
    expect(await sitesOf(municipality)).toHaveLength(3);
  });

  test('a number that stands twice refuses both rows', async () => {
    const municipality = await aMunicipality(town);
    const five = fiveOf(municipality);
    const staged = await stage(town, municipality, {
      kind: 'sites',
      file: csv(nationalGrounds, ground(five, '00001', '浜公園'), ground(five, '00001', '沖公園')),
    });
    expect(staged).toMatchObject({ rows_rejected: 2 });
  });
});

test('a cell that is no mark and a kind that is none are refused with their reasons', async () => {
  const municipality = await aMunicipality(town);
  const staged = await stage(town, municipality, {
    kind: 'sites',
    file: csv(
      '名称,緯度,経度,種別,災害種別_洪水',
      '浜公園,34.8,138.3,避難場所,要確認',
      '沖公園,34.8,138.3,駐車場,1',
    ),
  });
  const rows = await inScope(
    town.house.db,
    { role: 'musubi_app', municipality: municipality.municipality_code },
    (trx) => listRejections(trx, staged.import_id, 0, 10),
  );
  expect(rows.map(({ column_name, reason }) => [column_name, reason])).toEqual([
    ['災害種別_洪水', '1、○、△、×、空欄のどれでもありません'],
    ['種別', '避難先の種類として読み取れません'],
  ]);
});
