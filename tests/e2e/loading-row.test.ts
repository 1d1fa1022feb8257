// What a list shows while it is first read.
import { expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aPlan, aTownToPlan } from '../support/planning.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();

it('a list that takes longer says what is being read, until it is there', async () => {
  const planned = await aTownToPlan(town, 20);
  await aPlan(planned);
  const { municipality, disaster } = planned;
  const password = 'Minato-no-1-machi';
  const nagisa = await anAccount(town, municipality, { password, permissions: ['survey_planning'] });
  const page = await openPage(town, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  const held = Promise.withResolvers<void>();
  await page.route('**/survey-plans', async (route) => {
    await held.promise;
    await route.continue();
  });
  await enter(page, `/${municipality.municipality_code}/${disaster.disaster_code}/planning`, {
    ...nagisa,
    password,
  });
  const row = page.getByRole('status').filter({ hasText: '調査計画を読み込んでいます' });
  await row.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  held.resolve();
  await page.getByRole('table', { name: '調査計画' }).waitFor();
  expect(await row.count()).toBe(0);
}, 120_000);
