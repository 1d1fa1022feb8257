import { expect, test } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aDisaster, aMunicipality, anAccount } from '../support/town.ts';

const town = await servedHouse();
const municipality = await aMunicipality(town);
await aDisaster(town, municipality, { name: '令和8年うみべ沖地震', kind: 'training' });
const password = 'Nagisa-no-2-machi';
const clerk = await anAccount(town, municipality, { password, permissions: ['certificate_issue'] });

test('whoever opens a page is asked to sign in, and then stands before the disasters of the town', async () => {
  const page = await openPage(town);
  await page.goto('/');
  await page.getByLabel('利用者ID').fill(clerk.user_id);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.getByRole('heading', { name: '令和8年うみべ沖地震' }).waitFor();
  expect(await page.getByText('訓練', { exact: true }).first().isVisible()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a wrong password is refused in words, and nothing of it stays in the page or its address', async () => {
  const page = await openPage(town);
  await page.goto('/');
  await page.getByLabel('利用者ID').fill(clerk.user_id);
  await page.getByLabel('パスワード').fill('Wrong-password-1');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByLabel('パスワード').inputValue()).toBe('');
  expect(page.url()).not.toContain('Wrong');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a page loads nothing from anywhere else', async () => {
  const page = await openPage(town);
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(town.url) && !/^(data|blob):/.test(request.url()))
      elsewhere.push(request.url());
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(elsewhere).toEqual([]);
});
