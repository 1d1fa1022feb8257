// What a clerk is shown of the links: rows in the lookup with their reasons, and the lists of what is left open.
import { describe, expect, test } from 'vitest';
import { WorkPage } from '../../api/matching/links.contract.ts';
import { testHouse } from '../support/house.ts';
import { bring, csv } from '../support/imports.ts';
import { aStreet, link, linksOf, lookUp, nameOf, stateOf, triple } from '../support/linked-town.ts';
import { aProtection, at } from '../support/records.ts';
import { signedIn } from '../support/town.ts';
import type { SignedIn } from '../support/town.ts';

const town = await testHouse();

describe('lookup with links', () => {
  test('gives rows by probability with reasons in words, for and against', async () => {
    const street = await aStreet(town, 10);
    await link(town, street);
    const { matches } = await lookUp(street, street.clerk, { survey_number: 'S5' });
    expect(matches[0]).toMatchObject({
      household: { household_number: 'H5' },
      building: { property_number: 'B5' },
      survey: { survey_number: 'S5' },
      confirmed: false,
    });
    expect(matches[0]?.probability).toBeGreaterThan(0.8);
    const probabilities = matches.map(({ probability }) => probability ?? 0);
    expect(probabilities).toEqual([...probabilities].sort((one, other) => other - one));
    expect(matches[0]?.reasons.map(({ text }) => text).join()).toContain('氏名');
    expect(matches[0]?.reasons.every(({ weight }) => weight > 0)).toBe(true);
  });

  test('by address or at a point begins with the house there', async () => {
    const street = await aStreet(town, 10);
    await link(town, street);
    for (const question of [
      { at: [at(5 * 40 + 24, 31).lon, at(5 * 40 + 24, 31).lat] },
      { address: 'むすび市浜一丁目6番1号' },
    ])
      expect((await lookUp(street, street.clerk, question)).matches[0]).toMatchObject({
        household: { household_number: 'H5' },
        survey: { survey_number: 'S5' },
      });
  });

  test('links the neighbourhood on the spot where no run has been', async () => {
    const street = await aStreet(town, 10);
    const { matches } = await lookUp(street, street.clerk, { household_number: 'H5' });
    expect(matches[0]).toMatchObject({
      survey: { survey_number: 'S5' },
      building: { property_number: 'B5' },
    });
    expect(matches[0]?.probability).toBeGreaterThan(0.5);
    expect(await linksOf(town, street)).toEqual([]);
  });

  test('a protected household is in no row, list or rejection of who has not the right', async () => {
    const street = await aStreet(town, 10, { surveyed: (house) => house !== 4 });
    const { clerk, path } = street;
    const opener = await signedIn(town, {
      municipality: street.municipality,
      permissions: ['certificate_issue', 'protected_open'],
    });
    await link(town, street);
    await opener.post(`${path}/rejections`, {
      household_number: 'H3',
      property_number: 'B2',
      survey_number: null,
    });
    for (const household of ['H3', 'H4']) await aProtection(town, street.municipality, household);
    const question = { survey_number: 'S3' };
    expect(JSON.stringify(await lookUp(street, clerk, question))).not.toContain('H3');
    expect(JSON.stringify(await lookUp(street, clerk, { property_number: 'B2' }))).not.toContain('H3');
    expect((await lookUp(street, opener, question)).matches[0]).toMatchObject({
      household: { household_number: 'H3' },
    });
    const listed = async (who: SignedIn) =>
      WorkPage.parse(
        await (await who.post(`${path}/linkage/lists`, { list: 'household_without_survey' })).json(),
      );
    expect((await listed(clerk)).rows).toEqual([]);
    expect((await listed(opener)).rows).toMatchObject([{ number: 'H4' }]);
  });
});

describe('work lists', () => {
  test('name what the machine leaves open, page by page, and shrink with each decision', async () => {
    const street = await aStreet(town, 30, { surveyed: (house) => house % 3 !== 1 });
    const { clerk, path, municipality, disaster } = street;
    const nowhere = at(300, 900);
    await bring(town, municipality, {
      kind: 'surveys',
      disaster_code: disaster.disaster_code,
      crs: 6668,
      file: csv(
        '調査番号,調査日,調査回,判定,経度,緯度',
        `X1,2026-06-05,第1次,半壊,${nowhere.lon},${nowhere.lat}`,
      ),
    });
    await link(town, street);
    const search = async (body: object) =>
      WorkPage.parse(await (await clerk.post(`${path}/linkage/lists`, body)).json());
    const lonely = await search({ list: 'survey_without_building' });
    expect(lonely).toMatchObject({
      total: 1,
      rows: [{ kind: 'survey', number: 'X1', damage_label: '半壊' }],
    });
    const households = { list: 'household_without_survey' };
    const first = await search({ ...households, limit: 4 });
    expect(first.total).toBe(10);
    const rest = await search({ ...households, after: first.next, limit: 100 });
    expect([...first.rows, ...rest.rows].map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 10 }, (_, place) => `H${place * 3 + 1}`).sort(),
    );
    const { lon, lat } = at(1 * 40 + 20, 30);
    const near = await search({ ...households, bounds: [lon - 1e-4, lat - 1e-4, lon + 1e-4, lat + 1e-4] });
    expect(near).toMatchObject({ total: 1, rows: [{ number: 'H1', name: nameOf(1) }] });
    const tie = { household_number: 'H1', property_number: 'B1', survey_number: 'X1' };
    expect((await clerk.post(`${path}/confirmations`, tie)).status).toBe(201);
    expect((await search(households)).total).toBe(9);
    expect((await search({ list: 'survey_without_building' })).total).toBe(0);
    expect((await stateOf(street)).lists).toContainEqual({ list: 'household_without_survey', count: 9 });
  });

  test('a building that two surveys of one round claim is named until people have decided on both', async () => {
    const street = await aStreet(town, 10);
    const { lon, lat } = at(5 * 40 + 24, 32);
    await bring(town, street.municipality, {
      kind: 'surveys',
      disaster_code: street.disaster.disaster_code,
      crs: 6668,
      file: csv(
        '調査番号,調査日,調査回,判定,居住者氏名,経度,緯度',
        `T5,2026-06-05,第1次,半壊,${nameOf(5)},${lon},${lat}`,
      ),
    });
    const claimed = async () => {
      await link(town, street);
      const search = { list: 'building_claimed_twice' };
      const answer = await street.clerk.post(`${street.path}/linkage/lists`, search);
      return WorkPage.parse(await answer.json()).rows;
    };
    expect(await claimed()).toMatchObject([{ kind: 'building', number: 'B5', competitors: 2 }]);
    await street.clerk.post(`${street.path}/confirmations`, triple(5));
    await street.clerk.post(`${street.path}/confirmations`, { ...triple(5), survey_number: 'T5' });
    expect(await claimed()).toEqual([]);
  });
});
