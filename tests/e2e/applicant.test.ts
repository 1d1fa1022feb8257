// The counter turned to the applicant: 個人情報保護モード reads on the wire, the second window, and a second person's yes.
import type { BrowserContext, Page, Response } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { foldName } from '../../geodata/text/fold-name.ts';
import { fixtureTown } from '../../scripts/demo/demo-town.ts';
import { loadDemo } from '../../scripts/demo/load-demo.ts';
import type { DemoAccount } from '../../scripts/demo/load-demo.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { readTile } from '../support/tiles.ts';

const town = await servedHouse();
const counter = '/990019/r8-eq/counter';
const accounts = new Map<string, DemoAccount>();
/** Every name, reading, birth date and number in the registers and surveys of the town, with whose it is. */
let personal: { text: string; household_number: string | null }[] = [];

beforeAll(async () => {
  for (const account of await loadDemo(town.house, fixtureTown(), () => undefined))
    accounts.set(account.user_id, account);
  const { db } = town.house;
  const people = await db
    .selectFrom('registers.resident')
    .select(['household_number', 'resident_number', 'name', 'kana', 'born_on', 'phone'])
    .execute();
  const buildings = await db
    .selectFrom('registers.building')
    .select(['property_number', 'owner_name', 'owner_kana'])
    .execute();
  const surveys = await db
    .selectFrom('surveys.survey')
    .select(['survey_number', 'resident_name', 'owner_name'])
    .execute();
  personal = [
    ...people.flatMap(({ household_number, ...person }) =>
      [household_number, ...Object.values(person)].map((text) => ({ text: text ?? '', household_number })),
    ),
    ...[...buildings, ...surveys].flatMap((row) =>
      Object.values(row).map((text) => ({ text: text ?? '', household_number: null })),
    ),
  ].filter(({ text }) => text.length > 1);
});

async function signedIn(user_id: string, address: string): Promise<Page> {
  const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
  const account = accounts.get(user_id);
  if (!account) throw new Error(`the demo town has no ${user_id}`);
  await page.goto(address);
  await page.getByLabel('利用者ID').fill(account.user_id);
  await page.getByLabel('パスワード').fill(account.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === address);
  return page;
}

async function ask(page: Page, text: string): Promise<void> {
  const box = page.getByRole('searchbox');
  await box.fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.understood, .candidates, .empty-state').first().waitFor();
}

/** Everything that a context hears from now on, as text; tiles decoded. */
function hear(context: BrowserContext): { texts: () => Promise<string[]> } {
  const heard: Promise<string>[] = [];
  const read = async (response: Response): Promise<string> => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/assets/') || pathname.endsWith('/live')) return '';
    const body = await response.body().catch(() => null);
    if (body === null) return '';
    return pathname.endsWith('.mvt') ? JSON.stringify(readTile(body)) : body.toString('utf8');
  };
  context.on('response', (response) => heard.push(read(response)));
  return { texts: () => Promise.all(heard) };
}

/** What of the registers is told, but for one household's own. */
function told(texts: readonly string[], shown: ReadonlySet<string>): string[] {
  const all = texts.join('\n');
  // A number only as a word of its own, not as decimals of a place or a part of an id.
  const isTold = (text: string) =>
    /^[\w-]+$/.test(text)
      ? new RegExp(String.raw`(?<![\w.-])${text}(?![\w.-])`).test(all)
      : all.includes(text);
  return [...new Set(personal.map(({ text }) => text))].filter((text) => !shown.has(text) && isTold(text));
}

/** All that is the household's own, in whatever glyphs another register writes its names. */
function ownOf(household: string, ...numbers: string[]): Set<string> {
  const own = new Set(
    personal.flatMap(({ text, household_number }) =>
      household_number === household ? [foldName(text)] : [],
    ),
  );
  const texts = personal.map(({ text }) => text).filter((text) => own.has(foldName(text)));
  return new Set([...texts, ...numbers]);
}

/** From the slip's number to the confirmed three. */
async function confirm(page: Page, slip: string): Promise<void> {
  await ask(page, slip);
  await page.getByRole('listbox', { name: '住基', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('listbox', { name: '家屋', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F8');
  await page.getByText('確定済み').waitFor();
}

describe('個人情報保護モード', () => {
  it('lets nothing of anybody but the confirmed household through, whatever is looked up, clicked or opened', async () => {
    const page = await signedIn('madoguchi', counter);
    await confirm(page, 'S0001');
    // Nothing stands on the screen between the key and the server's word.
    const slow = Promise.withResolvers<void>();
    await page.route('**/privacy', async (route) => {
      await slow.promise;
      await route.continue();
    });
    await page.keyboard.press('F2');
    await page.getByRole('heading', { name: '個人情報を隠しています' }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/H0002|S0001|髙橋/);
    expect(await page.locator('canvas').count()).toBe(0);
    const heard = hear(page.context());
    slow.resolve();
    await page.getByText('確定した世帯のほかは、氏名・生年月日・番号を隠しています').waitFor();
    await page.getByText('髙橋　蓮 の世帯（H0002・4人）').waitFor();
    await page.locator('.legend').waitFor({ state: 'attached' });

    for (const question of ['佐藤', 'サトウ', 'H0003', 'B00003', 'S0002', '港町一丁目'])
      await ask(page, question);
    // A click and a hover on the map, its list, a record, the search of the bar.
    await page.mouse.move(1_100, 560);
    await page.mouse.move(1_160, 600);
    await page.mouse.click(1_200, 620);
    await page.locator('.understood').waitFor();
    await page.getByRole('button', { name: '一覧' }).click();
    const list = page.getByRole('region', { name: '地図の内容の一覧' });
    await list.getByText('地図の内容').first().waitFor();
    await list.getByRole('button', { name: '閉じる' }).click();
    await page.reload();
    await page.getByText('髙橋　蓮 の世帯（H0002・4人）').waitFor();
    await page.getByRole('listbox', { name: '住基', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('table').getByText('世帯主', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(await accessibilityFaults(page)).toEqual([]);

    const texts = await heard.texts();
    expect(texts.length).toBeGreaterThan(30);
    expect(told(texts, ownOf('H0002', 'S0001', 'B00002'))).toEqual([]);
    expect(texts.join()).toContain('髙橋　蓮');
    const shown = await page.locator('body').innerText();
    expect(shown).not.toMatch(/佐藤|H0003/);

    await page.keyboard.press('F2');
    await page.getByText('個人情報保護モード', { exact: true }).waitFor({ state: 'detached' });
    await ask(page, 'S0002');
    await page.getByText('H0003').first().waitFor();
  });

  it('hides everything where no household is confirmed, and closes the other rooms', async () => {
    const page = await signedIn('kanri', counter);
    await ask(page, 'S0004');
    await page.keyboard.press('F2');
    await page.getByText('氏名・生年月日・番号はすべて隠しています').waitFor();
    const heard = hear(page.context());
    await ask(page, 'S0004');
    await page.getByText('●●●').first().waitFor();
    expect(told(await heard.texts(), new Set())).toEqual([]);
    expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['窓口']);
    await page.goto('/990019/r8-eq/imports');
    await page.getByText('個人情報保護モードの間は、窓口だけを使えます').waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('heading', { name: 'データ取込' }).waitFor();
  });
});

describe('the second window', () => {
  it('takes the applicant’s finger to the counter, tells nothing of anybody, and forgets for the next', async () => {
    const page = await signedIn('madoguchi', counter);
    await page.locator('.legend').waitFor({ state: 'attached' });
    const heard = hear(page.context());
    const opening = page.context().waitForEvent('page');
    await page.keyboard.press('F4');
    const applicant = await opening;
    const own: string[] = [];
    await applicant.setViewportSize({ width: 1280, height: 800 });
    applicant.on('response', (response) => own.push(new URL(response.url()).pathname));
    await applicant.getByRole('heading', { name: 'ご自宅を指でさしてください' }).waitFor();
    await applicant.locator('canvas').first().waitFor();
    expect(await accessibilityFaults(applicant)).toEqual([]);
    expect(told(await heard.texts(), new Set())).toEqual([]);

    await applicant
      .locator('canvas')
      .first()
      .click({ position: { x: 600, y: 300 } });
    await applicant.getByRole('heading', { name: 'ここがご自宅ですか' }).waitFor();
    await page.getByText('指さしています（まだ「はい」を押していません）').waitFor();
    await applicant.getByRole('button', { name: 'さし直す' }).click();
    await applicant.getByRole('heading', { name: 'ご自宅を指でさしてください' }).waitFor();
    await applicant
      .locator('canvas')
      .first()
      .click({ position: { x: 620, y: 320 } });
    await applicant.getByRole('button', { name: 'はい' }).click();
    await applicant.getByRole('heading', { name: 'ありがとうございます' }).waitFor();
    await page.getByText(/^指さし済み/).waitFor();
    const kept = await town.house.db.selectFrom('certificates.pointing').select('pointing_id').execute();
    expect(kept).toHaveLength(1);

    await page.getByRole('button', { name: '次の申請者へ' }).click();
    await applicant.getByRole('heading', { name: 'ご自宅を指でさしてください' }).waitFor();
    await page.getByText('指さしを待っています（町の全体）').waitFor();
    expect(
      own.filter((path) => path.startsWith('/api/') && !/applicant-map|basemap|pointings/.test(path)),
    ).toEqual([]);
    expect(told(await heard.texts(), new Set())).toEqual([]);
    // Its addresses name no place either.
    const { pathname, search } = new URL(applicant.url());
    expect(`${pathname}${search}`).toBe('/applicant/990019/r8-eq');
  });

  it('waits for a counter when nobody has opened it', async () => {
    const page = await signedIn('madoguchi', counter);
    await page.goto('/applicant/990019/r8-eq');
    await page.getByRole('heading', { name: '係員がご案内するまでお待ちください' }).waitFor();
    expect(await page.locator('canvas').count()).toBe(0);
  });
});

describe('the guard at the counter', () => {
  it('closes on the wrong slip, says so in words, and opens by a second person in a session of their own', async () => {
    const page = await signedIn('madoguchi', counter);
    await confirm(page, 'S0005');
    const check = page.getByRole('region', { name: '照合' });
    await check.getByText('この調査結果の番号です').waitFor();
    await check.getByRole('textbox').fill('S0009');
    await page.keyboard.press('Enter');
    await check.getByText('別の家の調査の番号です').waitFor();
    await check.getByText('合わないものがあるため、交付できません').waitFor();
    expect(await page.getByRole('button', { name: '証明書を交付' }).isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await check.getByRole('button', { name: '責任者の承認を依頼' }).click();
    const dialog = page.getByRole('dialog', { name: '照合によらない交付の承認を依頼' });
    await dialog.getByRole('textbox').fill('隣の済証が貼られていたと班長が確認');
    await page.getByRole('button', { name: '承認を依頼する' }).click();
    await check.getByText('責任者の承認を待っています').waitFor();

    const second = await signedIn('kanri', '/990019/r8-eq/approvals');
    const waiting = second.getByRole('list', { name: '承認を待つ依頼' }).getByRole('article');
    await waiting.getByText('隣の済証が貼られていたと班長が確認').waitFor();
    expect(await accessibilityFaults(second)).toEqual([]);
    await waiting.getByRole('button', { name: '承認する' }).click();
    await second.getByText('承認を待つ依頼はありません').waitFor();
    await check.getByText('責任者の承認により交付できます').waitFor();
    expect(await page.getByRole('button', { name: '証明書を交付' }).isDisabled()).toBe(false);
    const { decided_by, requested_by } = await town.house.db
      .selectFrom('certificates.house_override')
      .select(['decided_by', 'requested_by'])
      .executeTakeFirstOrThrow();
    expect(z.string().parse(decided_by)).not.toBe(requested_by);
  });
});
