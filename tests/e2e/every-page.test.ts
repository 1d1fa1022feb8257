// Every page of somebody who may do everything: without barriers, and whole at 200 % zoom.
import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { permissions } from '../../api/accounts/permissions.ts';
import { AppointmentDay } from '../../api/certificates/appointments.contract.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openPage, servedHouse } from '../support/browser.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { aPlanOf } from '../support/handouts.ts';
import { aBuilding, aCounter, aHousehold, aSurvey, at } from '../support/records.ts';
import { enter } from '../support/sign-in-page.ts';
import { anAccount } from '../support/town.ts';

const town = await servedHouse();
const counter = await aCounter(town, {
  permissions: ['certificate_issue', 'administration', 'survey_planning'],
});
const { municipality, disaster } = counter;
const password = 'Minato-no-1-machi';
const administrator = {
  ...(await anAccount(town, municipality, { password, permissions: [...permissions] })),
  password,
};
const base = `/${municipality.municipality_code}/${disaster.disaster_code}`;
await aHousehold(town, municipality, 'H1', { place: at(0, 0) });
await aBuilding(town, municipality, 'B1', { place: at(10, 0) });
await aSurvey(town, counter, 'S1');
await fillAppointments();
await fillAreas();
const { plan_id } = await aPlanOf(town, counter, [['B1']]);
await fillTeams();

/** A day with somebody in it. */
async function fillAppointments(): Promise<void> {
  const day = '2099-08-07';
  await counter.clerk.post(`${counter.path}/appointment-slots`, {
    from: day,
    until: day,
    includes_weekends: true,
    opens_at: '09:00',
    closes_at: '16:00',
    minutes: 30,
    counters: [1, 2, 3],
    capacity: 2,
  });
  const { slots } = AppointmentDay.parse(
    await (await counter.clerk.get(`${counter.path}/appointments?day=${day}`)).json(),
  );
  const booking = {
    appointment_id: uuidv7(),
    slot_id: slots[0]?.slot_id,
    name: '岬　花',
    phone: '000-0000-0000',
  };
  await counter.clerk.post(`${counter.path}/appointments`, booking);
}

async function fillAreas(): Promise<void> {
  await aTownOfGazetteer(town, municipality, { town_id: '0001001', name: '港町一丁目', place: at(0, 0) });
  await counter.clerk.post(`${counter.path}/issue-areas`, {
    area_id: uuidv7(),
    name: '港地区',
    starts_on: '2099-08-07',
    note: '港町公民館 9時から',
    town_ids: ['0001001'],
  });
}

/** A team that is there on a day of the plan: the calendar of 割当 has a row. */
async function fillTeams(): Promise<void> {
  const team_id = uuidv7();
  await counter.clerk.post(`${counter.path}/survey-teams`, {
    team_id,
    team_number: 1,
    name: '第1班',
    organisation: 'むすび市',
    vehicle: null,
    phone: null,
    base: null,
    note: null,
  });
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await counter.clerk.put(
    `${counter.path}/survey-teams/${team_id}/days`,
    { from: day, days: [{ day, members: [] }] },
    { version: 1 },
  );
}

/** Addresses of all rooms in the navigation, and of the pages within them. */
async function addressesOfPages(page: Page): Promise<string[]> {
  const links = (selector: string): Promise<string[]> =>
    page.locator(selector).evaluateAll((found) =>
      found.map((link) => {
        const url = new URL(link.getAttribute('href') ?? '', document.baseURI);
        url.searchParams.delete('map');
        return url.pathname + url.search;
      }),
    );
  const addresses = new Set(['/', '/password']);
  for (const room of await links('.room-link')) {
    addresses.add(room);
    await page.goto(room);
    await page.locator('h1').waitFor();
    for (const tab of await links('.page-tab')) addresses.add(tab);
  }
  return [...addresses];
}

/** Opens a page and waits until nothing is under way any more. */
async function settled(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1').waitFor();
  await page.locator('.frame-waiting, [aria-busy="true"]').waitFor({ state: 'detached' });
}

/** What sticks out of the window, and cannot be scrolled to inside its part of the page. */
const cutOff = `(() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
    return false;
  };
  const page = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
  return [...document.querySelectorAll('h1, h2, a, button, input, select, textarea, label, p')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest('.skip-link, .visually-hidden, .map-canvas'))
    .filter((element) => {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      return own > 1 && height > 1 && (left < -1 || right > width + 1) && !scrolls(element);
    })
    .map((element) => element.tagName + ' ' + (element.textContent || element.getAttribute('name') || '').trim().slice(0, 40))
    .concat(page);
})()`;

describe('every page', () => {
  it('has no barriers, and is whole at 200 % zoom', async () => {
    const page = await openPage(town, { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
    await enter(page, `${base}/counter`, administrator);
    const addresses = [...(await addressesOfPages(page)), `${base}/planning?plan=${plan_id}&tab=allocation`];
    expect(addresses.length).toBeGreaterThan(8);
    const faults: string[] = [];
    for (const address of addresses) {
      await page.setViewportSize({ width: 1280, height: 720 });
      await settled(page, address);
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${address}: ${fault}`));
      // A window of 1280 pixels at 200 % has room for 640.
      await page.setViewportSize({ width: 640, height: 360 });
      const cut: unknown = await page.evaluate(cutOff);
      if (Array.isArray(cut)) faults.push(...cut.map((part) => `${address} at 200 %: ${String(part)}`));
    }
    expect(faults).toEqual([]);
  }, 240_000);
});
