// 配布 and what follows it: papers for a district, what changed since, and houses that two teams were at.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import type { Edit } from '../../api/surveys/edits.contract.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aCutPlan, aTownToPlan, columnsOf, districtsOf, shown } from '../support/planning.ts';
import type { InPlan } from '../support/planning.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const planned = await aTownToPlan(town, 60);
const password = 'Minato-no-1-machi';
const nagisa = {
  ...(await anAccount(town, planned.municipality, {
    password,
    permissions: ['survey_planning', 'survey_sheet_output'],
    display_name: '計画 渚',
  })),
  password,
};
const addressOf = ({ plan_id }: InPlan, tab: string) =>
  `/${planned.municipality.municipality_code}/${planned.disaster.disaster_code}/planning?plan=${plan_id}&tab=${tab}`;

const papersOf = (page: Page, district: number) =>
  page.getByRole('region', { name: `調査区${district}の書類`, exact: true });
const rowOf = (page: Page, district: number) =>
  page.getByRole('grid', { name: '調査区の書類' }).getByRole('row', { name: new RegExp(`^${district} `) });

async function signedInAt(plan: InPlan, tab: string): Promise<Page> {
  const page = await openPage(town, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  // Papers are drawn in the time that the machine has.
  page.setDefaultTimeout(60_000);
  await enter(page, addressOf(plan, tab), nagisa);
  return page;
}

/** Opens a paper as somebody does who wants to print it; answers its text. */
const readPaper = (page: Page, district: number, title: RegExp): Promise<string> =>
  shownBy(page, papersOf(page, district).getByRole('button', { name: title }));

/** The text of what a press shows in a window of its own. */
async function shownBy(page: Page, button: Locator): Promise<string> {
  const popup = page.waitForEvent('popup');
  const answered = page.waitForResponse(
    (response) => response.headers()['content-type'] === 'application/pdf',
  );
  await button.click();
  const answer = await answered;
  const opened = await popup;
  await expect.poll(() => opened.url(), { timeout: 20_000 }).toMatch(/^blob:/u);
  await opened.close();
  // The browser gives what a page read as a blob to nobody else: the same paper once more.
  return textOf(await (await page.request.get(answer.url())).body());
}

async function textOf(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'musubi-paper-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'paper.pdf'), bytes);
  return execFileSync('pdftotext', ['paper.pdf', '-'], { cwd: folder, encoding: 'utf8' }).replaceAll(
    /\s/gu,
    '',
  );
}

async function saveFile(page: Page, district: number, format: string): Promise<string> {
  const saving = page.waitForEvent('download');
  await papersOf(page, district)
    .getByRole('button', { name: `${format}で保存` })
    .click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe(`調査区${district}.${format.toLowerCase()}`);
  return readFile(await download.path(), 'utf8');
}

/** Somebody else changes the plan meanwhile. */
async function edit(plan: InPlan, wanted: Edit): Promise<void> {
  const { revision } = await shown(plan);
  expect((await plan.clerk.post(`${plan.at}/edits`, { revision, edit: wanted })).status).toBe(201);
}

async function idOf(plan: InPlan, number: number): Promise<string> {
  const { districts } = await districtsOf(plan);
  const id = districts.find(({ district_number }) => district_number === number)?.district_id;
  if (id === undefined) throw new Error('the plan has no such district');
  return id;
}

async function stopIn(plan: InPlan, district: string): Promise<number> {
  const { districts, district: of, stop_id } = await columnsOf(plan);
  const stop = stop_id.find((_, at) => of[at] === districts.indexOf(district));
  if (stop === undefined) throw new Error('the district has no building');
  return stop;
}

it('a district gets its papers and files, and after an edit the notice of what changed', async () => {
  const plan = await aCutPlan(planned, 3);
  const page = await signedInAt(plan, 'handout');
  await rowOf(page, 1).click();
  await page.getByRole('button', { name: '調査済証の文…' }).click();
  const slip = page.getByRole('dialog', { name: '調査済証の文' });
  await slip.getByLabel('問い合わせ先').fill('むすび市 税務課 000-000-0000');
  expect(await accessibilityFaults(page)).toEqual([]);
  await slip.getByRole('button', { name: '保存する' }).click();
  await slip.waitFor({ state: 'detached' });
  await page.getByLabel('班', { exact: true }).fill('第1班');
  await page.getByRole('button', { name: '調査区1の書類を作成' }).click();
  await papersOf(page, 1)
    .getByRole('button', { name: /^調査済証/ })
    .waitFor();
  expect(
    await papersOf(page, 1)
      .getByRole('button', { name: /^変更のお知らせ/ })
      .count(),
  ).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);

  const atlas = await readPaper(page, 1, /^地図（A3） \d+枚/);
  expect(atlas).toContain('凡例');
  expect(await readPaper(page, 1, /^調査済証/)).toContain('税務課');
  expect(await saveFile(page, 1, 'GeoJSON')).toContain('"visiting_order"');
  expect(await saveFile(page, 1, 'GPX')).toContain('<rtept');
  expect(await saveFile(page, 1, 'CSV')).toContain('000001');

  // A colleague gives a building of another district to this one: its papers are marked, nobody else's would be.
  await edit(plan, {
    kind: 'move',
    stops: [await stopIn(plan, await idOf(plan, 2))],
    to_district: await idOf(plan, 1),
  });
  await page.getByText('調査区ごと', { exact: true }).click();
  await rowOf(page, 1).getByText('（変更前）').waitFor();
  await papersOf(page, 1).getByText('この調査区の訪問先か訪問順が変わりました').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '変わった調査区（1区）の書類を作成' }).click();
  await papersOf(page, 1)
    .getByRole('button', { name: /^変更のお知らせ/ })
    .waitFor();
  const notice = await readPaper(page, 1, /^変更のお知らせ/);
  expect(notice).toContain('入った建物1棟');
  expect(notice).toContain('新しい訪問先');

  // The district ends: whoever has its papers is told where the buildings went.
  await edit(plan, { kind: 'merge', districts: [await idOf(plan, 2), await idOf(plan, 1)] });
  const ended = page.getByRole('region', { name: 'なくなった調査区' });
  await ended.getByText('（第1班）').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await ended.getByRole('button', { name: '調査区1の変更のお知らせを作成' }).click();
  await papersOf(page, 1)
    .getByRole('button', { name: /^変更のお知らせ/ })
    .waitFor();
  expect(await readPaper(page, 1, /^変更のお知らせ/)).toContain('この調査区はなくなりました');
}, 480_000);

it('after a re-plan each team is told once, over all its districts', async () => {
  const plan = await aCutPlan(planned, 3);
  const page = await signedInAt(plan, 'handout');
  for (const paper of ['地図（A3）', '調査票', '調査済証'])
    await page.getByText(paper, { exact: true }).first().click();
  for (const [district, team] of [
    [1, 'うみべ県A'],
    [2, 'うみべ県A'],
    [3, 'やまべ県'],
  ] as const) {
    await rowOf(page, district).click();
    await page.getByLabel('班', { exact: true }).fill(team);
    await page.getByRole('button', { name: `調査区${district}の書類を作成` }).click();
    await papersOf(page, district)
      .getByRole('button', { name: /^訪問先一覧/ })
      .waitFor();
  }
  const notices = page.getByRole('region', { name: '班ごとの変更のお知らせ' });
  expect(await notices.count()).toBe(0);
  await edit(plan, {
    kind: 'move',
    stops: [await stopIn(plan, await idOf(plan, 1))],
    to_district: await idOf(plan, 3),
  });
  await rowOf(page, 1).getByText('（変更前）').waitFor();
  // The form still names the third one's team.
  await rowOf(page, 3).click();
  await page.getByRole('button', { name: '調査区3の書類を作成' }).click();
  await notices.getByText('調査区1の書類がまだ前のままです').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await notices.getByRole('button', { name: 'やまべ県のお知らせを開く' }).isDisabled()).toBe(true);
  // Left empty: the team of the older papers.
  await page.getByLabel('班', { exact: true }).fill('');
  await page.getByRole('button', { name: '変わった調査区（1区）の書類を作成' }).click();
  await notices.getByText('調査区 1・2　入 0　出 1').waitFor();
  const told = await shownBy(page, notices.getByRole('button', { name: 'うみべ県Aのお知らせを開く' }));
  for (const words of ['この班の調査区2区', '前の書類のまま', '出た建物1棟', '調査区3（やまべ県）の'])
    expect(told).toContain(words);
  const all = await shownBy(
    page,
    notices.getByRole('button', { name: '全班（2班）のお知らせをまとめて開く' }),
  );
  expect(all).toMatch(/調査区1（うみべ県A）の\d+番/u);
}, 480_000);

it('a house that two teams were at is flagged, shown on the map, and settled by a person', async () => {
  const plan = await aCutPlan(planned, 3);
  const stop = await stopIn(plan, await idOf(plan, 3));
  for (const survey_number of ['000801', '000802'])
    await plan.clerk.post(`${plan.at}/stops/states`, {
      stop_ids: [stop],
      state: 'done',
      note: null,
      survey_number,
    });
  const page = await signedInAt(plan, 'progress');
  const flagged = page.getByRole('region', { name: '二重調査の疑い' });
  const one = flagged.getByRole('list', { name: '確かめる建物' }).getByRole('listitem').first();
  await one.getByText('違う調査番号で2度の報告').waitFor();
  await one.getByText('000802').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await one.getByRole('button', { name: /地図で見る/ }).click();
  await expect.poll(() => page.url(), { timeout: 20_000 }).toMatch(/map=1[789]/u);
  await one.getByRole('button', { name: /確認した/ }).click();
  const settling = page.getByRole('dialog', { name: '確認した内容' });
  await settling.getByLabel(/どうだったか/).fill('2班の調査票を使う');
  expect(await accessibilityFaults(page)).toEqual([]);
  await settling.getByRole('button', { name: '確認済みにする' }).click();
  await flagged.getByText('すべて確認済みです').waitFor();
  await flagged.getByText('確認済み 1 件').click();
  await flagged.getByText('2班の調査票を使う').waitFor();
}, 240_000);
