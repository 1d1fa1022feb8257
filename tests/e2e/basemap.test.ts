// An operator's base map in the browser: drawn in our colours with its source beside it, and never missed when it is gone.
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../tiles/styles/tokens.ts';
import { coastArchive, coastAttribution } from '../support/basemap.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { bring, geojson, square } from '../support/imports.ts';
import { aBuilding, aCounter, at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const { municipality, disaster } = await aCounter(town);
const password = 'Minato-no-1-machi';
const clerk = {
  ...(await anAccount(town, municipality, {
    password,
    permissions: ['certificate_issue', 'administration'],
  })),
  password,
};
const { lon, lat } = at(0, 0);
const address = `/${municipality.municipality_code}/${disaster.disaster_code}/counter?map=16_${lat}_${lon}`;
const file = join(town.house.settings.dataFolder, 'basemap.pmtiles');
const size = { width: 1440, height: 900 };
/** Of the ground, at zoom 16 in this latitude. */
const metresPerPixel = (78_271.517 * Math.cos((lat * Math.PI) / 180)) / 2 ** 16;

beforeAll(async () => {
  await aBuilding(town, municipality, 'B1', { place: at(-60, -60) });
  // The town's own base map: a field, where the operator's has land and sea.
  const field = square([lon - 0.05, lat - 0.05], { kind: 'field' }, 0.1);
  await bring(town, municipality, { kind: 'base_features', file: geojson([field]) });
});
afterEach(() => rm(file, { force: true }));

async function openMap(): Promise<Page> {
  const page = await openPage(town, { viewport: size });
  await enter(page, address, clerk);
  await page.locator('.legend').waitFor();
  return page;
}

/** The colour that lies so many metres east and north of the map's middle. */
async function colourAt(page: Page, east: number, north: number): Promise<string> {
  const box = await page.locator('.map-canvas').boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  const picture = PNG.sync.read(await page.screenshot());
  const x = Math.round(box.x + box.width / 2 + east / metresPerPixel);
  const y = Math.round(box.y + box.height / 2 - north / metresPerPixel);
  const [red = 0, green = 0, blue = 0] = picture.data.subarray((y * size.width + x) * 4);
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

describe('the operator’s base map', () => {
  it('is drawn in our colours in place of the town’s own, and says whose it is', async () => {
    await writeFile(file, coastArchive());
    const page = await openMap();
    expect(await page.locator('.map-source').innerText()).toContain(coastAttribution);
    expect([
      await colourAt(page, 80, 20),
      await colourAt(page, -80, 20),
      await colourAt(page, -150, 20),
    ]).toEqual([day.sea, day.land, day.trunk_road]);
  });

  it('is printed too, with its source', async () => {
    await writeFile(file, coastArchive());
    const page = await openMap();
    await page.getByRole('button', { name: '印刷' }).click();
    const sheet = page.locator('.print-preview .sheet');
    await sheet.locator('img').waitFor();
    expect(await sheet.locator('.sheet-source').innerText()).toContain(coastAttribution);
  });

  it('gives way to the town’s own when its file cannot be used', async () => {
    await writeFile(file, 'これは地図ではない'.repeat(100));
    const page = await openMap();
    expect(await page.locator('.map-source').innerText()).toContain('が登録したデータ');
    expect(await colourAt(page, 80, 20)).toBe(day.field);
    await page.goto(address.replace(/counter.*/, 'accounts?tab=municipality'));
    await page.getByText('PMTiles（版3）のファイルではありません。').waitFor();
  });

  it('gives way to the town’s own when its file goes while people look at it', async () => {
    // Longer than what a browser reads at first, which a small archive would fit into whole.
    const filler = randomBytes(32_768).toString('base64');
    await writeFile(file, coastArchive({ attribution: coastAttribution, filler }));
    const page = await openMap();
    expect(await colourAt(page, 80, 20)).toBe(day.sea);
    await rm(file);
    // Out to zoom 14, where neighbouring tiles come into view.
    await page.getByRole('button', { name: '縮小' }).click();
    await page.waitForURL(/map=15_/);
    await page.getByRole('button', { name: '縮小' }).click();
    await page.locator('.map-source', { hasText: '地図・住所：' }).waitFor();
    await page.locator('.legend').waitFor();
    await page.locator('.map-trouble').waitFor({ state: 'detached' });
  });
});
