// 印刷: what is a hundred metres on the ground is a hundred millimetres on paper at 1:1,000, measured on the PDF.
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { rasterise } from '../documents/page-raster.ts';
import type { Raster } from '../documents/page-raster.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aBuilding, aCounter, at } from '../support/records.ts';
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
const address = `/${municipality.municipality_code}/${disaster.disaster_code}/counter?map=16.4_${lat}_${lon}`;
const dotsPerInch = 200;

beforeAll(async () => {
  await aBuilding(town, municipality, 'B1', { place: at(-50, 0) });
  await aBuilding(town, municipality, 'B2', { place: at(50, 0) });
  await aBuilding(town, municipality, 'B3', { place: at(0, 40) });
});

async function choose(page: Page, label: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

/** Middles of all separate ink within the map's frame, in millimetres of the sheet; the legend's corner left out. */
function marksOn({ width, height, ink }: Raster, map: { height: number }): [number, number][] {
  const mm = 25.4 / dotsPerInch;
  const [left, top] = [Math.ceil(10 / mm), Math.ceil(26 / mm)];
  const [right, bottom] = [Math.floor(width - 10 / mm), Math.floor((22 + map.height) / mm)];
  const isInk = (x: number, y: number): boolean =>
    x >= left &&
    x < right &&
    y >= top &&
    y < bottom &&
    !(x < 80 / mm && y > (height * mm - 70) / mm) &&
    (ink[y * width + x] ?? 0) > 0.3;
  const known = new Uint8Array(width * height);
  const marks: [number, number][] = [];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      if (known[y * width + x] || !isInk(x, y)) continue;
      const open: [number, number][] = [[x, y]];
      known[y * width + x] = 1;
      let [minX, maxX, minY, maxY] = [x, x, y, y];
      for (let next = open.pop(); next; next = open.pop()) {
        const [px, py] = next;
        [minX, maxX, minY, maxY] = [
          Math.min(minX, px),
          Math.max(maxX, px),
          Math.min(minY, py),
          Math.max(maxY, py),
        ];
        for (const [nx, ny] of [
          [px + 1, py],
          [px - 1, py],
          [px, py + 1],
          [px, py - 1],
        ] as const) {
          if (known[ny * width + nx] || !isInk(nx, ny)) continue;
          known[ny * width + nx] = 1;
          open.push([nx, ny]);
        }
      }
      if (maxX - minX > 10) marks.push([((minX + maxX) / 2) * mm, ((minY + maxY) / 2) * mm]);
    }
  return marks;
}

describe('the printed map', () => {
  it('is true to scale on its paper', async () => {
    const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
    await enter(page, address, clerk);
    await page.getByRole('button', { name: '印刷' }).click();
    await choose(page, '縮尺', '1:1,000');
    const sheet = page.locator('.print-preview .sheet');
    await sheet.getByText('縮尺 1:1,000').waitFor();
    await sheet.getByText('家屋（住宅）').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = (await PDFDocument.load(pdf)).getPages();
    expect(pages.map((each) => Math.round((each.getWidth() / 72) * 25.4))).toEqual([297]);
    const [raster] = rasterise(pdf, dotsPerInch);
    if (!raster) throw new Error('the paper has a page');
    const marks = marksOn(raster, { height: 165 }).toSorted(([one], [other]) => one - other);
    const [west, north, east] = marks;
    expect(marks.length).toBe(3);
    if (!west || !north || !east) throw new Error('three buildings are printed');
    expect((east[0] - west[0]) / 100).toBeCloseTo(1, 2);
    expect((west[1] - north[1]) / 40).toBeCloseTo(1, 2);
  });

  it('takes another sheet', async () => {
    const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
    await enter(page, address, clerk);
    await page.getByRole('button', { name: '印刷' }).click();
    await choose(page, '用紙', 'A3');
    await choose(page, '向き', '縦');
    await page.locator('.print-preview .sheet-a3-portrait img').waitFor();
    const pages = (await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))).getPages();
    expect(pages.map((each) => Math.round((each.getHeight() / 72) * 25.4))).toEqual([420]);
  });
});
