// 割当: teams are made, a proposal gives them their half days, and two coordinators change it by drag and by keys.
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aCutPlan, aTownToPlan, houseAt } from '../support/planning.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const planned = await aTownToPlan(town, 120);
const { municipality, disaster } = planned;
const password = 'Minato-no-1-machi';
const coordinator = async (display_name: string) => ({
  ...(await anAccount(town, municipality, {
    password,
    permissions: ['survey_planning', 'survey_sheet_output'],
    display_name,
  })),
  password,
});
const nagisa = await coordinator('計画 渚');
const misaki = await coordinator('計画 岬');
const middle = houseAt(planned, 50);
const room = `/${municipality.municipality_code}/${disaster.disaster_code}/planning`;

const calendar = (page: Page) => page.getByRole('grid', { name: '割当の暦' });
const cells = (page: Page, name: RegExp) => calendar(page).getByRole('gridcell', { name });
const said = (page: Page, words: string | RegExp) =>
  page.getByRole('region', { name: 'お知らせ' }).getByText(words);
const list = (page: Page, title: string) => page.getByRole('radiogroup', { name: '一覧' }).getByText(title);

/** The label of a cell has three parts: team, half day, and what is there ("調査区4（…）"). */
async function wordsOf(cell: Locator): Promise<{ place: string; district: string | undefined }> {
  const words = (await cell.getAttribute('aria-label')) ?? '';
  const [team = '', half = '', what = ''] = words.split('　');
  return { place: `${team}　${half}`, district: /^調査区(\d+)/.exec(what)?.[1] };
}

function at(page: Page, place: string, what: string): Locator {
  return page.locator(`td[aria-label^="${place}　${what}"]`);
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const source = await from.boundingBox();
  const target = await to.boundingBox();
  if (!source || !target) throw new Error('what is dragged has no place on the page');
  await page.mouse.move(source.x + 8, source.y + 8);
  await page.mouse.down();
  await page.mouse.move(target.x + 8, target.y + 8, { steps: 8 });
  await page.mouse.up();
}

async function makeTeams(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'まとめて作る' }).click();
  await page.getByRole('slider', { name: '班の数' }).press('ArrowRight');
  await page.getByRole('button', { name: '2 班を作る' }).click();
  await said(page, '2 班を作りました').waitFor();
  // The third comes from elsewhere, with somebody in it.
  await list(page, '班').click();
  await page.getByRole('button', { name: '班を加える' }).click();
  await page.getByLabel('名称').fill('うみべ県A');
  await page.getByLabel('所属').first().fill('うみべ県');
  await page.getByRole('button', { name: '新しい調査員' }).click();
  await page.getByLabel('氏名').fill('浜野 一郎');
  await page.getByRole('button', { name: '班に加える' }).click();
  await page.getByRole('button', { name: '外す：浜野 一郎' }).waitFor();
  await page.getByRole('button', { name: '全作業日に出す' }).click();
  await expect(
    page.getByRole('checkbox', { name: /浜野 一郎/, checked: true }).count(),
  ).resolves.toBeGreaterThan(4);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '班を保存する' }).click();
  await said(page, '3班を保存しました').waitFor();
}

it('teams are made, a proposal is taken, and two coordinators change it without double booking', async () => {
  // Reckoned for one team, worked by three: there are half days to spare.
  const { plan_id } = await aCutPlan(planned, 8, { teams: 1 });
  const address = `${room}?plan=${plan_id}&tab=allocation&map=17_${middle.lat}_${middle.lon}`;
  const page = await openPage(town, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  await enter(page, address, nagisa);
  await makeTeams(page);

  // The proposal is looked at before it is anybody's work.
  await page.getByRole('button', { name: '自動割当' }).click();
  await page.getByRole('button', { name: '案を作る' }).click();
  const proposal = page.getByRole('region', { name: '割当案', exact: true });
  await proposal.getByText(/に終わります/).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await proposal.getByRole('button', { name: 'この案で保存する' }).click();
  await said(page, /半日の割当を保存しました/).waitFor();
  await proposal.waitFor({ state: 'detached' });

  const other = await openPage(town, { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  other.setDefaultTimeout(60_000);
  await enter(other, address, misaki);
  await cells(other, /^1班.*調査区/)
    .first()
    .waitFor();

  // By drag: two districts change places, and the colleague sees it without reloading.
  const mine = await wordsOf(cells(page, /^1班.*調査区/).first());
  const theirs = await wordsOf(cells(page, /^2班.*調査区/).first());
  await drag(page, cells(page, /^1班.*調査区/).first(), cells(page, /^2班.*調査区/).first());
  await at(page, theirs.place, `調査区${mine.district}（`).waitFor();
  await at(other, theirs.place, `調査区${mine.district}（`).waitFor();
  await at(other, mine.place, `調査区${theirs.district}（`).waitFor();
  await page.getByRole('button', { name: '元に戻す：割当の変更', disabled: false }).click();
  await at(other, mine.place, `調査区${mine.district}（`).waitFor();

  // By keys: the half day under the cursor is freed, and its district goes to the last one of the row.
  await cells(page, /^1班.*調査区/)
    .first()
    .click();
  await page.keyboard.press('Delete');
  await at(page, mine.place, '空き').waitFor();
  await page.keyboard.press('End');
  const last = await wordsOf(cells(page, /^1班/).last());
  // The colleague is about to give away the same half day.
  await calendar(other).focus();
  await other.keyboard.press('Home');
  await other.keyboard.press('End');
  await other.keyboard.press('Enter');
  await other.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.type(mine.district ?? '');
  await page.keyboard.press('Enter');
  await at(page, last.place, `調査区${mine.district}（`).waitFor();
  await at(other, last.place, `調査区${mine.district}（`).waitFor({ state: 'attached' });

  // Who chose on what no longer stands is refused, and shown both.
  await other.keyboard.type(theirs.district ?? '');
  await other.keyboard.press('Enter');
  const refused = other.getByRole('dialog', { name: 'ほかの人が先に割り当てました' });
  await refused.getByText(new RegExp(`${mine.district}区に割り当てられています`)).waitFor();
  await refused
    .getByRole('region', { name: 'あなたの版（未保存）' })
    .getByText(new RegExp(`調査区${theirs.district}$`))
    .waitFor();
  expect(await accessibilityFaults(other)).toEqual([]);
  await refused.getByRole('button', { name: '相手の版を取り込む' }).click();
  await refused.waitFor({ state: 'detached' });
  await at(other, last.place, `調査区${mine.district}（`).waitFor();

  // The papers know who goes.
  await page.getByRole('navigation', { name: '調査計画の手順' }).getByRole('link', { name: '配布' }).click();
  const papers = page.getByRole('grid', { name: '調査区の書類' });
  await papers
    .getByRole('row', { name: /1班 第1班/ })
    .first()
    .click();
  await page.getByText(/空けておくと割当のとおりに印字します：1班 第1班/).waitFor();
}, 480_000);
