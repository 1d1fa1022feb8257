// 通知書 by clicks: an application is refused, its letter made, printed and handed over; the panel says so.
import { expect, it } from 'vitest';
import { anApplication } from '../support/applications.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aCounter } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';
import { withoutMap } from '../support/without-map.ts';

const town = await servedHouse();
const counter = await aCounter(town);
const { municipality, disaster } = counter;
const password = 'Minato-no-1-machi';
const office = {
  ...(await anAccount(town, municipality, {
    password,
    display_name: '窓口　結',
    permissions: ['certificate_issue'],
  })),
  password,
};

it('a refusal goes out as a letter with its reason and who judged', async () => {
  const { application_id } = await anApplication(counter, { applicant_name: '浜野　渚' });
  const page = await openPage(town, { viewport: { width: 1440, height: 900 } });
  await withoutMap(page);
  // The browser's own print dialog cannot be seen by a test.
  await page.addInitScript('window.print = () => undefined;');
  const room = `/${municipality.municipality_code}/${disaster.disaster_code}/applications`;
  await enter(page, `${room}?selected=application.${application_id}`, office);

  await page.getByRole('button', { name: 'そのほかの操作' }).click();
  await page.getByRole('menuitem', { name: '却下する' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('却下の理由').fill('申請の物件は市外にある');
  await dialog.getByText('判定委員会').click();
  await dialog.getByLabel('委員会の名前').fill('住家被害判定委員会');
  await dialog.getByRole('button', { name: '却下する' }).click();

  const letters = page.getByRole('region', { name: '通知書', exact: true });
  await letters.getByRole('button', { name: '通知書を作る' }).click();
  expect(await dialog.getByLabel('理由（通知に載ります）').inputValue()).toBe('申請の物件は市外にある');
  expect(await dialog.getByLabel('委員会の名前').inputValue()).toBe('住家被害判定委員会');
  await dialog.getByLabel('文書番号（あれば）').fill('む税第45号');
  await dialog.getByRole('button', { name: '作成する' }).click();
  await dialog.getByText('お問い合わせ先を入力してください').waitFor();
  await dialog.getByLabel('お問い合わせ先（課・所在地・電話）').fill('むすび市役所 税務課');
  await dialog.getByRole('button', { name: '作成する' }).click();

  await page.getByRole('heading', { name: '却下通知書' }).waitFor();
  await page.getByTitle('却下通知書の控').waitFor();
  const handedOver = page.getByRole('button', { name: '手渡した' });
  expect(await handedOver.isDisabled()).toBe(true);
  await page.locator('.certificate-actions').getByRole('button', { name: '印刷' }).click();
  await page.getByText('印刷済み・手渡し前').waitFor();
  await handedOver.click();
  await page.getByText('手渡し済み').first().waitFor();
  await page.getByRole('button', { name: '申請へ戻る' }).click();
  await letters.getByText('手渡し済み').waitFor();
  const history = page.getByRole('region', { name: '経過', exact: true });
  expect(await history.innerText()).toContain(
    'む税第45号・判断：判定委員会（住家被害判定委員会）・手渡し済み',
  );
});
