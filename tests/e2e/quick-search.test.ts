// 検索: to a place or a page from anywhere, by keyboard alone.
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { aCounter, at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';
import { withoutMap } from '../support/without-map.ts';

const town = await servedHouse();
const { municipality, disaster } = await aCounter(town);
const password = 'Minato-no-1-machi';
const permissions = ['certificate_issue', 'audit_read'] as const;
const clerk = {
  ...(await anAccount(town, municipality, { password, permissions: [...permissions] })),
  password,
};
const base = `/${municipality.municipality_code}/${disaster.disaster_code}`;
const house = at(120, 80);

beforeAll(async () => {
  await aTownOfGazetteer(town, municipality, {
    town_id: '0011001',
    name: '港町一丁目',
    place: at(0, 0),
    points: { '2': at(100, 80), '2-3': house },
  });
});

describe('the search for places and pages', () => {
  it('goes to an address on the map from a room without one, and keeps it out of the address bar', async () => {
    const page = await openPage(town);
    await enter(page, `${base}/audit`, clerk);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: '場所とページの検索' }).waitFor();
    await page.keyboard.type('港町1丁目2番3号');
    await page.getByRole('option', { name: '港町一丁目 2-3' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `${base}/counter`);
    expect(new URL(page.url()).searchParams.get('map')).toBe(
      `18.5_${Number(house.lat.toFixed(5))}_${Number(house.lon.toFixed(5))}`,
    );
    const legend = page.locator('.legend');
    await legend.getByText('港町一丁目 2-3').waitFor();
    await page.keyboard.press('Escape');
    await legend.getByText('港町一丁目 2-3').waitFor({ state: 'detached' });
  });

  it('opens a page that this person may enter, and offers no other', async () => {
    const page = await openPage(town);
    await withoutMap(page);
    await enter(page, `${base}/counter`, clerk);
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option', { name: /利用者管理|支援措置/ }).count()).toBe(0);
    await page.keyboard.type('利用');
    await page.getByRole('option', { name: '利用記録' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `${base}/audit`);
  });
});
