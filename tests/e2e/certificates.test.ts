// 証明書 by clicks: corrected and declared void, issued to an owner and for a declaration, sent by post, counted;
// a form changed by hand and seen at once; and the public check on a phone.
import type { Locator, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { Certificate } from '../../api/certificates/certificates.contract.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aBuilding, aConfirmation, aCounter, aSurvey, at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const counter = await aCounter(town);
const { municipality, disaster, clerk } = counter;
const password = 'Minato-no-1-machi';
const office = {
  ...(await anAccount(town, municipality, {
    password,
    display_name: '窓口　結',
    permissions: ['certificate_issue', 'administration'],
  })),
  password,
};
const chief = {
  ...(await anAccount(town, municipality, {
    password,
    display_name: '税務　岬',
    permissions: ['certificate_issue', 'certificate_issue_with_correction'],
  })),
  password,
};
const room = `/${municipality.municipality_code}/${disaster.disaster_code}/papers`;
const big = { viewport: { width: 1440, height: 900 } };
const panel = (page: Page): Locator => page.locator('#panel');

async function issue(name: string, given: Parameters<typeof aConfirmation>[3] = {}): Promise<Certificate> {
  const { confirmation_id } = await aConfirmation(town, counter, name, given);
  const body = { certificate_id: uuidv7(), confirmation_id };
  const issued = Certificate.parse(await (await clerk.post(`${counter.path}/certificates`, body)).json());
  const path = `${counter.path}/certificates/${issued.certificate_id}/rendering`;
  return Certificate.parse(await (await clerk.post(path)).json());
}

function presentOf(kind: string) {
  return town.house.db
    .selectFrom('certificates.v_present_certificate')
    .select(['property_number', 'household_number'])
    .where('kind', '=', kind)
    .execute();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await panel(page).or(page.getByRole('alertdialog')).getByRole('button', { name: label }).last().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

beforeAll(async () => {
  await aBuilding(town, municipality, 'B90', {
    owner_name: '沖　登',
    place: at(400, 0),
    address: 'むすび市港町二丁目3番地',
  });
  await aSurvey(town, counter, 'S90', { place: at(405, 0), damage_class: 'total' });
});

describe('a certificate', () => {
  it('is corrected with what was wrong, and the correction declared void with its reason', async () => {
    const first = await issue('1');
    const page = await openPage(town, big);
    await enter(page, `${room}?selected=certificate.${first.certificate_id}`, office);
    await panel(page).getByText('有効', { exact: true }).waitFor();
    await panel(page).getByRole('button', { name: '訂正' }).click();
    await page.getByRole('heading', { name: '証明書の再交付・訂正' }).waitFor();
    const give = panel(page).getByRole('button', { name: '交付する' });
    await panel(page).getByText('すべての文字を印刷できます').waitFor();
    expect(await give.isDisabled()).toBe(true);
    await panel(page).getByText('氏名', { exact: true }).first().click();
    await panel(page).getByLabel('経緯（印刷されません）').fill('字体の誤り');
    await panel(page).getByText('（第0000001号を訂正）').waitFor();
    await give.click();
    await page.getByRole('heading', { name: '罹災証明書 第0000002号（居住者用）' }).waitFor();
    await panel(page).getByText('第2版・訂正（氏名）・字体の誤り・1 部').waitFor();
    await panel(page).getByText('差し替え済み').waitFor();

    await panel(page).getByRole('button', { name: '無効にする' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('元には戻せません').waitFor();
    await dialog.getByRole('button', { name: '無効にする', exact: true }).click();
    await dialog.getByText('理由を選んでください').waitFor();
    await choose(page, '無効にする理由', '申請が取り下げられた');
    await dialog.getByRole('button', { name: '無効にする', exact: true }).click();
    await panel(page).getByText('無効の理由：申請が取り下げられた').waitFor();
    expect(await panel(page).getByRole('button', { name: '印刷' }).count()).toBe(0);

    await panel(page).getByRole('button', { name: '交付一覧へ戻る' }).click();
    const table = page.getByRole('grid', { name: '交付した証明書' });
    await table.getByRole('row').filter({ hasText: '第0000002号' }).getByText('無効').first().waitFor();
    expect(await table.getByRole('row').filter({ hasText: '第0000001号' }).innerText()).toContain(
      '差し替え済み',
    );
  });

  it("goes to an owner who lives elsewhere, from the owner's name to the paper", async () => {
    const page = await openPage(town, big);
    await enter(page, `${room}?tab=owners`, office);
    await page.getByLabel('所有者氏名').fill('沖 登');
    await page.getByRole('button', { name: '家屋を検索' }).click();
    const card = page.getByRole('list', { name: '所有者の家屋' }).getByRole('listitem');
    await card.getByText('むすび市港町二丁目3番地').waitFor();
    await card.getByRole('button', { name: '所有者用を交付' }).click();
    await panel(page).getByText('すべての文字を印刷できます').waitFor();
    // The slip alone ties nothing to the building; the owner points as well.
    const check = page.getByRole('region', { name: '照合' });
    expect(await panel(page).getByRole('button', { name: '交付する' }).isDisabled()).toBe(true);
    await check.getByRole('textbox').fill('S90');
    await page.keyboard.press('Enter');
    await check.getByText('この調査結果の番号です').waitFor();
    await check.getByRole('button', { name: '責任者の承認を依頼' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('遠方の所有者と電話で位置を確かめた');
    await page.getByRole('button', { name: '承認を依頼する' }).click();
    await check.getByText('責任者の承認を待っています').waitFor();
    const second = await openPage(town, big);
    await enter(second, room.replace('papers', 'approvals'), chief);
    await second.getByRole('list', { name: '承認を待つ依頼' }).getByText('沖　登').first().waitFor();
    await second.getByRole('button', { name: '承認する' }).click();
    await second.getByText('承認を待つ依頼はありません').waitFor();
    await check.getByText('責任者の承認により交付できます').waitFor();
    await panel(page).getByRole('button', { name: '交付する' }).click();
    await page.getByRole('heading', { name: '罹災証明書 第0000001号（所有者用）' }).waitFor();
    expect(await presentOf('owner')).toEqual([{ property_number: 'B90', household_number: null }]);
  });

  it('certifies that a declaration was received, as it was taken down', async () => {
    const page = await openPage(town, big);
    await enter(page, `${room}?tab=owners`, office);
    await page.getByRole('button', { name: '被災届出受理証' }).click();
    await page.getByRole('button', { name: '届出を受理する' }).click();
    await page.getByRole('button', { name: '受理して受理証へ' }).click();
    await page.getByText('入力してください').first().waitFor();
    await page.getByLabel('届出者氏名').fill('浜野　はる');
    await page.getByLabel('届出者住所').fill('むすび市港町一丁目2番3号');
    await page
      .getByLabel('被災物件', { exact: true })
      .or(page.locator('[name=damaged_object]'))
      .first()
      .fill('車庫');
    await page.getByLabel('被災内容').fill('屋根が落下した');
    await page.getByRole('button', { name: '受理して受理証へ' }).click();
    await panel(page).getByText('すべての文字を印刷できます').waitFor();
    await panel(page).getByRole('button', { name: '交付する' }).click();
    await page.getByRole('heading', { name: '被災届出受理証 第0000001号' }).waitFor();
    expect(await presentOf('damage_report')).toEqual([{ property_number: null, household_number: null }]);
  });

  it('is sent by post with others, one PDF, each noted', async () => {
    await aConfirmation(town, counter, '21', { people: [{ name: '浜野　夏' }] });
    await aConfirmation(town, counter, '22', { people: [{ name: '浜野　冬' }] });
    const page = await openPage(town, big);
    await enter(page, `${room}?tab=letters`, office);
    await page.getByRole('button', { name: '郵送を作成' }).click();
    await page.getByText('浜野　夏').click();
    await page.getByText('浜野　冬').click();
    await page.getByLabel('差出人（宛名の紙に印刷されます）').fill('むすび市役所 税務課');
    await page.getByRole('button', { name: '2 通を作成する' }).click();
    const letters = page.getByRole('region', { name: '郵送', exact: true }).last();
    await page.getByRole('button', { name: 'PDFを保存して印刷' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'PDFを保存して印刷' }).click();
    expect((await download).suggestedFilename()).toBe('郵送.pdf');
    await page.getByRole('button', { name: '発送した' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '発送した' }).click();
    await page.getByText('2 通の発送を記録しました').waitFor();
    await letters.or(page.locator('#panel')).getByText('発送済み').first().waitFor();
  });

  it('has its number out of a block that a counter holds, and is counted', async () => {
    const page = await openPage(town, big);
    await enter(page, `${room}?tab=numbers`, office);
    await page.getByLabel('持つ窓口').fill('避難所巡回1');
    await page.getByLabel('確保する数').fill('5');
    await page.getByRole('button', { name: '番号枠を確保' }).click();
    const blocks = page.getByRole('table', { name: '番号枠', exact: true });
    await blocks.getByText('避難所巡回1').waitFor();
    await page.getByText('避難所巡回1が番号枠として持っています').waitFor();
    await page.getByRole('button', { name: '避難所巡回1の番号枠を返却する' }).click();
    await page.getByLabel('返却の理由').fill('巡回の終了');
    await page.getByRole('alertdialog').getByRole('button', { name: '返却する' }).click();
    await blocks.getByText('巡回の終了').waitFor();
    await page.getByText('証明書のない番号（欠番）はありません').waitFor();

    await page.getByRole('link', { name: '統計' }).click();
    await page.getByText('時点').first().waitFor();
    await page.getByRole('table', { name: '日ごとの交付' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSVを保存' }).click();
    expect((await download).suggestedFilename()).toMatch(/^証明書の統計_/);
  });
});

describe('a form', () => {
  it('is changed by hand, seen at once, refused while it is wrong, and kept as a new version', async () => {
    const page = await openPage(town, big);
    await enter(page, `${room}?tab=templates`, office);
    await page.getByText('この様式は印刷できます').waitFor();
    await page.locator('iframe[src^="blob:"]').waitFor();
    await page.getByRole('button', { name: '部品を加える' }).click();
    const added = page.locator('.template-block').last();
    await added.getByLabel('文章（{項目} は、証明書の記載に置き換わります）').fill('{世帯主のなまえ}様へ');
    await page.getByText('「{世帯主のなまえ}」という項目はありません').waitFor();
    await added.getByLabel('文章（{項目} は、証明書の記載に置き換わります）').fill('{世帯主氏名}様へ');
    await added.getByLabel('高さ（mm）').fill('90');
    await page.getByText('用紙から').waitFor();
    const keep = page.getByRole('button', { name: '新しい版として保存' });
    expect(await keep.isDisabled()).toBe(true);
    await added.getByLabel('高さ（mm）').fill('5');
    // Room is made where there is some to spare.
    await page.locator('[name=block-1-row-0-height]').fill('9');
    await page.locator('[name=block-1-row-1-height]').fill('9');
    await page.getByText('この様式は印刷できます').waitFor();
    await page.getByLabel('変更の内容（版の一覧に残ります）').fill('宛名を加えた');
    await keep.click();
    await page.getByText(/第\d+版として保存しました/).waitFor();
    await page.getByRole('link', { name: '種類と設定' }).click();
    await page.getByRole('table', { name: '証明書の種類' }).waitFor();
  });
});

describe('the public check', () => {
  it('tells on a phone what has become of a paper, keeps its code out of every address, and has no barriers', async () => {
    const certificate = await issue('31', {
      damage_class: 'large_scale_half',
      address: 'むすび市港町三丁目4番5号',
    });
    const { pathname, hash } = new URL(certificate.fields.verification);
    const page = await openPage(town, {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${pathname}${hash}`);
    await page.getByText('この市町村が交付した証明書で、いまも有効です。').waitFor();
    await page.getByText('大規模半壊').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const targets = await page
      .locator('button, input')
      .evaluateAll((found) =>
        found
          .map((element) => element.getBoundingClientRect())
          .filter(({ width, height }) => width < 44 || height < 44),
      );
    expect(targets).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.locator('body').innerText()).not.toMatch(/浜野|港町/);

    await page.getByLabel('所在地も確かめる').fill('むすび市港町三丁目４番５号');
    await page.getByRole('button', { name: '所在地を確かめる' }).click();
    await page.getByText('所在地は、交付したときの記載と一致します。').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('This certificate was issued by the municipality and is valid now.').waitFor();
    await page.getByRole('button', { name: '日本語', exact: true }).click();

    await clerk.post(`${counter.path}/certificates/${certificate.certificate_id}/void`, {
      reason: 'withdrawn',
      is_paper_returned: true,
    });
    await page.reload();
    await page.getByText('交付された証明書ですが、無効になっています。').waitFor();
    await page.goto(`${pathname}${hash.slice(0, -6)}AAAAAA`);
    await page.getByText('該当なし').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(pathname);
    await page.getByText('スマートフォンのカメラで読み取る').waitFor();
    // What the browser has sent anywhere holds nothing of the code: it stands behind '#'.
    expect(asked.map((url) => new URL(url)).filter((url) => url.search !== '')).toEqual([]);
    expect(asked.some((url) => url.includes(hash.slice(1, 20)) && !url.includes('#'))).toBe(false);
  });
});
