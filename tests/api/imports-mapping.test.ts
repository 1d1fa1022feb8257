// Files that name their columns in their own words.
import { expect, test } from 'vitest';
import { Import, ImportDetail } from '../../api/imports/imports.contract.ts';
import { MappingList } from '../../api/imports/mappings.contract.ts';
import { dbfOf, shpOf, zipOf } from '../../geodata/formats/made-files.ts';
import { testHouse } from '../support/house.ts';
import { csv, geojson, newImport, send, settled, square, stage } from '../support/imports.ts';
import { aMunicipality, signedIn } from '../support/town.ts';

const town = await testHouse();
const foreign = csv(
  '宛名コード,世帯コード,氏名（漢字）,生年月日（和暦）,現住所,氏名',
  '1,H1,結 一郎,S55.4.1,浜一丁目1番1号,むすび',
);
const columns = {
  宛名番号: '宛名コード',
  世帯番号: '世帯コード',
  氏名: '氏名（漢字）',
  生年月日: '生年月日（和暦）',
  住所: '現住所',
};
const residents = { kind: 'residents', as_of: '2026-03-01', file: foreign } as const;
const may = { permissions: ['base_data_manage'] } as const;

test('a file with headers of its own is told what is missing and what may be meant', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const found = await send(town, clerk, residents);
  expect(found.state).toBe('failed');
  expect(found.problem).toContain('「宛名番号」「世帯番号」「生年月日」「住所」');
  expect(found.missing_headers.filter(({ required }) => required).map(({ header }) => header)).toEqual([
    '宛名番号',
    '世帯番号',
    '生年月日',
    '住所',
  ]);
  expect(found.guessed).toMatchObject({ 生年月日: '生年月日（和暦）', 住所: '現住所' });
});

test('the same file is read again with a mapping, without being sent again', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const { municipality_code } = clerk.municipality;
  const failed = await send(town, clerk, residents);
  const answer = await clerk.post(`/api/${municipality_code}/imports/${failed.import_id}/again`, {
    mapping: { columns },
  });
  expect(answer.status).toBe(201);
  const again = Import.parse(await answer.json());
  expect(again).toMatchObject({ state: 'staging', file_hash: failed.file_hash, as_of: '2026-03-01' });
  const read = await settled(town, clerk, again.import_id, ['staged', 'failed']);
  expect(read).toMatchObject({ state: 'staged', rows_new: 1, mapping: { columns, values: {} } });
  expect(read.unknown_headers).toEqual(['氏名']);
  const [row] = await town.house.db
    .selectFrom('registers.staged_resident')
    .select(['name', 'born_on'])
    .where('import_id', '=', again.import_id)
    .execute();
  expect(row).toEqual({ name: '結 一郎', born_on: '1980-04-01' });
});

test('a shapefile that says no system is read again with one', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const outline = [
    [138.3, 34.8],
    [138.3, 34.81],
    [138.31, 34.81],
    [138.3, 34.8],
  ];
  const parts = { 'a.shp': shpOf([{ rings: [outline] }]), 'a.dbf': dbfOf([{ name: 'N' }], [['1']]) };
  const file = new Uint8Array(await zipOf(parts));
  const refused = await send(town, clerk, { kind: 'footprints', source: '固定資産', file });
  expect(refused).toMatchObject({ state: 'failed', crs: null });
  const path = `/api/${clerk.municipality.municipality_code}/imports/${refused.import_id}/again`;
  const again = Import.parse(await (await clerk.post(path, { crs: 4301 })).json());
  expect(await settled(town, clerk, again.import_id, ['staged', 'failed'])).toMatchObject({
    state: 'staged',
    source: '固定資産',
    crs: 4301,
    crs_warning: { warning: 'tokyo_datum', metres: 10 },
  });
});

test('a mapping is saved by name, replaced, used and removed', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const { municipality_code } = clerk.municipality;
  const path = `/api/${municipality_code}/import-mappings`;
  const named = { kind: 'residents', name: '市民課の住基' };
  expect((await clerk.post(path, { ...named, mapping: { columns: { 氏名: 'なまえ' } } })).status).toBe(201);
  expect((await clerk.post(path, { ...named, mapping: { columns } })).status).toBe(201);
  const { mappings } = MappingList.parse(await (await clerk.get(path)).json());
  expect(mappings).toMatchObject([{ ...named, mapping: { columns, values: {} } }]);
  expect(await stage(town, clerk.municipality, { ...residents, mapping_name: named.name })).toMatchObject({
    state: 'staged',
    mapping_name: named.name,
    rows_new: 1,
  });
  expect((await clerk.post(`${path}/remove`, named)).status).toBe(204);
  const gone = await clerk.post(
    `/api/${municipality_code}/imports`,
    newImport({ ...residents, mapping_name: named.name }),
  );
  expect(await gone.json()).toMatchObject({ type: expect.stringContaining('no-such-mapping') });
});

test('a text holds for every row where the file has no such column', async () => {
  const municipality = await aMunicipality(town);
  const staged = await stage(town, municipality, {
    kind: 'hazards',
    file: geojson([square([138.3, 34.8], { 最大浸水深: '0.3m未満の区域' })]),
    mapping: { columns: { 浸水深: '最大浸水深' }, values: { kind: '内水' } },
  });
  expect(staged).toMatchObject({ state: 'staged', rows_new: 1 });
});

test('a mapping that names a column which the file lacks stops it', async () => {
  const municipality = await aMunicipality(town);
  const staged = await stage(town, municipality, {
    ...residents,
    mapping: { columns: { ...columns, 電話番号: 'TEL' } },
  });
  expect(staged).toMatchObject({ state: 'failed', problem: expect.stringContaining('「電話番号」') });
});

test('an import whose file has not come cannot be read again', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const path = `/api/${clerk.municipality.municipality_code}/imports`;
  const opened = ImportDetail.partial().parse(await (await clerk.post(path, newImport(residents))).json());
  expect((await clerk.post(`${path}/${opened.import_id}/again`, {})).status).toBe(409);
});
