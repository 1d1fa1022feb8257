// 区割 by hand, beside the main story of planning: a cut is thrown away, a district is split, and its border drawn anew.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aFilledPlan, aTownToPlan, districtsOf, houseAt } from '../support/planning.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const planned = await aTownToPlan(town, 120);
const { municipality, disaster } = planned;
const password = 'Minato-no-1-machi';
const nagisa = {
  ...(await anAccount(town, municipality, {
    password,
    permissions: ['survey_planning'],
    display_name: '計画 渚',
  })),
  password,
};
const middle = houseAt(planned, 50);

const districts = (page: Page) => page.getByRole('grid', { name: '調査区' });
const said = (page: Page, words: string | RegExp) =>
  page.getByRole('region', { name: 'お知らせ' }).getByText(words);
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: '調査区を直す' }).getByRole('button', { name, exact: true });

async function proposeCut(page: Page, parts: string): Promise<void> {
  await page.getByRole('button', { name: '区割を作成' }).click();
  await page.getByLabel('調査区の数').fill(parts);
  await page.getByRole('button', { name: '案を作る' }).click();
  await page.getByRole('region', { name: '区割案' }).getByText('最大').waitFor();
}

/** Corners of a square around the map's middle, then the first one again. */
async function drawSquare(page: Page, reach: number): Promise<void> {
  const box = await page.locator('.map-canvas').boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const [right, down] of [
    [-reach, -reach],
    [reach, -reach],
    [reach, reach],
    [-reach, reach],
    [-reach, -reach],
  ] as const) {
    await page.mouse.move(x + right, y + down, { steps: 4 });
    await page.mouse.click(x + right, y + down);
  }
}

it('a cut is thrown away, a district is split in three, and a border is drawn anew', async () => {
  const plan = await aFilledPlan(planned);
  const page = await openPage(town, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  await enter(
    page,
    `/${municipality.municipality_code}/${disaster.disaster_code}/planning?plan=${plan.plan_id}&tab=cut&map=17_${middle.lat}_${middle.lon}`,
    nagisa,
  );

  // What nobody accepted leaves nothing behind.
  await proposeCut(page, '5');
  await page.getByRole('button', { name: '案を捨てる' }).click();
  await page.getByText('調査区はまだありません').waitFor();
  expect((await districtsOf(plan)).districts).toEqual([]);
  await proposeCut(page, '3');
  await page.getByRole('button', { name: 'この案で保存する' }).click();
  await districts(page).getByRole('row', { name: /^3/ }).waitFor();

  // 分割: shown before it is done, and taken back.
  await districts(page).getByRole('row', { name: /^2/ }).click();
  await tool(page, '分割').click();
  await page.getByRole('slider', { name: '調査区 2 をいくつに分けるか' }).press('ArrowRight');
  await page.getByRole('table', { name: '変わる調査区' }).getByRole('row').nth(3).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '分割する' }).click();
  await said(page, /調査区を分割しました/).waitFor();
  await districts(page).getByRole('row', { name: /^5/ }).waitFor();
  await page.getByRole('button', { name: '元に戻す：調査区の分割' }).click();
  await districts(page).getByRole('row', { name: /^5/ }).waitFor({ state: 'detached' });

  // 境界を引き直す: the open buildings inside become the district; all buildings keep one.
  await districts(page).getByRole('row', { name: /^2/ }).click();
  await tool(page, '境界を引き直す').click();
  await page.getByText('最後に始点を押します').waitFor();
  await drawSquare(page, 90);
  await page.getByText(/囲んだ中の \d+ 棟になります/).waitFor();
  await page.getByRole('table', { name: '変わる調査区' }).waitFor();
  await page.getByRole('button', { name: '引き直す', exact: true }).click();
  await said(page, /境界を引き直しました/).waitFor();
  // The tool is laid down: taken up again it is the next one, not the same one put away.
  await page.getByRole('button', { name: '引き直す', exact: true }).waitFor({ state: 'detached' });
  const { districts: now } = await districtsOf(plan);
  expect(now.reduce((sum, { stops }) => sum + stops, 0)).toBe(120);

  // Esc gives a tool up, and nothing has changed.
  await tool(page, '境界を引き直す').click();
  await page.getByText('最後に始点を押します').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('最後に始点を押します').waitFor({ state: 'detached' });
  expect((await districtsOf(plan)).districts).toEqual(now);
}, 480_000);
