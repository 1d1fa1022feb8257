// 突合: a clerk looks what the machine leaves open, decides on it with the keyboard, rejects a wrong candidate, and runs
// the linking again.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepLinks } from '../../api/matching/link-keeper.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { bring, csv } from '../support/imports.ts';
import { aStreet, link, nameOf } from '../support/linked-town.ts';
import { at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const street = await aStreet(town, 24, { surveyed: (house) => house % 4 !== 3 });
const { municipality, disaster } = street;
const password = 'Nagisa-no-2-machi';
const permissions = ['certificate_issue', 'base_data_manage'] as const;
const clerk = { ...(await anAccount(town, municipality, { password, permissions })), password };
const room = `/${municipality.municipality_code}/${disaster.disaster_code}/linkage`;

beforeAll(async () => {
  const lost = at(200, 400);
  await bring(town, municipality, {
    kind: 'surveys',
    disaster_code: disaster.disaster_code,
    crs: 6668,
    file: csv(
      '調査番号,調査日,調査回,判定,居住者氏名,経度,緯度',
      `X7,2026-06-06,第1次,半壊,${nameOf(7)},${lost.lon},${lost.lat}`,
    ),
  });
  await link(town, street);
});

const grid = (page: Page, name: string) => page.getByRole('grid', { name });
const chip = (page: Page, name: RegExp) => page.locator('#panel').getByRole('radio', { name });
const candidates = (page: Page) => page.getByRole('listbox', { name: '候補' });

describe('the work lists of linking', () => {
  it('show how much is open, and let a clerk decide with the keyboard alone', async () => {
    const page = await openPage(town);
    await enter(page, room, clerk);
    await page.getByText(/自動 \d+ 件・候補 \d+ 件（.*時点/).waitFor();
    await chip(page, /調査のない世帯 6/).waitFor();
    await grid(page, '家屋のない調査').getByRole('row', { name: /X7/ }).waitFor();
    await page.locator('.legend').waitFor({ state: 'attached' });
    expect(await accessibilityFaults(page)).toEqual([]);

    await grid(page, '家屋のない調査').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await candidates(page).getByRole('option').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await grid(page, '家屋のない調査').waitFor();
  });

  it('a candidate is taken and confirmed, and leaves the list', async () => {
    const page = await openPage(town);
    await enter(page, `${room}?list=low_evidence`, clerk);
    await chip(page, /家屋のない調査 1/).click();
    await grid(page, '家屋のない調査').getByRole('row', { name: /X7/ }).dblclick();
    await candidates(page)
      .getByRole('option', { name: new RegExp(nameOf(7)) })
      .first()
      .click();
    await page.getByText('として確定します').waitFor();
    await page.keyboard.press('F8');
    await page.getByText('突合を確定しました').waitFor();
    await page.getByText('要確認はありません').waitFor();
    await chip(page, /家屋のない調査 0/).waitFor();
    await chip(page, /調査のない世帯 5/).waitFor();
    expect(await grid(page, '家屋のない調査').getByRole('row', { name: /X7/ }).count()).toBe(0);
  });

  it('a wrong candidate is rejected with a reason, and the rejection taken back', async () => {
    const page = await openPage(town);
    await enter(page, `${room}?list=household_without_survey`, clerk);
    await grid(page, '調査のない世帯').getByRole('row', { name: /H3/ }).first().dblclick();
    await candidates(page).getByRole('option').first().click();
    const before = await candidates(page).getByRole('option').count();
    await page.getByRole('button', { name: 'この候補を却下' }).click();
    await page.getByLabel('却下する理由（任意）').fill('隣の家');
    await page.getByRole('button', { name: '却下する', exact: true }).click();
    await page.getByText('候補を却下しました').waitFor();
    await page.getByText(/却下 H3/).waitFor();
    expect(await candidates(page).getByRole('option').count()).toBe(before - 1);
    await page.getByRole('button', { name: '却下を取り消す' }).click();
    await page.getByLabel('取り消す理由').fill('押し間違い');
    await page.getByRole('dialog').getByRole('button', { name: '却下を取り消す' }).click();
    await page.getByText('却下を取り消しました').waitFor();
    expect(await candidates(page).getByRole('option').count()).toBe(before);
  });

  it('a run is started, watched and stopped; another comes to its end and says so', async () => {
    const page = await openPage(town);
    await enter(page, room, clerk);
    await page.getByRole('button', { name: '突合を実行' }).click();
    // Nobody works on it yet: this house has no keeper.
    await page.getByText('順番を待っています').waitFor();
    await page.getByRole('button', { name: '中止' }).click();
    await page.getByText('に中止しました').waitFor();
    await page.getByRole('button', { name: '突合を実行' }).click();
    await page.getByText('順番を待っています').waitFor();
    await keepLinks(town.house, municipality.municipality_code);
    await page.getByText(/時点・手動/).waitFor();
    await page.getByText('順番を待っています').waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: '中止' }).count()).toBe(0);
  });
});
