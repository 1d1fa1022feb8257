// 交付開始日 for everybody: on a phone, without a session, and on paper.
import { beforeAll, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { aCounter, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await servedHouse();
let counter: Counter;
let address: string;

beforeAll(async () => {
  counter = await aCounter(town, { permissions: ['certificate_issue', 'administration'] });
  const towns = [
    { town_id: '0001002', name: '港町二丁目', place: at(0, 0) },
    { town_id: '0002000', name: '丘町', place: at(900, 300) },
  ];
  for (const given of towns) await aTownOfGazetteer(town, counter.municipality, given);
  const areas = [
    { name: '港地区', starts_on: '2026-08-04', note: '午前9時から 港町公民館', town_ids: ['0001002'] },
    { name: '丘地区', starts_on: '2199-12-31', note: null, town_ids: ['0002000'] },
  ];
  for (const area of areas) {
    const answer = await counter.clerk.post(`${counter.path}/issue-areas`, { area_id: uuidv7(), ...area });
    if (answer.status !== 201) throw new Error('the area was not taken');
  }
  address = counter.path.replace('/api/', '/public/') + '/issue-areas';
});

it('tells on a phone from which day which town is served, finds the own town, and draws the map when asked', async () => {
  const page = await openPage(town, {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
  const cards = page.getByRole('listitem');
  await page.getByText('令和8年8月4日(火)から').waitFor();
  expect(await cards.count()).toBe(2);
  expect(await cards.first().innerText()).toMatch(
    /港地区[\s\S]*交付しています[\s\S]*港町公民館[\s\S]*港町二丁目/,
  );
  expect(await cards.last().innerText()).toMatch(/丘地区[\s\S]*まだ始まっていません/);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);

  const box = page.getByLabel('お住まいの町名でさがす');
  await box.fill('港町2丁目');
  await page.locator('mark', { hasText: '港町二丁目' }).waitFor();
  expect(await cards.count()).toBe(1);
  await box.fill('山町');
  await page.getByText('この町名は載っていません').waitFor();
  await box.fill('');

  expect(asked.some((url) => url.endsWith('/map'))).toBe(false);
  await page.getByRole('button', { name: '地図で見る' }).click();
  await page.getByRole('img', { name: /数字は上の地区の番号/ }).waitFor();
  expect(await page.locator('svg .town').count()).toBe(2);
  expect(await page.locator('svg .town-begun').count()).toBe(1);

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Being issued now').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const targets = await page
    .locator('button, input')
    .evaluateAll((found) =>
      found
        .map((element) => element.getBoundingClientRect())
        .filter(({ width, height }) => width < 44 || height < 44),
    );
  expect(targets).toEqual([]);
  // Nothing that was typed leaves the page, and nobody else is asked for anything.
  expect(asked.filter((url) => !url.startsWith(town.url) || url.includes('?'))).toEqual([]);
});

it('is printed without what only a screen needs', async () => {
  const page = await openPage(town);
  await page.addInitScript('window.print = () => { document.title = "printed"; };');
  await page.goto(address);
  await page.getByRole('button', { name: '印刷する' }).click();
  await page.waitForFunction('document.title === "printed"');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('令和8年8月4日(火)から').isVisible()).toBe(true);
  expect(await page.getByLabel('お住まいの町名でさがす').isVisible()).toBe(false);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
});

it('says that no day is decided where none is', async () => {
  const other = await aCounter(town);
  const page = await openPage(town);
  await page.goto(other.path.replace('/api/', '/public/') + '/issue-areas');
  await page.getByText('交付開始日は、まだ決まっていません').waitFor();
  expect(await page.getByRole('listitem').count()).toBe(0);
});
