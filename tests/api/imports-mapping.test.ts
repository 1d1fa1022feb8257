// Files that name their columns in their own words.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Import, ImportDetail, ImportSample } from '../../api/imports/imports.contract.ts';
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

test('what failed says where it is put right', async () => {
  const municipality = await aMunicipality(town);
  const shiftJis = {
    kind: 'residents',
    file: new Uint8Array([0x8c, 0x8b, 0x0a]),
    encoding: 'utf-8',
  } as const;
  const noSystem = {
    kind: 'hazards',
    file: new Uint8Array(
      await zipOf({ 'a.shp': shpOf([{ point: [138, 34] }]), 'a.dbf': dbfOf([{ name: 'N' }], [['1']]) }),
    ),
  } as const;
  const noRows = { kind: 'residents', file: csv('宛名番号,世帯番号,氏名,生年月日,住所') } as const;
  const found = await Promise.all(
    [residents, shiftJis, noSystem, noRows].map((file) => stage(town, municipality, file)),
  );
  expect(found.map(({ state, way_out }) => [state, way_out])).toEqual([
    ['failed', 'columns'],
    ['failed', 'encoding'],
    ['failed', 'crs'],
    ['failed', 'file'],
  ]);
  expect((await stage(town, municipality, { ...residents, mapping: { columns } })).way_out).toBeNull();
});

test('every standard header is told with what it means and the column that is read for it', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const { standard_headers } = await send(town, clerk, residents);
  expect(standard_headers).toHaveLength(15);
  expect(standard_headers[0]).toEqual({
    header: '宛名番号',
    required: true,
    meaning: '一人に一つの番号',
    found: null,
  });
  expect(standard_headers.find(({ header }) => header === '氏名')).toMatchObject({ found: '氏名' });
});

test('headers that were joined before are joined by themselves where one saved mapping fits', async () => {
  const municipality = await aMunicipality(town);
  const clerk = await signedIn(town, { permissions: [...may.permissions], municipality });
  const path = `/api/${municipality.municipality_code}/import-mappings`;
  const save = (name: string, mapping: object) => clerk.post(path, { kind: 'residents', name, mapping });
  await save('市民課の住基', { columns });
  await save('別の業者', { columns: { ...columns, 電話番号: 'TEL' } });
  await clerk.post(path, { kind: 'buildings', name: '税務課', mapping: { columns } });
  expect(await stage(town, municipality, residents)).toMatchObject({
    state: 'staged',
    mapping_name: '市民課の住基',
  });
  await save('どちらにも合う', { columns, values: { 国籍: '日本' } });
  expect(await stage(town, municipality, residents)).toMatchObject({ state: 'failed', mapping_name: null });
});

test('reading again takes the place of an import that waits for its decision', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const { municipality_code } = clerk.municipality;
  const waiting = await send(town, clerk, { ...residents, mapping: { columns } });
  expect(waiting.state).toBe('staged');
  const path = `/api/${municipality_code}/imports/${waiting.import_id}`;
  const again = Import.parse(
    await (await clerk.post(`${path}/again`, { mapping: { columns: { ...columns, 方書: '氏名' } } })).json(),
  );
  await settled(town, clerk, again.import_id, ['staged']);
  expect(await settled(town, clerk, waiting.import_id, ['cancelled'])).toMatchObject({ state: 'cancelled' });
});

test('the first rows of a file are shown, cut short, in the encoding that is tried, and written down', async () => {
  const clerk = await signedIn(town, { permissions: [...may.permissions] });
  const long = 'あ'.repeat(80);
  const rows = Array.from({ length: 7 }, (_none, row) => `${row},${long}`);
  const found = await send(town, clerk, { ...residents, file: csv('番号,なまえ', ...rows) });
  const path = `/api/${clerk.municipality.municipality_code}/imports/${found.import_id}/sample`;
  const sample = ImportSample.parse(await (await clerk.get(path)).json());
  expect(sample).toMatchObject({ headers: ['番号', 'なまえ'], rows_hidden: 0, problem: null });
  expect(sample.rows).toHaveLength(5);
  expect(sample.rows[1]).toEqual(['1', `${'あ'.repeat(60)}…`]);
  const tried = ImportSample.parse(await (await clerk.get(`${path}?encoding=cp932`)).json());
  expect(tried.headers).not.toContain('なまえ');
  const entries = await town.house.db
    .selectFrom('audit.entry')
    .select('action')
    .where('actor', '=', clerk.account.user_id)
    .execute();
  expect(entries.filter(({ action }) => action === 'imports.show-sample')).toHaveLength(2);
});

test('the first rows leave out who is protected, but for those who may see them', async () => {
  const municipality = await aMunicipality(town);
  await town.house.db
    .insertInto('registers.protection')
    .values({
      protection_id: randomUUID(),
      municipality_code: municipality.municipality_code,
      household_number: 'H1',
      reason: 'stalking',
      since: '2026-01-01',
      created_by: 'test',
    })
    .execute();
  const clerk = await signedIn(town, { permissions: [...may.permissions], municipality });
  const opener = await signedIn(town, { permissions: ['base_data_manage', 'protected_open'], municipality });
  const found = await send(town, clerk, residents);
  const path = `/api/${municipality.municipality_code}/imports/${found.import_id}/sample`;
  expect(await (await clerk.get(path)).json()).toMatchObject({ rows: [], rows_hidden: 1 });
  expect(await (await opener.get(path)).json()).toMatchObject({
    rows_hidden: 0,
    rows: [expect.arrayContaining(['結 一郎'])],
  });
});
