// 地図の内容を一覧で: the map's accessible twin.
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aBuilding, aCounter, aHousehold, at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const { municipality, disaster } = await aCounter(town);
const password = 'Minato-no-1-machi';
const clerk = {
  ...(await anAccount(town, municipality, { password, permissions: ['certificate_issue'] })),
  password,
};
const { lon, lat } = at(0, 0);
const address = `/${municipality.municipality_code}/${disaster.disaster_code}/counter?map=17_${lat}_${lon}`;

beforeAll(async () => {
  await aBuilding(town, municipality, 'B1', { place: at(0, 0), address: 'むすび市港町一丁目1番地' });
  await aBuilding(town, municipality, 'B2', { place: at(40, 0), address: 'むすび市港町一丁目2番地' });
  await aBuilding(town, municipality, 'B3', { place: at(5000, 0), address: 'むすび市山手9番地' });
  await aHousehold(town, municipality, 'H1', { place: at(0, 0) });
});

describe('the list of what the map shows', () => {
  it('has the rows in view, counted, and shows on the map what a key selects', async () => {
    const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
    await enter(page, address, clerk);
    await page.getByRole('button', { name: '一覧', exact: true }).click();
    const list = page.getByRole('region', { name: '地図の内容の一覧' });
    await list.getByRole('button', { name: /レイヤー/ }).click();
    await page.getByRole('option', { name: '家屋', exact: true }).click();
    const grid = list.getByRole('grid', { name: '地図の内容（家屋）' });
    await grid.getByRole('row', { name: 'B1' }).waitFor();
    await list.getByText('2 件').waitFor();
    expect(await grid.getByText('B3').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('.legend').getByText('むすび市港町一丁目2番地').waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
  });
});
