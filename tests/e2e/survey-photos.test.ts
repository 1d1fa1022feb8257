// 調査写真: from the camera's folder to the table at which a class is explained.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import qrcode from 'qrcode';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { anApplication } from '../support/applications.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { passGuard } from '../support/guard.ts';
import { aPlanOf, askPapers } from '../support/handouts.ts';
import { aHeic } from '../support/pictures.ts';
import { aBuilding, aCounter, aHousehold, aSurvey, at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';
import { withoutMap } from '../support/without-map.ts';

const town = await servedHouse();
const permissions = [
  'base_data_manage',
  'certificate_issue',
  'survey_planning',
  'survey_sheet_output',
] as const;
const counter = await aCounter(town, { permissions });
const { municipality, disaster } = counter;
const base = `/${municipality.municipality_code}/${disaster.disaster_code}`;
const password = 'Minato-no-1-machi';
const clerk = {
  ...(await anAccount(town, municipality, { password, display_name: '調査　澪', permissions })),
  password,
};

/** A house on which a sheet was handed out, surveyed and confirmed with its household: number and code of its sheet. */
async function aSurveyedHouse(): Promise<{ survey_number: string; code: string; application_id: string }> {
  const place = at(50, 0);
  const property_number = await aBuilding(town, municipality, 'B1', {
    place,
    address: 'むすび市港町一丁目5番地',
  });
  const plan = await aPlanOf(town, counter, [[property_number]]);
  await askPapers(counter, plan, plan.districts[0]);
  const { survey_number, survey_code } = await town.house.db
    .selectFrom('surveys.survey_number')
    .select(['survey_number', 'survey_code'])
    .where('plan_id', '=', plan.plan_id)
    .executeTakeFirstOrThrow();
  await aSurvey(town, counter, survey_number, { place });
  const household_number = await aHousehold(town, municipality, 'H1', {
    place,
    people: [{ name: '浜野　渚' }],
  });
  const confirmation_id = uuidv7();
  await town.house.db
    .insertInto('matching.confirmation')
    .values({
      confirmation_id,
      municipality_code: municipality.municipality_code,
      disaster_code: disaster.disaster_code,
      household_number,
      property_number,
      survey_number,
      confirmed_by: counter.clerk.account.account_id,
    })
    .execute();
  await passGuard(town, confirmation_id);
  const { application_id } = await anApplication(counter, { applicant_name: '浜野　渚', household_number });
  return { survey_number, code: `MSBS:${survey_code}`, application_id };
}

/** A photo of a wall with its own colour; with `code`, of a sheet held before it. */
function aPicture(shade: number, code?: string): Buffer {
  const png = new PNG({ width: 1200, height: 900 });
  const modules = code === undefined ? null : qrcode.create(code, { errorCorrectionLevel: 'M' }).modules;
  for (let y = 0; y < png.height; y += 1)
    for (let x = 0; x < png.width; x += 1) {
      const isBrick = y % 60 > 4 && (x + (Math.floor(y / 60) % 2) * 60) % 120 > 4;
      const wall: [number, number, number] = isBrick ? [150 + shade, 120, 90 + shade] : [90, 90, 90];
      const isPaper = modules !== null && x > 350 && x < 850 && y > 100 && y < 800;
      const [row, column] = [Math.floor((y - 150) / 7), Math.floor((x - 620) / 7)];
      const isInCode =
        modules !== null && row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      const isDark = isInCode && modules.get(row, column) === 1;
      const colour = isPaper ? (isDark ? [30, 30, 30] : [240, 240, 235]) : wall;
      png.data.set([...colour, 255], (y * png.width + x) * 4);
    }
  return PNG.sync.write(png, { deflateLevel: 1 });
}

/** A card of a camera as it comes back in the evening. */
async function aCard(code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'musubi-card-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const card = join(folder, '1班');
  await mkdir(card);
  const files: [string, Uint8Array][] = [
    ['IMG_0001.png', aPicture(10)],
    ['IMG_0002.png', aPicture(20)],
    ['IMG_0009.png', aPicture(30, code)],
    ['IMG_0010.png', aPicture(40)],
    ['IMG_0011.png', aPicture(50)],
    ['IMG_0012.heic', aHeic()],
  ];
  for (const [name, bytes] of files) await writeFile(join(card, name), bytes);
  return card;
}

const groups = (page: Page) => page.getByRole('listbox', { name: '調査ごとの写真' });
const pictures = (page: Page) => page.getByRole('listbox', { name: '写真', exact: true });

it('pictures are sorted by the sheet, put right by hand, taken in, and shown where the class is explained', async () => {
  const { survey_number, code, application_id } = await aSurveyedHouse();
  const page = await openPage(town, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  await withoutMap(page);
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:blob|data):/u.test(request.url()) && !request.url().startsWith(town.url))
      outside.push(request.url());
  });
  await enter(page, `${base}/photos`, clerk);
  expect(await accessibilityFaults(page)).toEqual([]);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.getByLabel('写真のフォルダー').setInputFiles(await aCard(code));

  // The sheet begins its survey; what was taken before it has no number; the HEIC is told, not lost.
  await groups(page)
    .getByRole('option', { name: new RegExp(`^${survey_number} 3 枚`, 'u') })
    .waitFor();
  await groups(page).getByRole('option', { name: '調査番号なし 2 枚' }).waitFor();
  await page.getByText('IMG_0012.heic：HEIC形式です').waitFor();
  expect(sent.filter((each) => each.includes('/survey-photos') && !each.endsWith('/known-numbers'))).toEqual(
    [],
  );
  expect(await accessibilityFaults(page)).toEqual([]);

  // One picture stays behind, by its key; the other gets its number by typing, is taken back, and gets it again.
  await pictures(page)
    .getByRole('option', { name: /IMG_0001/ })
    .click();
  await page.keyboard.press('Delete');
  await groups(page).getByRole('option', { name: '取り込まない 1 枚' }).waitFor();
  await groups(page).getByRole('option', { name: '調査番号なし 1 枚' }).click();
  await page.getByRole('textbox', { name: 'この 1 枚の調査番号' }).fill(survey_number);
  await page.keyboard.press('Enter');
  await groups(page).getByRole('option', { name: '調査番号なし 1 枚' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '元に戻す' }).click();
  await groups(page).getByRole('option', { name: '調査番号なし 1 枚' }).click();
  await page.getByRole('textbox', { name: 'この 1 枚の調査番号' }).fill(survey_number);
  await page.keyboard.press('Enter');
  await groups(page)
    .getByRole('option', { name: new RegExp(`^${survey_number} 4 枚`, 'u') })
    .waitFor();

  // Large, by keys alone.
  await groups(page)
    .getByRole('option', { name: new RegExp(`^${survey_number} 4 枚`, 'u') })
    .click();
  await pictures(page)
    .getByRole('option', { name: /IMG_0002/ })
    .click();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /1 \/ 4 枚/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: /2 \/ 4 枚/ }).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '4 枚を取り込む' }).click();
  const arrived = page.getByRole('region', { name: '取り込んだ写真' });
  await arrived.getByText('4 枚を取り込みました').waitFor();
  await arrived.getByRole('button', { name: `${survey_number}の写真を見る` }).click();

  // Put right afterwards: order, and one taken back with its reason.
  const kept = page.getByRole('listbox', { name: '調査の写真' });
  await kept.getByRole('option', { name: /^1\s+IMG_0002/ }).click();
  await page.getByRole('button', { name: '後へ →' }).click();
  await kept.getByRole('option', { name: /^2\s+IMG_0002/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '取り下げる…' }).click();
  const taking = page.getByRole('dialog', { name: '写真を取り下げる' });
  await taking.getByLabel('取り下げる理由').fill('隣の家の写真');
  await taking.getByRole('button', { name: '取り下げる', exact: true }).click();
  await page.getByRole('region', { name: '取り下げた写真' }).getByText('隣の家の写真').waitFor();

  // At the table: the clerk opens the explanation and shows them.
  await page.goto(`${base}/applications?selected=application.${application_id}`);
  await page.getByRole('button', { name: '説明する' }).click();
  const strip = page.getByRole('region', { name: '調査写真' });
  await strip.getByText('調査写真　3 枚').waitFor();
  const first = strip.getByRole('button', { name: /^写真 1/ });
  await expect
    .poll(() =>
      first.locator('img').evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    )
    .toBe(480);
  await first.click();
  const large = page.getByRole('dialog', { name: /1 \/ 3 枚/ });
  await expect
    .poll(() =>
      large.locator('img').evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    )
    .toBe(1200);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: /2 \/ 3 枚/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(outside).toEqual([]);
}, 300_000);
