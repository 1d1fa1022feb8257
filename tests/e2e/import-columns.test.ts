// 住基システムが替わった: files that name their columns in their own words, or say no coordinate system.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dbfOf, shpOf, zipOf } from '../../geodata/formats/made-files.ts';
import { encodeCp932 } from '../../geodata/town/write/encode-cp932.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { dryRunFigures, sendFile } from '../support/imports-page.ts';
import type { GivenFile } from '../support/imports-page.ts';
import { enter } from '../support/sign-in-page.ts';
import { aDisaster, aMunicipality, anAccount } from '../support/town.ts';
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

async function atImports(): Promise<Page> {
  const page = await openPage(town);
  await withoutMap(page);
  await enter(page, imports, manager);
  return page;
}

const header = '個人コード,世帯コード,漢字氏名,カナ,生年月日（和暦）,現住所,備考';
const people = [
  '1001,501,結 渚,ムスビ ナギサ,S55.4.1,浜一丁目1番1号,',
  '1002,501,結 海斗,ムスビ カイト,H22.7.20,浜一丁目1番1号,',
  '1003,502,﨑山 潮,サキヤマ ウシオ,S12.1.3,浜二丁目4番5号,独居',
];

/** As an old resident system writes it. */
function shiftJis(name: string, lines: readonly string[]): GivenFile {
  const buffer = Buffer.from(encodeCp932(`${[header, ...lines].join('\r\n')}\r\n`));
  return { name, mimeType: 'text/csv', buffer };
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function applyAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: '適用する' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '適用する' }).click();
  await page.getByText('に台帳へ適用しました。').waitFor();
}

describe('a Shift_JIS file with headers of its own', () => {
  it('is joined column by column, read again, applied; the next one is read by itself', async () => {
    const page = await atImports();
    await sendFile(page, '住民', shiftJis('juki-0701.csv', people), '2026-07-01');
    const told = page.getByRole('alert').filter({ hasText: '取り込めませんでした' });
    await told.getByText('台帳は変わっていません').waitFor();

    // What the file holds stands beside the columns that were guessed.
    const needed = page.getByRole('list', { name: '必須の項目' });
    await needed.getByText('S55.4.1　H22.7.20').waitFor();
    await needed.getByText('似た名前の列（要確認）').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: '読み直す', exact: true }).click();
    await needed.getByText('必須です。当たる列を選んでください。').first().waitFor();
    await choose(page, '宛名番号に当たる列', '個人コード');
    await choose(page, '氏名に当たる列', '漢字氏名');
    await choose(page, '氏名フリガナに当たる列', 'カナ');
    await choose(page, '国籍に当たる列', '全行に同じ文字を入れる');
    await page.getByLabel('国籍に入れる文字').fill('日本');
    await needed.getByText('﨑山 潮').waitFor();
    await page.getByText('読まない列：備考').waitFor();

    await page.getByLabel('この対応に名前を付けて保存').fill('市民課の住基');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('対応「市民課の住基」を保存しました').waitFor();
    await page.getByRole('button', { name: '読み直す', exact: true }).click();

    await page.getByRole('heading', { name: '点検の結果（全 3 行）' }).waitFor();
    expect(await dryRunFigures(page)).toMatchObject({ 新規: '3人', 取り込めない: '0行' });
    await page.getByText('市民課の住基', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await applyAll(page);

    await page.getByRole('button', { name: '一覧へ戻る' }).click();
    const next = ['1004,503,灘 みお,ナダ ミオ,R1.5.5,浜三丁目7番1号,', ...people];
    await sendFile(page, '住民', shiftJis('juki-0801.csv', next), '2026-08-01');
    await page.getByRole('heading', { name: '点検の結果（全 4 行）' }).waitFor();
    expect(await dryRunFigures(page)).toMatchObject({ 新規: '1人', 変更なし: '3人', 取り込めない: '0行' });
    await page.getByText('市民課の住基', { exact: true }).waitFor();
    await applyAll(page);
  });

  it('that waits can be read otherwise, and what it was joined by can be removed', async () => {
    const page = await atImports();
    await sendFile(page, '住民', shiftJis('juki-0802.csv', people), '2026-08-02');
    await page.getByRole('button', { name: '列の対応・読み方を変える' }).click();
    await choose(page, '方書に当たる列', '備考');
    await page.getByRole('button', { name: '読み直す', exact: true }).click();
    await page.getByText('この取込だけの対応').waitFor();
    await page.getByRole('button', { name: '一覧へ戻る' }).click();
    const list = page
      .getByRole('table', { name: '取込の一覧' })
      .getByRole('row')
      .filter({ hasText: 'juki-0802.csv' });
    expect(await list.getByText('取消済み').count()).toBe(1);
    expect(await list.getByText('確認待ち').count()).toBe(1);

    await list.getByRole('link').first().click();
    await page.getByRole('button', { name: '列の対応・読み方を変える' }).click();
    await choose(page, '保存した対応', '市民課の住基（このファイルに合います）');
    await page.getByRole('button', { name: '削除…' }).click();
    const question = page.getByRole('alertdialog', { name: '対応「市民課の住基」を削除しますか' });
    await question.getByText('これまで 3 件の取込で使いました。').waitFor();
    await question.getByRole('button', { name: '削除する' }).click();
    await page.getByText('対応「市民課の住基」を削除しました').waitFor();
    await page.getByRole('button', { name: '取りやめる' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '取りやめる' }).click();
    await page.getByText('この取込は取り消されました。').waitFor();
  });

  it('read in the wrong encoding shows how it looks in another one', async () => {
    const page = await atImports();
    const broken = Buffer.concat([
      shiftJis('x', people).buffer,
      Buffer.from('1005,504,灘 みお,ナダ,R1.5.5,浜,\n'),
    ]);
    await sendFile(page, '住民', { name: 'mixed.csv', mimeType: 'text/csv', buffer: broken }, '2026-08-03');
    await page.getByRole('alert').filter({ hasText: '取り込めませんでした' }).waitFor();
    await choose(page, '文字コード', 'UTF-8');
    await page
      .getByText(/UTF-8として読めない文字があります/)
      .last()
      .waitFor();
    await page.getByRole('button', { name: '別のファイル・種類で取り込む' }).click();
    await page.getByRole('heading', { name: 'ファイルを取り込む' }).waitFor();
    expect(await page.getByLabel(/^引渡し者/).inputValue()).toBe('市民課 海野');
  });
});

describe('a zipped shapefile', () => {
  const x = -5_000;
  const y = -12_000;
  /** A house of ten metres, its ring clockwise; the second crosses itself. */
  const rings = [
    [
      [x, y],
      [x, y + 10],
      [x + 10, y + 10],
      [x + 10, y],
      [x, y],
    ],
    [
      [x + 50, y],
      [x + 60, y + 10],
      [x + 60, y],
      [x + 50, y + 10],
      [x + 50, y],
    ],
  ];

  it('without .prj asks for the system right there, and says what was repaired', async () => {
    const buffer = await zipOf({
      'tatemono.shp': shpOf(rings.map((ring) => ({ rings: [ring] }))),
      'tatemono.dbf': dbfOf([{ name: 'ID' }], [['K1'], ['K2']]),
    });
    const page = await atImports();
    await sendFile(
      page,
      '建物外形',
      { name: 'tatemono.zip', mimeType: 'application/zip', buffer },
      '2026-07-01',
    );
    await page.getByText('正しい座標系を下で選んで').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '読み直す', exact: true }).click();
    await page.getByText('座標系を選んでください。').waitFor();

    // Degrees for metres: refused as well, and asked for again at the same place.
    await choose(page, '座標系.*', '緯度経度（JGD2011）');
    await page.getByRole('button', { name: '読み直す', exact: true }).click();
    await page.getByRole('heading', { name: '取り込めない 2 行の理由' }).waitFor();
    await page.getByRole('button', { name: '列の対応・読み方を変える' }).click();
    await choose(page, '座標系', '平面直角座標系 第Ⅸ系（JGD2000）');
    await page.getByText('JGD2000（測地成果2000）をJGD2011とみなします。').waitFor();
    await choose(page, '物件番号に当たる列', 'ID');
    await page.getByRole('button', { name: '読み直す', exact: true }).click();

    await page.getByText('位置に5 mほどの誤差が出ることがあります').waitFor();
    expect(await dryRunFigures(page)).toMatchObject({ 新規: '2件', 取り込めない: '0行' });
    await page.getByRole('table', { name: '直した内容' }).getByText('図形の誤り').waitFor();
    await page.getByText('平面直角座標系 第Ⅸ系（JGD2000）（ファイルに記載なし）').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await applyAll(page);
  });

  it('that is broken leads to another file, with all that was typed', async () => {
    const page = await atImports();
    const buffer = (await zipOf({ 'a.shp': shpOf([]), 'a.dbf': dbfOf([{ name: 'ID' }], [['1']]) })).subarray(
      0,
      -30,
    );
    await sendFile(
      page,
      '建物外形',
      { name: 'kowareta.zip', mimeType: 'application/zip', buffer },
      '2026-07-01',
    );
    await page.getByRole('button', { name: '別のファイルを選ぶ' }).click();
    await page.getByRole('button', { name: /建物外形.*種類/ }).waitFor();
    expect(await page.getByLabel(/^媒体必須/).inputValue()).toBe('USBメモリ');
    expect(await page.getByLabel('出典').inputValue()).toBe('標準');
  });
});
