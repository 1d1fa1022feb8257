// 調査計画: one coordinator plans, cuts and adjusts, a second one sees it at once, and in the evening what is left is cut anew.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aTownToPlan, houseAt } from '../support/planning.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const planned = await aTownToPlan(town, 200);
const { municipality, disaster } = planned;
const password = 'Minato-no-1-machi';
const coordinator = async (display_name: string) => ({
  ...(await anAccount(town, municipality, { password, permissions: ['survey_planning'], display_name })),
  password,
});
const nagisa = await coordinator('計画 渚');
const misaki = await coordinator('計画 岬');
const middle = houseAt(planned, 110);
const address = `/${municipality.municipality_code}/${disaster.disaster_code}/planning?map=17_${middle.lat}_${middle.lon}`;

const districts = (page: Page) => page.getByRole('grid', { name: '調査区' });
const step = (page: Page, title: string) =>
  page.getByRole('navigation', { name: '調査計画の手順' }).getByRole('link', { name: title });
const said = (page: Page, words: string | RegExp) =>
  page.getByRole('region', { name: 'お知らせ' }).getByText(words);
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: '調査区を直す' }).getByRole('button', { name, exact: true });

async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.map-canvas').boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Draws a line in one go around the map's middle. */
async function lasso(page: Page, reach: number): Promise<void> {
  const { x, y } = await middleOfMap(page);
  const corners = [
    [-reach, -reach],
    [reach, -reach],
    [reach, reach],
    [-reach, reach],
    [-reach, -reach],
  ] as const;
  await page.mouse.move(x - reach, y - reach);
  await page.mouse.down();
  for (const [right, down] of corners) await page.mouse.move(x + right, y + down, { steps: 8 });
  await page.mouse.up();
}

/** Takes up the lasso, draws, and names the district that the buildings go to. */
async function lassoTo(page: Page, target: string): Promise<void> {
  await tool(page, '囲んで移す').click();
  await page.getByText('押したまま囲みます').waitFor();
  await lasso(page, 60);
  await page.getByText(/棟を囲みました/).waitFor();
  await page.getByRole('button', { name: /移す先/ }).click();
  await page.getByRole('option', { name: target, exact: true }).click();
  await page.getByRole('table', { name: '変わる調査区' }).waitFor();
}

it('a plan goes from its scope to districts that two coordinators adjust, and is cut anew in the evening', async () => {
  const page = await openPage(town, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  // A cut is reckoned and drawn in the time that the machine has.
  page.setDefaultTimeout(60_000);
  await enter(page, address, nagisa);
  await page.getByRole('button', { name: '計画を作る' }).click();
  await page.getByLabel('計画の名前').fill('第1次調査');
  await page.getByRole('button', { name: '作る', exact: true }).click();

  // 範囲: the server counts, and the buildings come in.
  const counts = page.getByRole('region', { name: '範囲の棟数' });
  await counts.getByText('180', { exact: true }).first().waitFor();
  await page.getByRole('list', { name: '町字' }).getByText('港町一丁目').click();
  await counts.getByText('90', { exact: true }).first().waitFor();
  await page.getByRole('list', { name: '町字' }).getByText('港町一丁目').click();
  await page.getByText('非住家を含む', { exact: true }).click();
  await counts.getByText('200', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: '範囲を反映する' }).click();
  await said(page, '訪問先は 200 棟になりました').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  // 体制: the sliders answer both ways.
  await step(page, '体制').click();
  const answer = page.getByRole('region', { name: 'いつ終わるか' });
  await answer.getByText(/に終わります/).waitFor();
  const before = await answer.getByText(/に終わります/).innerText();
  await page.getByRole('slider', { name: '班の数' }).press('Home');
  await answer.getByText('1 班', { exact: false }).first().waitFor();
  expect(await answer.innerText()).not.toContain(before);
  await page.getByRole('slider', { name: '班の数' }).press('ArrowRight');
  await page.getByRole('button', { name: '体制を保存する' }).click();
  await page.getByText(/設定の変更/).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  // 区割: nothing is a district before it is accepted.
  await step(page, '区割').click();
  await page.getByRole('button', { name: '区割を作成' }).click();
  await page.getByLabel('調査区の数').fill('4');
  await page.getByRole('button', { name: '案を作る' }).click();
  const proposal = page.getByRole('region', { name: '区割案' });
  await proposal.getByText('最大').waitFor();
  expect(await districts(page).count()).toBe(0);
  await proposal.getByRole('button', { name: 'この案で保存する' }).click();
  await districts(page).getByRole('row', { name: /^4/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  // A lasso around the middle of the map makes a district of its own; the colleague sees it without reloading.
  const other = await openPage(town, { viewport: { width: 1440, height: 900 } });
  other.setDefaultTimeout(60_000);
  await enter(other, address, misaki);
  await other.getByRole('button', { name: '第1次調査', exact: true }).click();
  await step(other, '区割').click();
  await districts(other).getByRole('row', { name: /^4/ }).waitFor();
  await lassoTo(page, '新しい調査区');
  await page.getByRole('button', { name: '移す', exact: true }).click();
  await districts(page).getByRole('row', { name: /^5/ }).waitFor();
  await districts(other).getByRole('row', { name: /^5/ }).waitFor();

  // Two districts become one, and two again.
  await districts(page).getByRole('row', { name: /^4/ }).click();
  await tool(page, '統合').click();
  await districts(page).getByRole('row', { name: /^5/ }).click();
  await page.getByText('調査区 4・5 を一つにします').waitFor();
  await page.getByRole('button', { name: '統合する' }).click();
  await said(page, /調査区を統合しました/).waitFor();
  await districts(other).getByRole('row', { name: /^5/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '元に戻す：調査区の統合' }).click();
  await districts(page).getByRole('row', { name: /^5/ }).waitFor();
  // The keys do what the buttons offer, once they offer it.
  await page.getByRole('button', { name: 'やり直す：調査区の統合', disabled: false }).waitFor();
  await page.keyboard.press('Control+y');
  await districts(page).getByRole('row', { name: /^5/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '元に戻す：調査区の統合', disabled: false }).waitFor();
  await page.keyboard.press('Control+z');
  await districts(page).getByRole('row', { name: /^5/ }).waitFor();

  // While one still looks at a lasso, the other locks a district: both versions are shown, and the edit is laid again.
  await districts(other).getByRole('row', { name: /^5/ }).waitFor();
  await lassoTo(page, '調査区 1');
  await districts(other).getByRole('row', { name: /^3/ }).click();
  await tool(other, '固定').click();
  await tool(other, '固定を解く').waitFor();
  await page.getByRole('button', { name: '移す', exact: true }).click();
  const conflict = page.getByRole('dialog', { name: 'ほかの人が先に計画を変えました' });
  await conflict.getByText(/計画 岬.*固定/).waitFor();
  await conflict.getByText('囲んだ建物の移動').waitFor();
  await conflict.getByRole('table', { name: '変わる調査区' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await conflict.getByRole('button', { name: 'もう一度置く' }).click();
  await said(page, /棟を移しました/)
    .first()
    .waitFor();
  await conflict.waitFor({ state: 'detached' });

  // In the evening: a building is done, the rest is cut anew, and each district is told what changes for it.
  await districts(page).getByRole('row', { name: /^2/ }).click();
  await page.keyboard.press('Enter');
  const order = page.getByRole('table', { name: '訪問順の建物' });
  await order.getByRole('button').first().click();
  await page.getByRole('button', { name: /訪問の結果/ }).click();
  await page.getByRole('option', { name: '調査済', exact: true }).click();
  await page.getByRole('button', { name: '結果を保存する' }).click();
  await said(page, '調査済にしました').waitFor();
  await page.keyboard.press('Escape');
  await step(page, '進捗').click();
  await page.getByText(/1日に 1 棟/).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '今夜の再区割' }).click();
  const again = page.getByRole('region', { name: '再区割案' });
  await again.getByText(/区が変わり|どの調査区も変わりません/).waitFor();
  await again.getByRole('button', { name: 'この案で保存する' }).click();
  await said(page, /再区割を保存しました/).waitFor();
}, 480_000);
