// 住民のファイルが届いた: what the data manager does with a file that is not quite right.
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_FILES } from '../../geodata/sample-town/sample-town.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { csv, send } from '../support/imports.ts';
import { dryRunFigures, sendFile } from '../support/imports-page.ts';
import { enter } from '../support/sign-in-page.ts';
import { aDisaster, aMunicipality, anAccount, signedIn } from '../support/town.ts';
import { withoutMap } from '../support/without-map.ts';

const town = await servedHouse();
const municipality = await aMunicipality(town, { municipality_code: '990019' });
const disaster = await aDisaster(town, municipality);
const password = 'Nagisa-no-2-machi';
const manager = {
  ...(await anAccount(town, municipality, { password, permissions: ['base_data_manage'] })),
  password,
};
const imports = `/${municipality.municipality_code}/${disaster.disaster_code}/imports`;

/** The residents of the sample town, and the same with three rows spoilt in two ways. */
let whole: string[];
let spoilt: string[];

beforeAll(async () => {
  whole = (await readFile(SAMPLE_FILES.residents, 'utf8')).trimEnd().split(/\r?\n/);
  spoilt = whole.map((line, row) => {
    const cells = line.split(',');
    if (row === 3 || row === 7) cells[4] = '平成32年2月30日';
    if (row === 9) cells[2] = '';
    return cells.join(',');
  });
});

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

/** A page of somebody who imports, on a PC that draws no map. */
async function atImports(address = imports): Promise<Page> {
  const page = await openPage(town);
  await withoutMap(page);
  await enter(page, address, manager);
  return page;
}

/** Fills the form as far as sending it; `text` is the file. */
function bring(page: Page, name: string, text: string): Promise<void> {
  return sendFile(page, '住民', file(name, text), '2026-07-01');
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

async function residents(): Promise<number> {
  const { count } = await town.house.db
    .selectFrom('registers.resident')
    .where('municipality_code', '=', municipality.municipality_code)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

describe('a file of residents', () => {
  it('says at every field what is missing before anything is sent', async () => {
    const page = await atImports(`${imports}?view=new`);
    await page.getByRole('button', { name: '送って点検する' }).click();
    await page.getByText('種類を選んでください。').waitFor();
    await page.getByText('ファイルを選んでください。').waitFor();
    await page.getByText('引渡し者を入力してください。').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('with spoilt rows changes nothing until somebody says so, hands the rows out, and takes them back mended', async () => {
    const page = await atImports();
    const colleague = await atImports();
    await colleague.getByText('取り込んだデータはまだありません').waitFor();

    await bring(page, 'residents.csv', spoilt.join('\n'));
    await page.getByRole('heading', { name: '点検の結果（全 511 行）' }).waitFor();
    expect(await dryRunFigures(page)).toEqual({
      新規: '508人',
      変更: '0人',
      変更なし: '0人',
      消える: '0人',
      取り込めない: '3行',
    });
    expect(await residents()).toBe(0);
    // Nobody reloaded the colleague's page: the news came by itself.
    await colleague.getByText('確認待ち').waitFor();

    const reasons = page.getByRole('table', { name: '取り込めない理由' });
    await reasons.getByRole('row', { name: /生年月日 .*2/ }).waitFor();
    await reasons.getByRole('row', { name: /氏名 .*1/ }).waitFor();
    await page.getByRole('button', { name: '行を見る' }).click();
    const rows = page.getByRole('grid', { name: '取り込めない行' });
    await rows.getByRole('row', { name: /^4 生年月日 .* 平成32年2月30日/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: '取り込めない行（CSV）を保存' }).click();
    const rejected = await textOf(await arriving);
    expect(rejected.trimEnd().split(/\r?\n/)).toHaveLength(4);

    const apply = page.getByRole('button', { name: '適用する' });
    expect(await apply.isDisabled()).toBe(true);
    await page.getByText(/^誤りのない 508 行のみ適用する/).click();
    await apply.click();
    const question = page.getByRole('alertdialog', { name: '台帳に適用しますか' });
    await question.getByText('住民に 508 人 を加えます（令和8年7月1日時点）。').waitFor();
    await question.getByText('取り込めない 3 行は取り込みません。').waitFor();
    await question.getByRole('button', { name: '適用する' }).click();
    await page.getByText('に台帳へ適用しました。').waitFor();
    expect(await residents()).toBe(508);
    await colleague.getByText('適用済み').waitFor();

    const mended = rejected
      .split(/\r?\n/)
      .map((line) => {
        const cells = line.replaceAll('平成32年2月30日', '昭和60年2月28日').split(',');
        if (cells[2] === '') cells[2] = '結 渚';
        return cells.join(',');
      })
      .join('\n');
    await page.getByRole('button', { name: '一覧へ戻る' }).click();
    await bring(page, 'residents.csv.rejected.csv', mended);
    await page.getByText('直した行だけのファイルです').waitFor();
    expect(await dryRunFigures(page)).toMatchObject({ 新規: '3人', 取り込めない: '0行' });
    await apply.click();
    await question.getByRole('button', { name: '適用する' }).click();
    await page.getByText('に台帳へ適用しました。').waitFor();
    expect(await residents()).toBe(511);
  });

  it('that is still on its way can be stopped, and nothing has come in', async () => {
    const page = await atImports();
    await page.route('**/file', () => undefined);
    const before = await residents();
    await bring(page, 'stopped.csv', whole.join('\n'));
    await page.getByRole('progressbar', { name: 'ファイルの送信' }).waitFor();
    await page.getByRole('button', { name: '中止' }).first().click();
    const question = page.getByRole('alertdialog', { name: 'この取込を取りやめますか' });
    await question.getByRole('button', { name: '取りやめる' }).click();
    await page.getByText('この取込は取り消されました。台帳は変わっていません。').waitFor();
    expect(await residents()).toBe(before);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('without the needed columns fails with what to do', async () => {
    const page = await atImports();
    await bring(page, 'names.csv', '氏名,住所\n結 渚,浜一丁目\n');
    const told = page.getByRole('alert').filter({ hasText: '取り込めませんでした' });
    await told.getByText('台帳は変わっていません').waitFor();
    expect(await told.innerText()).toContain('宛名番号');
  });
});

describe('the list of imports', () => {
  it('goes on behind its first two hundred, and says how many there are', async () => {
    const clerk = await signedIn(town, { municipality, permissions: ['base_data_manage'] });
    const { import_id } = await send(town, clerk, {
      kind: 'residents',
      file: csv(whole[0] ?? '', ...whole.slice(1)),
    });
    await sql`INSERT INTO imports.import SELECT (jsonb_populate_record(i, jsonb_build_object(
        'import_id', gen_random_uuid(), 'created_at', i.created_at - make_interval(mins => n)))).*
      FROM imports.import i, generate_series(1, 200) n WHERE i.import_id = ${import_id}`.execute(
      town.house.db,
    );
    const page = await atImports();
    const more = page.getByRole('button', { name: 'さらに前の取込を見る' });
    await more.waitFor();
    await page.getByText(/^200 \/ 2\d\d 件$/).waitFor();
    await more.click();
    await more.waitFor({ state: 'detached' });
    expect(await page.getByRole('row').count()).toBeGreaterThan(201);
  });
});
