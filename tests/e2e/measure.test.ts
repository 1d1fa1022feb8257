// 計測: what clicks and keys measure is what lies on the ground.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { metresPerPixel } from '../../web/map/ground-scale.ts';
import { formatMeasuredDistance } from '../../web/map/measured.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aCounter, at } from '../support/records.ts';
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
const zoom = 17;
const address = `/${municipality.municipality_code}/${disaster.disaster_code}/counter?map=${zoom}_${lat}_${lon}`;

const value = (page: Page) => page.getByRole('region', { name: '計測' }).getByRole('status');

async function measuring(page: Page): Promise<void> {
  await enter(page, address, clerk);
  await page.locator('.map-canvas canvas').first().waitFor();
  await page.getByRole('button', { name: '計測' }).click();
  await value(page).waitFor();
}

/** Clicks so many pixels right of and below the map's middle. */
async function clickAt(page: Page, right: number, down: number): Promise<void> {
  const box = await page.locator('.map-canvas').boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  await page.mouse.click(box.x + box.width / 2 + right, box.y + box.height / 2 + down);
}

describe('the measure', () => {
  it('gives the distance on the ground between clicks, and then the area', async () => {
    const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
    await measuring(page);
    for (const [right, down] of [
      [-100, 0],
      [100, 0],
      [100, 150],
    ] as const)
      await clickAt(page, right, down);
    const metres = metresPerPixel(lat, zoom);
    await value(page)
      .getByText(`${Math.round(350 * metres)} m`)
      .waitFor();
    await page.getByRole('button', { name: '面積' }).click();
    const shown = Number((await value(page).innerText()).replace(/[^0-9.]/g, ''));
    expect(shown / ((200 * 150 * metres ** 2) / 2)).toBeCloseTo(1, 1);
  });

  it('goes by keys alone, takes a point back, and ends with Esc', async () => {
    const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
    await measuring(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => !(url.searchParams.get('map') ?? '').endsWith(`_${lon}`));
    await page.keyboard.press('Enter');
    // An arrow moves the map by a hundred pixels.
    await value(page)
      .getByText(formatMeasuredDistance(100 * metresPerPixel(lat, zoom)))
      .waitFor();
    await page.keyboard.press('Backspace');
    await value(page).getByText('0.0 m').waitFor();
    await page.keyboard.press('Escape');
    await value(page).waitFor({ state: 'detached' });
    expect(await value(page).count()).toBe(0);
  });
});
