// Files as they really come: in the wrong encoding, cut, damaged, hostile. Each is answered in words.
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { listRejections } from '../../api/imports/imports.queries.ts';
import { testHouse } from '../support/house.ts';
import { apply, bring, csv, residentRow, residentsHeader, stage } from '../support/imports.ts';
import { aMunicipality } from '../support/town.ts';

const town = await testHouse();
const residents = { kind: 'residents', as_of: '2026-03-01' } as const;
const municipality = await aMunicipality(town);

async function refusalsOf(import_id: string) {
  const rows = await inScope(
    town.house.db,
    { role: 'musubi_app', municipality: municipality.municipality_code, opensProtected: true },
    (trx) => listRejections(trx, import_id, 0, 100),
  );
  return rows.map(({ row_number, column_name, reason }) => [row_number, column_name, reason]);
}

test.for([
  ['an empty file', new Uint8Array(), 'ファイルが空です'],
  ['a header only', csv(residentsHeader), 'データの行がありません'],
  [
    'missing headers',
    csv('宛名番号,氏名', '1,結 一郎'),
    '必須の列「世帯番号」「生年月日」「住所」がありません',
  ],
  [
    'a header that stands twice',
    csv(`${residentsHeader},氏名`, `${residentRow('1')},結`),
    '列「氏名」が2つ以上',
  ],
  [
    'a quote that never closes',
    csv(residentsHeader, `"1,H1,結`, residentRow('2')),
    '引用符(")が閉じられていない',
  ],
  [
    'bytes of no encoding',
    Uint8Array.from([...csv(residentsHeader), 0xff, 0xfe, 0xfd, 0x0a]),
    '文字コードを確かめて',
  ],
] as const)('%s fails with a sentence', async ([, file, sentence]) => {
  const staged = await stage(town, municipality, { ...residents, file: Uint8Array.from(file) });
  expect(staged.state).toBe('failed');
  expect(staged.problem).toContain(sentence);
});

test('UTF-8 read as the CP932 it was called, fails and does not garble names', async () => {
  const staged = await stage(town, municipality, {
    ...residents,
    encoding: 'cp932',
    file: csv(residentsHeader, residentRow('1')),
  });
  expect(staged.state).toBe('failed');
});

test.for([
  ['平成32年1月1日', 'その元号にない年です'],
  ['平成23年2月30日', '暦にない日付です'],
  ['昭和20年月日不詳', '月日が不詳のため日付になりません'],
  ['きのう', '日付として読み取れません'],
  ['2062-01-01', '未来の日付です'],
  ['', '入力がありません'],
] as const)('the birth date %s is refused with its reason', async ([born, reason]) => {
  const staged = await stage(town, municipality, {
    ...residents,
    file: csv(residentsHeader, residentRow('1'), residentRow('2', { born })),
  });
  expect(await refusalsOf(staged.import_id)).toEqual([[3, '生年月日', reason]]);
});

test('a number that stands twice refuses both rows, each naming the other', async () => {
  const staged = await stage(town, municipality, {
    ...residents,
    file: csv(residentsHeader, residentRow('1'), residentRow('2'), residentRow('1', { name: '結 花子' })),
  });
  expect(staged).toMatchObject({ rows_read: 3, rows_rejected: 2, rows_new: 1 });
  expect(await refusalsOf(staged.import_id)).toEqual([
    [2, '宛名番号', '宛名番号が4行目と重複しています'],
    [4, '宛名番号', '宛名番号が2行目と重複しています'],
  ]);
});

test('ragged rows, NUL bytes, values too long and line ends in names are refused, the others taken', async () => {
  const staged = await stage(town, municipality, {
    ...residents,
    file: csv(
      residentsHeader,
      residentRow('1'),
      '2,H2,結',
      `${residentRow('3')},余分`,
      residentRow('4', { name: '結\u0000一郎' }),
      residentRow('5', { name: '結'.repeat(201) }),
      residentRow('6', { name: '"結\n一郎"' }),
      residentRow('7'.repeat(41), { household: 'H7' }),
    ),
  });
  expect(staged).toMatchObject({ state: 'staged', rows_new: 1, rows_rejected: 6 });
  expect(await refusalsOf(staged.import_id)).toEqual([
    [3, null, '列の数が見出しより少ないです'],
    [4, null, '列の数が見出しより多いです'],
    [5, '氏名', '使えない制御文字があります'],
    [6, '氏名', '長すぎます(200文字まで)'],
    [7, '氏名', '改行、タブなど使えない文字があります'],
    [8, '宛名番号', '長すぎます(40文字まで)'],
  ]);
});

test('SQL and script in names are names', async () => {
  const own = await aMunicipality(town);
  const names = [
    `'; DROP TABLE registers.resident; --`,
    '<script>alert(1)</script>',
    '=1+1',
    '\\x00',
    '{"a":1}',
  ];
  const rows = names.map((name, number) => [`${number}`, `H${number}`, name, '1980-01-01', '浜一丁目1番1号']);
  const file = new TextEncoder().encode(
    stringify([['宛名番号', '世帯番号', '氏名', '生年月日', '住所'], ...rows]),
  );
  await bring(town, own, { ...residents, file });
  const held = await town.house.db
    .selectFrom('registers.resident')
    .select('name')
    .where('municipality_code', '=', own.municipality_code)
    .orderBy('resident_number')
    .execute();
  expect(held.map(({ name }) => name)).toEqual(names);
});

test.for([
  ['35.0', '138.0', '経度と緯度が入れ替わっています'],
  ['12.5', '41.9', '日本の範囲の外の位置です'],
  ['138.3', '', '入力がありません'],
  ['東経138度', '34.8', '数として読み取れません'],
] as const)('the place %s, %s is refused with its reason', async ([lon, lat, reason]) => {
  const staged = await stage(town, municipality, {
    kind: 'buildings',
    as_of: '2026-01-01',
    file: csv('物件番号,所在地,納税義務者氏名,経度,緯度', `1,浜一丁目1番,結 一郎,${lon},${lat}`),
  });
  const refusals = await refusalsOf(staged.import_id);
  expect(refusals.map(([, , sentence]) => sentence)).toEqual([reason]);
});

test('columns that no standard header equals are left out, not refused', async () => {
  const staged = await stage(town, municipality, {
    ...residents,
    file: csv(`${residentsHeader},血液型`, `${residentRow('1')},A`),
  });
  expect(staged).toMatchObject({ state: 'staged', rows_rejected: 0 });
});

test('the 基準日 of the file dates its snapshot', async () => {
  const staged = await stage(town, municipality, {
    ...residents,
    file: csv(
      `${residentsHeader},基準日`,
      `${residentRow('1')},令和7年4月1日`,
      `${residentRow('2')},2025-04-01`,
      `${residentRow('3')},2025-05-01`,
    ),
  });
  expect(staged).toMatchObject({ as_of: '2025-04-01', rows_rejected: 1 });
});

test('CP932 is found by itself, and the same register in UTF-8 is the same', async () => {
  const own = await aMunicipality(town);
  const text = csv(residentsHeader, residentRow('1', { name: '結 一郎' }));
  await bring(town, own, { ...residents, file: text });
  // The same rows in CP932, as a town hall's export has them.
  const cp932 = Uint8Array.from(
    Buffer.from(
      '88b696bc94d48d862c90a291d194d48d862c8e8196bc2c8e8196bc8374838a834b83692c90b6944e8c8e93fa2c90' +
        'ab95ca2c91b195bf2c8f5a8f8a2c95fb8f910a312c48312c8c8b2088ea98592c8380835883722083438360838d83' +
        '452c313938302d30342d30312c926a2c90a291d18ee52c82a482dd82d78ca782de82b782d18e73956c88ea929a96' +
        'da3194d4318d862c0a',
      'hex',
    ),
  );
  const staged = await stage(town, own, { ...residents, file: cp932 });
  expect(staged).toMatchObject({ encoding: 'cp932', rows_new: 0, rows_changed: 0, rows_unchanged: 1 });
});

test('a file of nothing but faults is given up before it fills the database', async () => {
  const rows = Array.from({ length: 100_001 }, (_, number) => `${number},,,,,,,,`);
  const staged = await stage(town, municipality, { ...residents, file: csv(residentsHeader, ...rows) });
  expect(staged.state).toBe('failed');
  expect(staged.problem).toContain('誤りのある行が多すぎます');
});

test('an applied import leaves nothing in the staging table', async () => {
  const own = await aMunicipality(town);
  const staged = await stage(town, own, { ...residents, file: csv(residentsHeader, residentRow('1')) });
  await apply(town, own, staged);
  const left = await town.house.db
    .selectFrom('registers.staged_resident')
    .select('row_number')
    .where('import_id', '=', staged.import_id)
    .execute();
  expect(left).toEqual([]);
});
