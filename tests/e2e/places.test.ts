// 位置の確認: the tax office goes through the addresses that only their town is known of, and puts them on the map.
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { bring, csv } from '../support/imports.ts';
import { enter } from '../support/sign-in-page.ts';
import { aDisaster, aMunicipality, anAccount } from '../support/town.ts';

const town = await servedHouse();
const municipality = await aMunicipality(town);
const { municipality_code } = municipality;
const disaster = await aDisaster(town, municipality, { occurred_on: '2026-06-01' });
const password = 'Nagisa-no-2-machi';
const manager = {
  ...(await anAccount(town, municipality, { password, permissions: ['base_data_manage'] })),
  password,
};
const colleague = {
  ...(await anAccount(town, municipality, { password, permissions: ['base_data_manage'] })),
  password,
};
const places = `/${municipality_code}/${disaster.disaster_code}/places`;

beforeAll(async () => {
  const point = (block: string, house: string, lon: number, lat: number) =>
    `${municipality_code},0001001,,,,うみべ県,むすび市,浜一丁目,${block},${house},${lon},${lat}`;
  await bring(town, municipality, {
    kind: 'gazetteer',
    file: csv(
      'lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,pref,city,town,block_no,house_no,lon,lat',
      point('1', '1', 138.3, 34.8),
      point('1', '2', 138.3004, 34.8002),
      point('2', '1', 138.3008, 34.8004),
    ),
  });
  await bring(town, municipality, {
    kind: 'buildings',
    as_of: '2026-03-01',
    crs: 6668,
    file: csv(
      '物件番号,所在地,納税義務者氏名,経度,緯度',
      'B1,浜一丁目107番地,結 渚,,',
      'B2,浜一丁目108番地,結 岬,,',
      'B3,浜一丁目109番地,結 潮,138.3006,34.8001',
    ),
  });
});

async function levelOf(number: string): Promise<{ level: string; lon: number; lat: number }> {
  return town.house.db
    .selectFrom('registers.building')
    .select('geocode_level as level')
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('municipality_code', '=', municipality_code)
    .where('property_number', '=', number)
    .executeTakeFirstOrThrow();
}

const grid = (page: Page) => page.getByRole('grid', { name: '位置を確認する世帯・家屋' });
const bar = (page: Page) => page.getByRole('region', { name: '選択中' });
const decide = (page: Page) => page.getByRole('button', { name: 'この位置に決める' });

describe('addresses that only their town is known of', () => {
  it('are placed one after the other with the keyboard, which colleagues see, and can be put back', async () => {
    const page = await openPage(town);
    const other = await openPage(town);
    await enter(page, places, manager);
    await enter(other, places, colleague);
    await grid(page)
      .getByRole('row', { name: /浜一丁目107番地/ })
      .waitFor();
    await grid(other)
      .getByRole('row', { name: /浜一丁目107番地/ })
      .waitFor();
    // The legend follows once the map is drawn.
    await page.locator('.legend').waitFor({ state: 'attached' });
    expect(await grid(page).getByRole('row').count()).toBe(3);
    expect(await decide(page).isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);

    await grid(page).focus();
    await page.keyboard.press('Enter');
    await bar(page).getByText('地図の青い輪に置きます').waitFor();
    const before = await levelOf('B1');
    await page.getByRole('button', { name: '西へ 1 m' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowRight');
    await bar(page).getByText('いまの位置から 10 m').waitFor();
    await page.keyboard.press('F8');

    await page.getByRole('status').getByText('浜一丁目107番地（結 渚）を置きました').waitFor();
    const after = await levelOf('B1');
    expect(after.level).toBe('manual');
    expect((after.lat - before.lat) * 111_195).toBeCloseTo(10, 1);
    await bar(page).getByText('浜一丁目108番地').waitFor();
    // Nobody reloaded the colleague's page: the news came by itself.
    await bar(other).getByText('浜一丁目108番地').waitFor();

    await page.getByRole('button', { name: '元に戻す' }).click();
    await bar(page).getByText('浜一丁目107番地').waitFor();
    expect(await levelOf('B1')).toEqual(before);
    await grid(other)
      .getByRole('row', { name: /浜一丁目107番地/ })
      .waitFor();
  });

  it('are placed by a click on the map, and found again among those placed by hand', async () => {
    const page = await openPage(town);
    await enter(page, places, manager);
    await page.locator('.legend').waitFor({ state: 'attached' });
    await grid(page)
      .getByRole('row', { name: /浜一丁目108番地/ })
      .click();
    const map = page.locator('.maplibregl-canvas');
    await map.click({ position: { x: 420, y: 520 } });
    await bar(page).getByText('地図の青い輪に置きます').waitFor();
    await decide(page).click();
    await page.getByRole('status').getByText('を置きました').waitFor();
    expect((await levelOf('B2')).level).toBe('manual');

    await page.goto(`${places}?level=manual`);
    await grid(page)
      .getByRole('row', { name: /浜一丁目108番地/ })
      .waitFor();
    await bar(page).getByText(`${manager.user_id} が`).waitFor();
    await page.getByRole('button', { name: '手動の位置を取り消す' }).click();
    await page.getByText('確認する住所はありません').waitFor();
    expect((await levelOf('B2')).level).toBe('town');
  });
});
