// 利用記録: a look at the counter leaves a trace, and the look at the trace as well.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aCounter, aHousehold } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const counter = await aCounter(town);
const { municipality, disaster, clerk } = counter;
const household = await aHousehold(town, municipality, 'H0042', { people: [{ name: '結 渚' }] });
const password = 'Nagisa-no-2-machi';
const auditor = {
  ...(await anAccount(town, municipality, { password, permissions: ['audit_read'] })),
  password,
};
const guardian = {
  ...(await anAccount(town, municipality, { password, permissions: ['protected_open'] })),
  password,
};
const base = `/${municipality.municipality_code}/${disaster.disaster_code}`;

describe('the record of use', () => {
  it('shows who looked at a household, to the second, and names it in no address', async () => {
    await clerk.post(`${counter.path}/records`, { kind: 'household', number: household });
    const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
    await enter(page, `${base}/audit`, auditor);
    await page.getByLabel('対象の番号').fill(household);
    await page.locator('#panel').getByRole('button', { name: '検索' }).click();
    const rows = page.getByRole('grid', { name: '利用記録' });
    const look = rows.getByRole('row', { name: clerk.account.user_id });
    await look.waitFor();
    expect(await look.innerText()).toContain(`世帯 ${household}`);
    await look.click();
    const pane = page.locator('.split-side');
    await pane.getByText('matching.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSVを保存' }).click();
    const saved = await readFile(await (await arriving).path(), 'utf8');
    expect(saved).toContain(`household:${household}`);
    expect(saved).toContain(clerk.account.user_id);

    await page.getByLabel('利用者ID').fill(auditor.user_id);
    await page.getByLabel('対象の番号').fill('');
    await page.locator('#panel').getByRole('button', { name: '検索' }).click();
    await rows.getByRole('row', { name: '利用記録のダウンロード' }).waitFor();
    expect(addresses.filter((address) => address.includes(household))).toEqual([]);
    await page.getByText(/封印/).last().waitFor();
  });
});

describe('a household under 支援措置', () => {
  it('is put away by its number, and comes back only after the consequence was read', async () => {
    const page = await openPage(town);
    await enter(page, `${base}/protections?view=new`, guardian);
    await page.getByLabel(/^世帯番号/).fill('NOBODY-1');
    await page.getByRole('button', { name: /理由/ }).click();
    await page.getByRole('option', { name: 'ストーカー行為' }).click();
    await page.getByLabel(/^開始日/).fill('2026-06-10');
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByText('住民登録にある世帯番号を入力してください').waitFor();
    await page.getByLabel(/^世帯番号/).fill(household);
    await page.getByRole('button', { name: '登録する' }).click();
    const row = page.getByRole('row', { name: household });
    await row.getByText('支援中').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const hidden = await clerk.post(`${counter.path}/records`, {
      kind: 'household',
      number: household,
    });
    expect(hidden.status).toBe(404);

    await row.getByRole('button', { name: /終了$/ }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('窓口の職員の検索・一覧・地図に、すぐに現れます').waitFor();
    await question.getByRole('button', { name: '終了する' }).click();
    await row.getByText(/に終了/).waitFor();
  });
});
