// Planning with the mouse: a cut that runs is stopped, a district is locked, speeds are drawn, bases are set on the map.
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Cut } from '../../api/surveys/cuts.contract.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aCutPlan, aFilledPlan, aTownToPlan, districtsOf, houseAt, shown } from '../support/planning.ts';
import type { InPlan, PlannedTown } from '../support/planning.ts';
import { enter } from '../support/sign-in-page.ts';
import { teamsOf } from '../support/teams.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const password = 'Minato-no-1-machi';

async function openedAt(planned: PlannedTown, { plan_id }: InPlan, tab: string): Promise<Page> {
  const { municipality, disaster } = planned;
  const nagisa = await anAccount(town, municipality, {
    password,
    permissions: ['survey_planning'],
    display_name: '計画 渚',
  });
  const middle = houseAt(planned, 50);
  const page = await openPage(town, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  await enter(
    page,
    `/${municipality.municipality_code}/${disaster.disaster_code}/planning?plan=${plan_id}&tab=${tab}&map=17_${middle.lat}_${middle.lon}`,
    { ...nagisa, password },
  );
  return page;
}

const districts = (page: Page) => page.getByRole('grid', { name: '調査区' });
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: '調査区を直す' }).getByRole('button', { name, exact: true });

/** Presses the track where this share of it is. */
async function pressTrack(slider: Locator, share: number): Promise<void> {
  const track = slider.locator('.slider-track');
  await track.scrollIntoViewIfNeeded();
  const box = await track.boundingBox();
  if (!box) throw new Error('the slider has no place on the page');
  await slider.page().mouse.click(box.x + box.width * share, box.y + box.height / 2);
}

async function pressMap(page: Page): Promise<void> {
  const box = await page.locator('.map-canvas').boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 3);
}

it('a cut that runs is stopped, and leaves nothing behind', async () => {
  // Large enough to be under way for seconds.
  const planned = await aTownToPlan(town, 12_000, 120);
  const plan = await aFilledPlan(planned);
  const page = await openedAt(planned, plan, 'cut');
  await page.getByRole('button', { name: '区割を作成' }).click();
  await page.getByLabel('調査区の数').fill('240');
  const asked = page.waitForResponse(
    (answer) => answer.url().endsWith('/cuts') && answer.request().method() === 'POST',
  );
  await page.getByRole('button', { name: '案を作る' }).click();
  const { cut_id } = Cut.parse(await (await asked).json());
  const running = page.getByRole('region', { name: '区割の計算' });
  await running.getByRole('button', { name: '中止' }).click();
  await running.waitFor({ state: 'detached' });
  await page.getByText('調査区はまだありません').waitFor();
  const cut = Cut.parse(await (await plan.clerk.get(`${plan.at}/cuts/${cut_id}`)).json());
  expect(cut.state).toBe('cancelled');
  expect((await districtsOf(plan)).districts).toEqual([]);
  // Another can be asked for at once.
  expect(await page.getByRole('button', { name: '区割を作成' }).isEnabled()).toBe(true);
}, 240_000);

it('a district that is locked cannot be changed by hand until it is unlocked', async () => {
  const planned = await aTownToPlan(town, 60);
  const plan = await aCutPlan(planned, 3);
  const page = await openedAt(planned, plan, 'cut');
  await districts(page).getByRole('row', { name: /^2/ }).click();
  await tool(page, '固定').click();
  await tool(page, '固定を解く').waitFor();
  const lockedNow = async () =>
    (await districtsOf(plan)).districts
      .filter(({ is_locked }) => is_locked)
      .map(({ district_number }) => district_number);
  expect(await lockedNow()).toEqual([2]);
  for (const name of ['統合', '分割', '境界を引き直す'])
    expect(await tool(page, name).isDisabled(), name).toBe(true);
  await tool(page, '固定を解く').click();
  await tool(page, '固定').waitFor();
  expect(await lockedNow()).toEqual([]);
  expect(await tool(page, '分割').isEnabled()).toBe(true);
}, 240_000);

it('speeds are drawn with the mouse, and bases of plan and team set on the map', async () => {
  const planned = await aTownToPlan(town, 60);
  const plan = await aCutPlan(planned, 3);
  const page = await openedAt(planned, plan, 'capacity');
  const walking = page.getByRole('group', { name: '徒歩（家から家へ）' });
  const driving = page.getByRole('group', { name: '車（拠点との往復）' });
  await pressTrack(walking, 0.02);
  await walking.getByText('時速 1 km').waitFor();
  await pressTrack(driving, 0.98);
  await driving.getByText('時速 60 km').waitFor();
  const base = page.getByRole('region', { name: '拠点', exact: true });
  await base.getByRole('button', { name: '地図で決める' }).click();
  await base.getByText('地図で拠点の場所を押してください').waitFor();
  await pressMap(page);
  await base.getByLabel('拠点の名前').fill('市役所');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await page.getByRole('button', { name: '体制を保存する' }).click();
  await saved;
  const { settings } = await shown(plan);
  expect([settings.walking_kmh, settings.driving_kmh, settings.base?.name]).toEqual([1, 60, '市役所']);

  await page.getByRole('navigation', { name: '調査計画の手順' }).getByRole('link', { name: '割当' }).click();
  await page.getByRole('radiogroup', { name: '一覧' }).getByText('班', { exact: true }).click();
  await page.getByRole('button', { name: '班を加える' }).click();
  await page.getByLabel('名称').fill('うみべ県A');
  await page.getByLabel('所属').first().fill('うみべ県');
  await page.getByRole('button', { name: '地図で決める' }).click();
  await page.getByText('地図で班が出発する場所を押してください').waitFor();
  await pressMap(page);
  await page.getByText('地図に「拠」で示しています').waitFor();
  await page.getByRole('button', { name: '班を保存する' }).click();
  await page
    .getByRole('region', { name: 'お知らせ' })
    .getByText(/班を保存しました/)
    .waitFor();
  const [team] = await teamsOf(planned);
  const middle = houseAt(planned, 50);
  expect(team?.base?.lon).toBeCloseTo(middle.lon, 2);
  expect(team?.base?.lat).toBeCloseTo(middle.lat, 2);
}, 240_000);
