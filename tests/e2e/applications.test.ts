// 申請受付 by clicks: a ticket from the entrance to the counter, an application from the register to the agreement,
// the post, appointments, and the day on which an area begins.
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { anApplication, show, threeChecks } from '../support/applications.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { aConfirmation, aCounter, at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';
import { withoutMap } from '../support/without-map.ts';

const town = await servedHouse();
const counter = await aCounter(town, { permissions: ['certificate_issue', 'administration'] });
const { municipality, disaster } = counter;
const base = `/${municipality.municipality_code}/${disaster.disaster_code}`;
const room = `${base}/applications`;
const password = 'Minato-no-1-machi';
const office = {
  ...(await anAccount(town, municipality, {
    password,
    display_name: '窓口　結',
    permissions: ['certificate_issue', 'administration'],
  })),
  password,
};
const big = { viewport: { width: 1440, height: 900 } };

async function opened(address: string): Promise<Page> {
  const page = await openPage(town, big);
  await withoutMap(page);
  await enter(page, address, office);
  return page;
}

function region(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** The household by its number, into the form that is open. */
async function fillFromRegister(page: Page, household: string): Promise<void> {
  await page.getByLabel('台帳から記入').fill(household);
  await page.getByRole('button', { name: 'さがす' }).click();
  await page.getByRole('button', { name: '記入済みの申請書を印刷' }).waitFor();
}

/** An application of a household with a result beside its house, as a clerk has tied them. */
async function aTiedApplication(name: string, given: object = {}) {
  const { household_number } = await aConfirmation(town, counter, name, {
    people: [{ name: '浜野　渚', kana: 'ハマノ　ナギサ' }],
    place: at(Number(name) * 100, 0),
  });
  return anApplication(counter, { applicant_name: '浜野　渚', household_number, ...given });
}

/** Slots of one counter on a day of their own; the page that shows them. */
async function theDay(day: string): Promise<Page> {
  const answer = await counter.clerk.post(`${counter.path}/appointment-slots`, {
    from: day,
    until: day,
    includes_weekends: true,
    opens_at: '11:00',
    closes_at: '12:00',
    minutes: 30,
    counters: [1],
    capacity: 1,
  });
  expect(answer.status).toBe(201);
  return opened(`${room}?tab=appointments&day=${day}`);
}

async function bookAtEleven(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: '窓口 1 11:00〜11:30に予約を入れる' }).click();
  await page.getByRole('dialog').getByLabel('氏名').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: '予約を入れる' }).click();
  return region(page, '11:00〜11:30');
}

beforeAll(async () => {
  await aTownOfGazetteer(town, municipality, { town_id: '0001001', name: '港町一丁目', place: at(0, 0) });
  await aTownOfGazetteer(town, municipality, { town_id: '0002000', name: '丘町', place: at(900, 0) });
});

describe('a ticket', () => {
  it('is drawn at the entrance, called at a counter, and stands on the screen of the waiting room', async () => {
    const page = await opened(`${room}?tab=tickets`);
    await page.getByRole('button', { name: '申請・交付の整理券を発行' }).click();
    const issued = region(page, '整理券の発行').getByRole('status').locator('strong');
    const label = await issued.innerText();
    expect(label).toMatch(/^A\d{3}$/);

    const screen = await opened(`${base}/call-screen`);
    await region(screen, 'お待ちの人数').getByText(label).waitFor();
    await page.getByRole('button', { name: /^次を呼ぶ：申請・交付/ }).click();
    await region(screen, 'お呼びしている番号').getByText(label).waitFor();
    await page.getByRole('button', { name: '来られた' }).click();
    await region(screen, '対応中の番号').getByText(label).waitFor();
    await page.getByRole('button', { name: '終了', exact: true }).click();
    await region(page, '窓口の整理券').getByText('本日 1 件終了').waitFor();
  });
});

describe('an application', () => {
  it('is received from the register, with what was shown', async () => {
    await aConfirmation(town, counter, '1', { people: [{ name: '浜野　一郎' }], place: at(100, 0) });
    const page = await opened(room);
    await page.getByRole('button', { name: '申請を受け付ける' }).click();
    await fillFromRegister(page, 'H1');
    await region(page, '三つの確認').getByText('運転免許証').click();
    await page.locator('.entry-actions').getByRole('button', { name: '受け付ける' }).click();
    await page.getByRole('heading', { name: /^申請第\d{6}号\s浜野\s一郎$/ }).waitFor();
    expect(await region(page, '三つの確認').innerText()).toContain('運転免許証');
  });

  it('has its three checks recorded one by one', async () => {
    const { application_id } = await aTiedApplication('2');
    const page = await opened(`${room}?selected=application.${application_id}`);
    for (const [aspect, evidence] of [
      ['本人確認', 'マイナンバーカード'],
      ['家屋確認', '調査済証'],
      ['世帯確認', '住民基本台帳のとおり'],
    ] as const) {
      await page.getByRole('button', { name: `${aspect}を記録` }).click();
      await page.getByRole('dialog').getByText(evidence).click();
      await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click();
      await region(page, '三つの確認').getByText(evidence).waitFor();
    }
    expect(await region(page, '三つの確認').getByText('まだ').count()).toBe(0);
  });

  it('is explained its result and agreed to', async () => {
    const { application_id } = await aTiedApplication('3', { checks: threeChecks });
    const page = await opened(`${room}?selected=application.${application_id}`);
    await page.getByRole('button', { name: '説明する' }).click();
    await page.getByRole('button', { name: '説明を記録' }).click();
    await region(page, '申請者の答え').getByRole('button', { name: '同意を記録' }).click();
    await page.getByText('に同意を得ています').first().waitFor();
    await page.getByRole('button', { name: '申請へ戻る' }).click();
    expect(await page.locator('.application-state').innerText()).toMatch(/^同意/);
  });

  it('asks for a second survey with what it does not accept, and waits for it', async () => {
    const { application_id } = await aTiedApplication('4', { checks: threeChecks });
    const page = await opened(`${room}?selected=application.${application_id}`);
    await page.getByRole('button', { name: '説明する' }).click();
    await page.getByRole('button', { name: '説明を記録' }).click();
    await region(page, '申請者の答え').getByRole('button', { name: '二次調査を申請' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('納得されない点').fill('屋根の傷みが入っていない');
    await dialog.getByRole('button', { name: '二次調査を申請' }).click();
    await page.getByText('第2次調査を待っています').waitFor();
    expect((await show(counter, application_id)).state).toBe('second_survey_requested');
  });

  it('is corrected where it was taken down wrongly', async () => {
    const { application_id } = await aTiedApplication('5');
    const page = await opened(`${room}?selected=application.${application_id}`);
    await page.getByRole('button', { name: 'そのほかの操作' }).click();
    await page.getByRole('menuitem', { name: '申請の内容を訂正' }).click();
    await page.getByLabel('電話番号').fill('000-0000-1234');
    await page.getByRole('button', { name: '訂正する' }).click();
    await page.locator('.application').getByText('000-0000-1234').waitFor();
    expect((await show(counter, application_id)).applicant_phone).toBe('000-0000-1234');
  });

  it('that came by post is entered, and its number told for the paper', async () => {
    await aConfirmation(town, counter, '6', { people: [{ name: '岬　花' }], place: at(600, 0) });
    const page = await opened(`${room}?tab=post`);
    await fillFromRegister(page, 'H6');
    await page.getByText('借家（居住者）').click();
    await page.locator('.entry-actions').getByRole('button', { name: '受け付ける' }).click();
    await region(page, 'いま入力した申請').getByText('1 件を受け付けました').waitFor();
    await region(page, 'いま入力した申請')
      .getByRole('button', { name: /^申請第\d{6}号$/ })
      .click();
    expect(await page.locator('.application').innerText()).toContain('郵送で受取り');
  });
});

describe('an appointment', () => {
  it('is taken in a slot that was made for it, and its ticket drawn when the person arrives', async () => {
    const { application_number } = await anApplication(counter, { applicant_name: '沖　登' });
    const page = await opened(`${room}?tab=appointments`);
    await page.getByRole('button', { name: '予約枠を作る' }).click();
    const plan = page.getByRole('form', { name: '予約枠' });
    await plan.getByRole('slider', { name: '見込みの件数' }).press('Home');
    await plan.getByRole('status').getByText('1 日間・1日 60 件').waitFor();
    await plan.getByRole('slider', { name: '窓口の数', exact: true }).press('Home');
    await plan.getByRole('status').getByText('2 日間・1日 15 件').waitFor();
    await plan.getByRole('slider', { name: /^日数/ }).press('Home');
    await plan.getByRole('status').getByText('1 日間・1日 30 件').waitFor();
    await region(page, '予約枠を作る').getByRole('button', { name: '予約枠を作る' }).click();

    await page.getByRole('button', { name: '窓口 2 9:30〜10:00に予約を入れる' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('申請番号（あれば）').fill(String(application_number));
    await dialog.getByText('沖　登').waitFor();
    await dialog.getByRole('button', { name: '予約を入れる' }).click();
    const slot = region(page, '9:30〜10:00');
    await slot.getByRole('button', { name: '沖　登' }).click();
    await dialog.getByRole('button', { name: '来庁にする' }).click();
    await slot.getByText('来庁', { exact: true }).waitFor();
    await page.goto(`${room}?tab=tickets`);
    expect(await page.getByRole('list', { name: '予約の待ち' }).innerText()).toContain('C001');
  });

  it('is cancelled, which frees its place', async () => {
    const page = await theDay('2099-08-07');
    const slot = await bookAtEleven(page, '岬　花');
    await slot.getByRole('button', { name: '岬　花' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取り消す' }).click();
    await page.getByRole('button', { name: '窓口 1 11:00〜11:30に予約を入れる' }).waitFor();
    await page.getByRole('group', { name: '予約の状態で絞る' }).getByText('取消し').click();
    expect(await slot.innerText()).toMatch(/0 \/ 1\s+岬　花\s+取消し/);
  });

  it('of somebody who does not come is noted', async () => {
    const page = await theDay('2099-08-10');
    const slot = await bookAtEleven(page, '浜野　夏');
    await slot.getByRole('button', { name: '浜野　夏' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '不在' }).click();
    expect(await slot.locator('.slot-person-absent').innerText()).toMatch(/浜野　夏\s+不在/);
  });
});

describe('an area', () => {
  it('gets its start date, which stands on the screen and is told when somebody of it applies', async () => {
    const screen = await opened(`${base}/call-screen`);
    const page = await opened(`${room}?tab=areas`);
    await page.getByRole('button', { name: '地区を加える' }).click();
    await page.getByLabel('地区の名前').fill('港地区');
    await page.getByLabel('交付開始日').fill('2099-08-07');
    await page.getByRole('textbox', { name: 'お知らせ' }).fill('港町公民館 9時から');
    await page.getByText('港町一丁目').click();
    await page.getByRole('button', { name: '保存する' }).click();
    const card = page.getByRole('list', { name: '地区' }).getByRole('listitem');
    await card.getByText('8月7日(金) から').waitFor();
    await card.getByText('1 町字：港町一丁目').waitFor();
    await screen.getByText('港町公民館 9時から').waitFor();

    const { application_id } = await anApplication(counter, { house_address: '港町一丁目1番1号' });
    await page.goto(`${room}?selected=application.${application_id}`);
    expect(await page.locator('.application').innerText()).toContain(
      'この地区の交付は 令和81年8月7日からです',
    );
  });

  it('is taken away again, so that its people may come on any day', async () => {
    const page = await opened(`${room}?tab=areas`);
    await page.getByRole('button', { name: '地区を加える' }).click();
    await page.getByLabel('地区の名前').fill('丘地区');
    await page.getByText('丘町', { exact: true }).click();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('button', { name: '丘地区を変える' }).click();
    await page.getByRole('button', { name: 'この地区を外す' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '外す', exact: true }).click();
    await region(page, 'お知らせ').getByText('丘地区の交付開始日を外しました').waitFor();
    expect(await page.getByRole('button', { name: '丘地区を変える' }).count()).toBe(0);
  });
});
