// A file from its arrival to its being applied, as the page brings it.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { importKinds } from '../../api/import-kinds.ts';
import { failDeadImports } from '../../api/imports/recover-imports.ts';
import { Import, ImportList, RejectionPage } from '../../api/imports/imports.contract.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { testHouse } from '../support/house.ts';
import { csv, newImport, residentRow, residentsHeader, send, settled, stage } from '../support/imports.ts';
import { signedIn } from '../support/town.ts';
import type { SignedIn } from '../support/town.ts';

const town = await testHouse();
const importer = () => signedIn(town, { permissions: ['base_data_manage'] });
const pathOf = ({ municipality }: SignedIn, rest = '') =>
  `/api/${municipality.municipality_code}/imports${rest}`;

const good = csv(residentsHeader, residentRow('1', { household: 'A' }), residentRow('2', { household: 'A' }));
const flawed = csv(residentsHeader, residentRow('1'), residentRow('2', { born: '平成32年1月1日' }));
const residents = { kind: 'residents', as_of: '2026-03-01' } as const;

test('a file is received, compared and applied, and the register holds it', async () => {
  const clerk = await importer();
  const staged = await send(town, clerk, { ...residents, file: good });
  expect(staged).toMatchObject({
    state: 'staged',
    rows_read: 2,
    rows_new: 2,
    rows_rejected: 0,
    encoding: 'utf-8',
  });
  const answer = await clerk.post(pathOf(clerk, `/${staged.import_id}/apply`), {});
  expect(answer.status).toBe(200);
  const applied = await settled(town, clerk, staged.import_id, ['applied', 'failed']);
  expect(applied).toMatchObject({ state: 'applied', rows_new: 2, problem: null });
  const households = await town.house.db
    .selectFrom('registers.household')
    .select(['household_number', 'members', 'valid_from', 'valid_until'])
    .where('municipality_code', '=', clerk.municipality.municipality_code)
    .execute();
  expect(households).toEqual([
    { household_number: 'A', members: 2, valid_from: '2026-03-01', valid_until: null },
  ]);
});

test('who handed the file over, who received it and on what is kept', async () => {
  const clerk = await importer();
  const staged = await send(town, clerk, { ...residents, file: good });
  const list = ImportList.parse(await (await clerk.get(pathOf(clerk))).json());
  expect(list.imports).toHaveLength(1);
  expect(list.imports[0]).toMatchObject({
    import_id: staged.import_id,
    handed_over_by: '市民課',
    received_by: '防災課',
    medium: 'USBメモリ',
    medium_disposal: '返却',
    created_by: clerk.account.user_id,
  });
});

test('the list goes on behind its first two hundred, each import once, and says how many there are', async () => {
  const clerk = await importer();
  const { import_id: newest } = await send(town, clerk, { ...residents, file: good });
  await sql`INSERT INTO imports.import SELECT (jsonb_populate_record(i, jsonb_build_object(
      'import_id', gen_random_uuid(), 'created_at', i.created_at - make_interval(mins => n / 3)))).*
    FROM imports.import i, generate_series(3, 250) n WHERE i.import_id = ${newest}`.execute(town.house.db);
  const pages = [];
  for (let before: string | null = ''; before !== null;) {
    const answer = await clerk.get(pathOf(clerk, before === '' ? '' : `?before=${before}`));
    const page = ImportList.parse(await answer.json());
    pages.push(page);
    before = page.next;
  }
  expect(pages.map(({ imports, total }) => [imports.length, total])).toEqual([
    [200, 249],
    [49, 249],
  ]);
  const all = pages.flatMap(({ imports }) => imports);
  expect(new Set(all.map(({ import_id }) => import_id)).size).toBe(249);
  expect(all[0]?.import_id).toBe(newest);
  const days = all.map(({ created_at }) => Date.parse(created_at));
  expect(days).toEqual(days.toSorted((one, other) => other - one));
});

test('with refused rows nothing is applied unless the good rows are asked for', async () => {
  const clerk = await importer();
  const staged = await send(town, clerk, { ...residents, file: flawed });
  const refused = await clerk.post(pathOf(clerk, `/${staged.import_id}/apply`), {});
  expect(refused.status).toBe(409);
  expect(ProblemDocument.parse(await refused.json()).type).toBe('/problems/imports/rows-rejected');
  await clerk.post(pathOf(clerk, `/${staged.import_id}/apply`), { partial: true });
  const applied = await settled(town, clerk, staged.import_id, ['applied', 'failed']);
  expect(applied).toMatchObject({ state: 'applied', rows_new: 1 });
});

test('refused rows are shown with their place and reason, and the look at them is audited', async () => {
  const clerk = await importer();
  const staged = await send(town, clerk, { ...residents, file: flawed });
  const page = RejectionPage.parse(
    await (await clerk.get(pathOf(clerk, `/${staged.import_id}/rejections`))).json(),
  );
  expect(page.rejections).toMatchObject([
    { row_number: 3, column_name: '生年月日', reason: 'その元号にない年です' },
  ]);
  const entries = await town.house.db
    .selectFrom('audit.entry')
    .select('action')
    .where('account_id', '=', clerk.account.account_id)
    .execute();
  expect(entries.map(({ action }) => action)).toContain('imports.show-rejections');
});

test('the refused rows come as a file that is taken once it is mended', async () => {
  const clerk = await importer();
  const first = await send(town, clerk, { ...residents, file: flawed });
  await clerk.post(pathOf(clerk, `/${first.import_id}/apply`), { partial: true });
  await settled(town, clerk, first.import_id, ['applied']);
  const download = await clerk.get(pathOf(clerk, `/${first.import_id}/rejected.csv`));
  expect(download.headers.get('cache-control')).toBe('no-store');
  const text = await download.text();
  expect(text.split('\r\n')[0]).toContain(`${residentsHeader},行番号,列,理由`);
  const mended = new TextEncoder().encode(text.replace('平成32年1月1日', '令和2年1月1日'));
  const second = await send(town, clerk, { ...residents, file: mended });
  expect(second).toMatchObject({
    state: 'staged',
    remainder: true,
    rows_new: 1,
    rows_rejected: 0,
    rows_missing: 0,
  });
});

test('a refused row of a protected household is shown only with the named right', async () => {
  const clerk = await importer();
  const { municipality_code } = clerk.municipality;
  await town.house.db
    .insertInto('registers.protection')
    .values({
      protection_id: randomUUID(),
      municipality_code,
      household_number: 'H2',
      reason: 'stalking',
      since: '2026-01-01',
      created_by: 'test',
    })
    .execute();
  const staged = await send(town, clerk, { ...residents, file: flawed });
  const opener = await signedIn(town, {
    municipality: clerk.municipality,
    permissions: ['base_data_manage', 'protected_open'],
  });
  const path = pathOf(clerk, `/${staged.import_id}/rejections`);
  expect(RejectionPage.parse(await (await clerk.get(path)).json()).rejections).toEqual([]);
  expect(RejectionPage.parse(await (await opener.get(path)).json()).rejections).toHaveLength(1);
});

test('a cancelled import leaves nothing staged and cannot be applied', async () => {
  const clerk = await importer();
  const staged = await send(town, clerk, { ...residents, file: good });
  expect((await clerk.post(pathOf(clerk, `/${staged.import_id}/cancel`))).status).toBe(200);
  const refused = await clerk.post(pathOf(clerk, `/${staged.import_id}/apply`), {});
  expect(ProblemDocument.parse(await refused.json()).type).toBe('/problems/imports/not-in-state');
});

test('cancelling while a long file is read stops the reading', async () => {
  const clerk = await importer();
  const rows = Array.from({ length: 60_000 }, (_, number) => residentRow(`L${number}`));
  const opened = Import.parse(
    await (await clerk.post(pathOf(clerk), newImport({ ...residents, file: good }))).json(),
  );
  const heard = Promise.withResolvers<void>();
  const stop = town.house.live.listen(clerk.municipality.municipality_code, () => heard.resolve());
  await clerk.put(pathOf(clerk, `/${opened.import_id}/file`), csv(residentsHeader, ...rows), {
    version: opened.version,
  });
  await heard.promise;
  stop();
  expect((await clerk.post(pathOf(clerk, `/${opened.import_id}/cancel`))).status).toBe(200);
  const now = await settled(town, clerk, opened.import_id, ['cancelled']);
  expect(now.rows_read).toBeLessThan(60_000);
});

test('a file sent with a version that has moved on is refused before it is stored', async () => {
  const clerk = await importer();
  const opened = Import.parse(
    await (await clerk.post(pathOf(clerk), newImport({ ...residents, file: good }))).json(),
  );
  const path = pathOf(clerk, `/${opened.import_id}/file`);
  expect((await clerk.put(path, good, { version: 7 })).status).toBe(412);
  expect((await clerk.put(path, good)).status).toBe(428);
});

test('a file announced as larger than 4 GB is refused', async () => {
  const clerk = await importer();
  const opened = Import.parse(
    await (await clerk.post(pathOf(clerk), newImport({ ...residents, file: good }))).json(),
  );
  const answer = await clerk.put(pathOf(clerk, `/${opened.import_id}/file`), good, {
    version: opened.version,
    headers: { 'content-length': String(5 * 1024 ** 3) },
  });
  expect(answer.status).toBe(413);
});

test('without the right nobody imports, and another town has no imports', async () => {
  const clerk = await signedIn(town, { permissions: ['certificate_issue'] });
  expect((await clerk.post(pathOf(clerk), newImport({ ...residents, file: good }))).status).toBe(403);
  const one = await importer();
  const staged = await send(town, one, { ...residents, file: good });
  const other = await importer();
  expect((await other.get(pathOf(other, `/${staged.import_id}`))).status).toBe(404);
});

test('survey results need a disaster that exists', async () => {
  const clerk = await importer();
  const missing = await clerk.post(pathOf(clerk), newImport({ kind: 'surveys', file: good }));
  expect(missing.status).toBe(422);
  const unknown = await clerk.post(
    pathOf(clerk),
    newImport({ kind: 'surveys', file: good, disaster_code: 'nowhere' }),
  );
  expect(ProblemDocument.parse(await unknown.json()).type).toBe('/problems/imports/no-such-disaster');
});

test('an import whose staged rows a crash has emptied says so after the start', async () => {
  const { municipality } = await importer();
  const staged = await stage(town, municipality, { ...residents, file: good });
  await town.house.db
    .deleteFrom('registers.staged_resident')
    .where('import_id', '=', staged.import_id)
    .execute();
  await failDeadImports(town.house, importKinds);
  const after = await town.house.db
    .selectFrom('imports.import')
    .select(['state', 'problem'])
    .where('import_id', '=', staged.import_id)
    .executeTakeFirstOrThrow();
  expect(after.state).toBe('failed');
  expect(after.problem).toContain('失われました');
});

test('an import that is still being read is left alone at a start', async () => {
  const { municipality } = await importer();
  const staged = await stage(town, municipality, { ...residents, file: good });
  await town.house.db
    .updateTable('imports.import')
    .set({ state: 'staging' })
    .where('import_id', '=', staged.import_id)
    .execute();
  await failDeadImports(town.house, importKinds);
  const find = () =>
    town.house.db
      .selectFrom('imports.import')
      .select('state')
      .where('import_id', '=', staged.import_id)
      .executeTakeFirstOrThrow();
  expect((await find()).state).toBe('staging');
  await failDeadImports(town.house, importKinds, 0);
  expect((await find()).state).toBe('failed');
});
