// A counter's morning with the keyboard alone: tickets are called, applications received, houses found, pointed at and
// checked, results explained, certificates issued and one corrected; one applicant asks for another survey. Only the
// applicants, in their own window, use a finger.
import type { Locator, Page } from 'playwright-core';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draw } from '../../api/certificates/tickets.commands.ts';
import { inScope } from '../../api/db/scope.ts';
import { fixtureTown } from '../../scripts/demo/demo-town.ts';
import { loadDemo } from '../../scripts/demo/load-demo.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { handsOn, tabTo } from '../support/hands.ts';
import type { Hands } from '../support/hands.ts';
import { withoutMap } from '../support/without-map.ts';
import type { DemoAccount } from '../../scripts/demo/load-demo.ts';

const town = await servedHouse();
const place = { municipality: '990019', disaster: 'r8-eq' };
const counter = '/990019/r8-eq/counter';
let clerk: DemoAccount;

beforeAll(async () => {
  const accounts = await loadDemo(town.house, fixtureTown(), () => undefined);
  const found = accounts.find(({ user_id }) => user_id === 'madoguchi');
  if (!found) throw new Error('the demo town has no counter clerk');
  clerk = found;
  // Three people take a number at the entrance.
  for (const business of ['application', 'application', 'application'] as const)
    await inScope(town.house.db, { role: 'musubi_app', municipality: place.municipality }, (trx) =>
      draw(trx, place, { ticket_id: uuidv7(), business }),
    );
});

const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const list = (page: Page, name: string): Locator => page.getByRole('listbox', { name, exact: true });

async function isFocused(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  const element = await target.first().elementHandle();
  await page.waitForFunction((wanted) => wanted !== null && wanted.matches(':focus'), element);
}

/** Signs in and enters the counter; every story stands at a counter of its own. */
async function atCounter(number: number): Promise<Hands> {
  const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
  // The story is not about the clerk's map; the applicant's window, a page of its own, draws one.
  await withoutMap(page);
  // The frame that shows a PDF has no storage.
  await page.addInitScript(`localStorage?.setItem("counter-number", "${number}");`);
  const hands = handsOn(page);
  // The browser's own print dialog cannot be seen by a test.
  await page.addInitScript('window.print = () => undefined;');
  await page.goto(counter);
  await tabTo(hands, page.getByLabel('利用者ID'));
  await hands.type(clerk.user_id);
  await tabTo(hands, page.getByLabel('パスワード'));
  await hands.type(clerk.password);
  await hands.press('Enter');
  await page.getByRole('searchbox').waitFor();
  hands.rest();
  return hands;
}

type Place = readonly [number, number];
type Tabs = Pick<Hands, 'page' | 'press'>;
/** A survey at whose door nobody was met. */
const absentee = 'S0004';
/** At which the applicant's window shows a 町. */
const townZoom = 16;

async function placeOf(property_number: string): Promise<Place> {
  const { lon, lat } = await town.house.db
    .selectFrom('registers.building')
    .select([sql<number>`ST_X(geom)`.as('lon'), sql<number>`ST_Y(geom)`.as('lat')])
    .where('property_number', '=', property_number)
    .executeTakeFirstOrThrow();
  return [lon, lat];
}

async function stateOf(household_number: string): Promise<unknown> {
  return town.house.db
    .selectFrom('certificates.application as a')
    .select('a.state')
    .select(
      sql<number>`(SELECT count(*)::int FROM certificates.application_certificate z WHERE z.application_id = a.application_id)`.as(
        'certificates',
      ),
    )
    .where('a.household_number', '=', household_number)
    .executeTakeFirstOrThrow();
}

/** F7 shows the result, F8 notes that it was explained. */
async function explain({ page, press }: Tabs): Promise<void> {
  await region(page, '説明').getByRole('button', { name: '説明する' }).waitFor();
  await press('F7');
  await page.getByRole('button', { name: '説明を記録' }).waitFor();
  await press('F8');
  await page.getByRole('button', { name: '説明を記録' }).waitFor({ state: 'detached' });
}

async function agree({ page, press }: Tabs): Promise<void> {
  await page.getByRole('button', { name: '同意を記録' }).and(page.locator(':enabled')).waitFor();
  await press('F8');
  // The explanation puts itself away; until then nothing under it can be keyed.
  await page.getByRole('button', { name: '窓口へ戻る' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '証明書を交付' }).and(page.locator(':enabled')).waitFor();
}

/** F9 shows what will be printed, F9 gives it its number. */
async function issue({ page, press }: Tabs): Promise<void> {
  await press('F9');
  await page.getByRole('button', { name: '交付する' }).and(page.locator(':enabled')).waitFor();
  await press('F9');
  await page.getByRole('heading', { name: /^罹災証明書 第/ }).waitFor();
}

/** F8 prints, F9 hands over. */
async function print({ page, press }: Tabs): Promise<void> {
  const progress = page.getByRole('list', { name: '証明書の経過' });
  await page.locator('iframe').waitFor();
  await press('F8');
  await progress.locator('li[data-done]', { hasText: '印刷' }).waitFor();
  await page.getByRole('button', { name: '手渡した' }).and(page.locator(':enabled')).waitFor();
  await press('F9');
  await progress.locator('li[data-done]', { hasText: '手渡し' }).waitFor();
}

/** F6 calls who waits longest, and F6 again when they have come. */
async function callNext({ page, press }: Hands): Promise<void> {
  const ticket = region(page, '整理券');
  await ticket.getByRole('button', { name: '次を呼ぶ' }).and(page.locator(':enabled')).waitFor();
  await press('F6');
  await ticket.getByText(/^A00[1-3]$/).waitFor();
  await ticket.getByText('呼出中').waitFor();
  await press('F6');
  await ticket.getByText('対応中').waitFor();
}

/** F7 opens the form; the slip's number fills it from the register; F8 receives it. */
async function receive({ page, press, type }: Hands, slip: string): Promise<void> {
  await press('F7');
  const finder = page.getByRole('search', { name: '世帯の検索' }).getByRole('searchbox');
  await isFocused(page, finder);
  await type(slip);
  await press('Enter');
  // The likeliest household stands first.
  await isFocused(page, page.getByRole('listbox', { name: '見つかった世帯' }).getByRole('option'));
  await press('Enter');
  await isFocused(page, region(page, '三つの確認').getByRole('radio', { name: '運転免許証' }));
  await press('Space');
  // The slip that was typed is what the house is known by.
  await press('Tab');
  await isFocused(page, region(page, '三つの確認').getByRole('radio', { name: '調査済証' }));
  await press('Tab');
  await press('Space');
  await press('F8');
}

/** Where a place stands in the applicant's window, pixels from its map's middle, once the clerk has named a 町. */
function pixels(
  [lon, lat]: readonly [number, number],
  [centreLon, centreLat]: readonly [number, number],
  zoom: number,
): [number, number] {
  const world = 512 * 2 ** zoom;
  const x = (degrees: number): number => (degrees / 360) * world;
  const y = (degrees: number): number =>
    (-Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)) * world;
  return [x(lon) - x(centreLon), y(lat) - y(centreLat)];
}

const Places = z.object({
  places: z.array(z.object({ label: z.string(), level: z.string(), lon: z.number(), lat: z.number() })),
});

/** F4 opens the second window, the clerk names the 町, and the applicant finds the own house and says はい. */
async function point({ page, press, type }: Hands, label: string, house: Place): Promise<void> {
  const opening = page.context().waitForEvent('page');
  await press('F4');
  const applicant = await opening;
  await applicant.setViewportSize({ width: 1280, height: 800 });
  await applicant.getByRole('heading', { name: 'ご自宅を指でさしてください' }).waitFor();
  // The clerk names the 町, never the house.
  const field = page.getByRole('combobox', { name: '申請者画面に示す町' });
  await tabTo({ page, press }, field);
  const hearing = page.waitForResponse((response) => response.url().endsWith('/gazetteer/search'));
  await type(label);
  const { places } = Places.parse(await (await hearing).json());
  const named = places.find((one) => one.level === 'town' && one.label === label);
  if (named === undefined) throw new Error('the gazetteer does not know the 町');
  await page
    .locator(`datalist option[value="${label}"]`)
    .or(page.locator('datalist option', { hasText: label }))
    .first()
    .waitFor({ state: 'attached' });
  await press('Enter');
  await page.getByText(`指さしを待っています（${label}）`).waitFor();
  const canvas = applicant.locator('canvas').first();
  await canvas.waitFor();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('the applicant has no map');
  const [right, down] = pixels(house, [named.lon, named.lat], townZoom);
  await canvas.click({ position: { x: box.width / 2 + right, y: box.height / 2 + down } });
  await applicant.getByRole('button', { name: 'はい' }).click();
  await applicant.getByRole('heading', { name: 'ありがとうございます' }).waitFor();
  await page.getByText(/^指さし済み/).waitFor();
}

describe('a counter’s morning', () => {
  it('serves an applicant from the ticket to the corrected certificate', async () => {
    const hands = await atCounter(1);
    const { page } = hands;
    await callNext(hands);
    await receive(hands, absentee);
    await region(page, '申請')
      .getByText(/^申請第\d{6}号$/)
      .waitFor();

    // The slip was typed once: the counter has looked it up, and the keyboard is at the rows.
    await isFocused(page, list(page, '候補'));
    await hands.press('Enter');
    await page.getByText('この三件を結び付けて確定します').waitFor();
    await hands.press('F8');
    const check = region(page, '照合');
    await check.getByText('証拠が足りないため、まだ交付できません').waitFor();
    expect(await page.getByRole('button', { name: '証明書を交付' }).isDisabled()).toBe(true);
    await point(hands, '港町一丁目', await placeOf('B00005'));
    await check.getByText('申請者の家であることを照合できました').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    // Proven, but nothing is issued before the result was explained and agreed to.
    expect(await page.getByRole('button', { name: '証明書を交付' }).isDisabled()).toBe(true);
    await explain(hands);
    await agree(hands);
    await region(page, '説明').getByText('に同意を得ました').waitFor();

    await issue(hands);
    await page.getByRole('heading', { name: '罹災証明書 第0000001号' }).waitFor();
    await print(hands);

    // At home the applicant reads it and comes back: a name was wrong.
    await tabTo(hands, region(page, '証明書の版').getByRole('button', { name: '訂正' }));
    await hands.press('Enter');
    await page.getByRole('heading', { name: '証明書の再交付・訂正' }).waitFor();
    await tabTo(hands, page.getByRole('checkbox', { name: '氏名' }));
    await hands.press('Space');
    await page.getByRole('button', { name: '交付する' }).and(page.locator(':enabled')).waitFor();
    await hands.press('F9');
    await page.getByRole('heading', { name: '罹災証明書 第0000002号' }).waitFor();
    await region(page, '証明書の版').getByText('第2版・訂正（氏名）').waitFor();
    await print(hands);

    // The next: the ticket has ended, and nothing of this applicant is left.
    await hands.press('F6');
    await region(page, '申請').getByText('まだ受け付けていません').waitFor();
    await region(page, '整理券')
      .getByText(/^\d 人待ち$/)
      .waitFor();
    await isFocused(page, page.getByRole('searchbox'));
    expect(await stateOf('H0005')).toEqual({ state: 'issued', certificates: 2 });
  });

  it('takes a request for another survey and shows that it waits', async () => {
    const hands = await atCounter(2);
    const { page } = hands;
    await callNext(hands);
    await receive(hands, 'S0040');
    await region(page, '申請')
      .getByText(/^申請第\d{6}号$/)
      .waitFor();
    await isFocused(page, list(page, '候補'));
    await hands.press('Enter');
    await page.getByText('この三件を結び付けて確定します').waitFor();
    await hands.press('F8');
    await region(page, '照合').waitFor();
    await explain(hands);
    await tabTo(hands, page.getByRole('button', { name: '再調査を依頼' }));
    await hands.press('Enter');
    const dialog = page.getByRole('dialog', { name: '再調査を依頼' });
    await isFocused(page, dialog.getByRole('textbox', { name: /再調査を求める点/ }));
    await hands.type('柱の傾きが測られていない');
    await tabTo(hands, dialog.getByRole('button', { name: '再調査を依頼' }));
    await hands.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('再調査を待っています').waitFor();
    await hands.press('Escape');
    await region(page, '申請').getByText('再調査依頼').waitFor();
    await region(page, '説明').getByText('再調査の結果を待っています').waitFor();
    expect(await page.getByRole('button', { name: '証明書を交付' }).isDisabled()).toBe(true);
    const points = await town.house.db
      .selectFrom('surveys.point_to_survey')
      .select(['round', 'reason', 'ended_at'])
      .execute();
    expect(points).toEqual([{ round: 'resurvey', reason: '柱の傾きが測られていない', ended_at: null }]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await hands.press('F6');
    await region(page, '申請').getByText('まだ受け付けていません').waitFor();
  });

  it('takes few presses for an ordinary case', async () => {
    const hands = await atCounter(3);
    const { page } = hands;
    const began = performance.now();
    await callNext(hands);
    // Slip, name heard at the door and address agree: nobody has to point.
    await receive(hands, 'S0001');
    await isFocused(page, list(page, '候補'));
    await hands.press('Enter');
    await page.getByText('この三件を結び付けて確定します').waitFor();
    await hands.press('F8');
    await region(page, '照合').getByText('申請者の家であることを照合できました').waitFor();
    await explain(hands);
    await agree(hands);
    await issue(hands);
    await print(hands);
    await hands.press('F6');
    await region(page, '申請').getByText('まだ受け付けていません').waitFor();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    console.log(
      `counter: ${hands.presses()} key presses from the ticket to the next one, ${seconds} s of the machine`,
    );
    expect(hands.presses()).toBeLessThanOrEqual(30);
  });

  it('leaves the keyboard to a clerk who types on while the answer comes', async () => {
    const hands = await atCounter(4);
    const { page } = hands;
    const slow = Promise.withResolvers<void>();
    await page.route('**/lookup', async (route) => {
      await slow.promise;
      await route.continue();
    });
    const box = page.getByRole('searchbox');
    await isFocused(page, box);
    await hands.type('S0001');
    await hands.press('Enter');
    await hands.type('0');
    slow.resolve();
    await list(page, '候補').waitFor();
    await isFocused(page, box);
    expect(await box.inputValue()).toBe('S00010');
  });

  it('opens the counter from the 突合 room by an address that names nobody', async () => {
    const hands = await atCounter(4);
    const { page } = hands;
    await page.goto('/990019/r8-eq/linkage?list=household_without_survey');
    const grid = page.getByRole('grid', { name: '調査のない世帯' });
    await grid.getByRole('row').nth(1).waitFor();
    await tabTo(hands, grid);
    await hands.press('ArrowDown');
    await hands.press('Enter');
    await page.getByRole('button', { name: '窓口で開く' }).waitFor();
    await hands.press('F7');
    await page.getByRole('region', { name: '選択中の三件' }).waitFor();
    const { pathname, search } = new URL(page.url());
    expect(pathname).toBe(counter);
    expect(search).toMatch(/selected=asked\.[0-9a-f-]{36}/);
    expect(decodeURIComponent(search)).not.toMatch(/H\d{4}|S\d{4}|B\d{5}/);
  });
});
