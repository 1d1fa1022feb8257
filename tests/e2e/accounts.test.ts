// 利用者管理: a helper comes, works, and is locked out in the middle of it; then a bus of them comes.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { enter } from '../support/sign-in-page.ts';
import { aDisaster, aMunicipality, anAccount } from '../support/town.ts';
import { withoutMap } from '../support/without-map.ts';

const town = await servedHouse();
const municipality = await aMunicipality(town);
const disaster = await aDisaster(town, municipality);
const password = 'Nagisa-no-2-machi';
const administrator = {
  ...(await anAccount(town, municipality, { password, permissions: ['administration'] })),
  password,
};
const base = `/${municipality.municipality_code}/${disaster.disaster_code}`;

describe('the administrator', () => {
  it('makes a group and a helper in it, and locks the helper out of an open page', async () => {
    const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
    await enter(page, `${base}/accounts?tab=groups&view=new`, administrator);
    await page.getByLabel(/^グループの名前/).fill('窓口');
    await page.getByText('罹災証明書(交付)', { exact: true }).last().click();
    await page.getByRole('button', { name: '作成する' }).click();
    await page.getByRole('link', { name: '窓口', exact: true }).last().waitFor();

    await page
      .getByRole('navigation', { name: '利用者管理のページ' })
      .getByText('利用者', { exact: true })
      .click();
    await page.getByRole('button', { name: '利用者を登録' }).click();
    await page.getByLabel(/^利用者ID必須/).fill('ouen-1');
    await page.getByLabel(/^氏名/).fill('応援 一郎');
    await page.getByRole('region', { name: '利用者を登録' }).getByText('窓口', { exact: true }).click();
    await page.getByRole('button', { name: '登録する' }).click();
    const made = page.getByRole('alertdialog', { name: '登録しました' });
    const given = await made.locator('.made-password').innerText();
    expect(await accessibilityFaults(page)).toEqual([]);
    await made.getByRole('button', { name: '控えたので閉じる' }).click();
    await page.getByRole('region', { name: '応援 一郎（ouen-1）' }).waitFor();
    expect(await page.content()).not.toContain(given);

    const helper = await openPage(town);
    await withoutMap(helper);
    await enter(helper, `${base}/counter`, { user_id: 'ouen-1', password: given });
    await helper.getByRole('searchbox').waitFor();

    await page.locator('#panel').getByRole('button', { name: '検索' }).click();
    await page.getByRole('button', { name: '緊急ロック' }).click();
    const question = page.getByRole('alertdialog', { name: '応援 一郎さんを緊急ロックしますか' });
    await question.getByRole('button', { name: '緊急ロック' }).click();
    await page.getByRole('button', { name: '緊急ロックを解除' }).waitFor();

    await helper.getByRole('searchbox').fill('S0001');
    await helper.keyboard.press('Enter');
    await helper.waitForURL((url) => url.pathname === '/sign-in');
    await helper.getByLabel('利用者ID').fill('ouen-1');
    await helper.getByLabel('パスワード').fill(given);
    await helper.getByRole('button', { name: 'サインイン' }).click();
    await helper.getByText('この利用者は停止されています').waitFor();
  });

  it('is told of every fault of a file of helpers, and gets their passwords once it is right', async () => {
    const page = await openPage(town);
    await enter(page, `${base}/accounts?tab=bulk`, administrator);
    const header = '利用者ID,氏名,所属,グループ,有効期限,初期パスワード';
    const choose = (text: string) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'helpers.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      });
    await choose(`${header}\n応援1,応援 一,県,,,\nbus-2,,県,どこかの課,令和8年13月1日,\n`);
    await page.getByRole('button', { name: '登録する' }).click();
    const faults = page.getByRole('table', { name: '直すところ' });
    await faults.getByRole('row', { name: /^2 利用者ID/ }).waitFor();
    await faults.getByRole('row', { name: /^3 氏名/ }).waitFor();
    await faults.getByRole('row', { name: /^3 グループ 登録されていないグループです/ }).waitFor();
    await faults.getByRole('row', { name: /^3 有効期限/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await choose(`${header}\nbus-1,応援 一,県,,令和19年1月31日,\nbus-2,応援 二,県,,,\n`);
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('heading', { name: '2 人を登録しました' }).waitFor();
    const row = page.getByRole('table', { name: '登録した利用者' }).getByRole('row', { name: /bus-1/ });
    const given = await row.getByRole('cell').last().innerText();
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: '結果（CSV）を保存' }).click();
    const saved = await readFile(await (await arriving).path(), 'utf8');
    expect(saved).toContain('bus-1,応援 一,県,,2037-01-31,');
    expect(saved.replaceAll('"', '')).toContain(given);
    await page.getByRole('button', { name: '閉じる' }).first().click();
    await page.getByRole('button', { name: '登録する' }).waitFor();
    expect(await page.content()).not.toContain(given);

    const helper = await openPage(town);
    await enter(helper, '/', { user_id: 'bus-1', password: given });
    await helper.getByText('入れる業務がありません').first().waitFor();
  });

  it('sets the rules, the seal and the next disaster, each seen before it counts', async () => {
    const page = await openPage(town);
    await enter(page, `${base}/accounts?tab=policy`, administrator);
    await page.getByLabel(/^自動サインアウト/).fill('2');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('5から720までの数で入力してください。').waitFor();
    await page.getByLabel(/^自動サインアウト/).fill('30');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('規則を変更しました').waitFor();

    const tabs = page.getByRole('navigation', { name: '利用者管理のページ' });
    await tabs.getByText('市町村の設定').click();
    await page.getByText('公印がまだ登録されていません').waitFor();
    const seal = await readFile(new URL('../../geodata/sample-town/seal.png', import.meta.url));
    const choice = page.locator('input[type=file]');
    await choice.setInputFiles({ name: 'seal.jpg', mimeType: 'image/jpeg', buffer: seal });
    await page.getByText('PNG形式の画像を選んでください。').waitFor();
    await choice.setInputFiles({ name: 'seal.png', mimeType: 'image/png', buffer: seal });
    await page.getByRole('img', { name: 'これから登録する公印' }).waitFor();
    await page.getByRole('button', { name: 'この公印を登録する' }).click();
    await page.getByRole('img', { name: '登録済みの公印' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await tabs.getByText('災害', { exact: true }).click();
    await page.getByRole('button', { name: '災害を登録' }).click();
    await page.getByRole('button', { name: /種別/ }).click();
    await page.getByRole('option', { name: '訓練' }).click();
    await page.getByLabel(/^災害名/).fill('令和8年秋の訓練');
    await page.getByLabel(/^コード/).fill('r8-kunren');
    await page.getByLabel(/^罹災原因/).fill('訓練の地震による');
    await page.getByLabel(/^発災日/).fill('2026-10-01');
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('row', { name: /令和8年秋の訓練 訓練/ }).waitFor();
    await page.getByRole('link', { name: 'ホーム' }).click();
    await page.getByRole('heading', { name: '令和8年秋の訓練' }).waitFor();
  });

  it('registers the first disaster of a new town from the home page', async () => {
    const newTown = await aMunicipality(town);
    const founder = await anAccount(town, newTown, { password, permissions: ['administration'] });
    const page = await openPage(town);
    await enter(page, '/', { user_id: founder.user_id, password });
    await page.getByText('災害がまだ登録されていません').waitFor();
    await page.getByRole('button', { name: '災害を登録' }).click();
    const form = page.getByRole('dialog', { name: '災害を登録' });
    await form.getByRole('button', { name: /種別/ }).click();
    await page.getByRole('option', { name: '実災害' }).click();
    await form.getByLabel(/^災害名/).fill('令和8年台風第9号');
    await form.getByLabel(/^コード/).fill('R8');
    await form.getByLabel(/^罹災原因/).fill('台風による');
    await form.getByLabel(/^発災日/).fill('2026-09-01');
    await form.getByRole('button', { name: '登録する' }).click();
    await form.getByText(/半角の英小文字・数字・ハイフンで31文字以内|形式が正しくありません/).waitFor();
    await form.getByLabel(/^コード/).fill('r8-typhoon');
    await form.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('heading', { name: '令和8年台風第9号' }).waitFor();
    await page.getByRole('link', { name: /^利用者管理/ }).click();
    await page.getByRole('heading', { name: '利用者管理' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
