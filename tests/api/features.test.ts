// 地図の内容の一覧: the same rows as the tiles, counted, page by page.
import { describe, expect, test } from 'vitest';
import { FeaturePage } from '../../api/tiles/features.contract.ts';
import type { FeatureRow } from '../../api/tiles/features.contract.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { testHouse } from '../support/house.ts';
import { aBarrier, aFootprint, aHazard, aSite } from '../support/places.ts';
import { aBuilding, aCounter, aHousehold, aProtection, aSurvey, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const [southWest, northEast] = [at(-100, -100), at(100, 100)];
const bbox = [southWest.lon, southWest.lat, northEast.lon, northEast.lat];

async function ask(counter: Pick<Counter, 'clerk' | 'path'>, body: object) {
  return counter.clerk.post(`${counter.path}/features/search`, { bbox, ...body });
}

async function listed(counter: Counter, body: object): Promise<FeaturePage> {
  const answer = await ask(counter, body);
  expect(answer.status).toBe(200);
  return FeaturePage.parse(await answer.json());
}

describe('the list of what is in view', () => {
  test('holds the rows in the box and no others, with their place and no name of a person', async () => {
    const counter = await aCounter(town);
    await aBuilding(town, counter.municipality, 'B1', { place: at(10, 10), owner_name: '隠岐 みさき' });
    await aBuilding(town, counter.municipality, 'B2', { place: at(500, 10) });
    await aSurvey(town, counter, 'S1', { resident_name: '隠岐' });
    const buildings = await listed(counter, { layer: 'buildings' });
    expect(buildings).toMatchObject({ total: 1, rows: [{ name: 'B1', kind: '居宅', structure: '木造' }] });
    expect(JSON.stringify([buildings, await listed(counter, { layer: 'surveys' })])).not.toContain('隠岐');
  });

  test('comes page by page, each row once, with the number of all', async () => {
    const counter = await aCounter(town);
    for (const number of ['H1', 'H2', 'H3', 'H4', 'H5'])
      await aHousehold(town, counter.municipality, number, { place: at(0, 0) });
    const seen: string[] = [];
    let last: FeatureRow | undefined;
    do {
      const after = last && { name: last.name, feature_id: last.feature_id };
      const { rows, total } = await listed(counter, {
        layer: 'households',
        limit: 2,
        ...(after ? { after } : {}),
      });
      expect(total).toBe(5);
      seen.push(...rows.map(({ name }) => name));
      last = rows.at(-1);
    } while (last);
    expect(seen).toEqual(['H1', 'H2', 'H3', 'H4', 'H5']);
  });

  test('names addresses in full', async () => {
    const counter = await aCounter(town);
    await aTownOfGazetteer(town, counter.municipality, {
      town_id: '0001001',
      name: '港町一丁目',
      place: at(0, 0),
      points: { '4-12': at(1, 1) },
    });
    expect((await listed(counter, { layer: 'addresses' })).rows.map(({ name }) => name)).toEqual([
      '港町一丁目 4-12',
    ]);
    expect((await listed(counter, { layer: 'towns' })).rows.map(({ name }) => name)).toEqual(['港町一丁目']);
  });

  test('holds areas and lines with their kind and a place within them, sites with their address and capacity', async () => {
    const counter = await aCounter(town);
    await aFootprint(town, counter.municipality, at(0, 0), { property_number: 'B1' });
    await aHazard(town, counter.municipality, at(-50, -50), { kind: 'landslide', rank: 2, metres: 60 });
    await aBarrier(town, counter.municipality, at(-50, 0), { kind: 'railway', name: null });
    await aSite(town, counter.municipality, at(0, 0));
    const rowOf = async (layer: string) => (await listed(counter, { layer })).rows[0];
    expect(await rowOf('footprints')).toMatchObject({ name: 'B1' });
    expect(await rowOf('hazards')).toMatchObject({ name: '結川', kind: 'landslide', figure: 2 });
    expect(await rowOf('barriers')).toMatchObject({ name: '', kind: 'railway' });
    expect(await rowOf('sites')).toMatchObject({
      name: '浜小学校',
      kind: 'shelter',
      address: 'うみべ県むすび市浜1',
      figure: 300,
    });
    const area = await rowOf('hazards');
    expect(area?.lon).toBeGreaterThan(at(-50, 0).lon);
    expect(area?.lat).toBeGreaterThan(at(0, -50).lat);
  });

  test('leaves a protected household out, and does not count it', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { place: at(0, 0) });
    await aHousehold(town, counter.municipality, 'H2', { place: at(0, 0) });
    await aProtection(town, counter.municipality, 'H2');
    expect(await listed(counter, { layer: 'households' })).toMatchObject({
      total: 1,
      rows: [{ name: 'H1' }],
    });
  });

  test('has no layer that the person may not see', async () => {
    const counter = await aCounter(town);
    const helper = await signedIn(town, { municipality: counter.municipality, permissions: [] });
    const answer = await ask({ clerk: helper, path: counter.path }, { layer: 'households' });
    expect(answer.status).toBe(404);
    expect((await ask({ clerk: helper, path: counter.path }, { layer: 'towns' })).status).toBe(200);
  });

  test('is a look that the audit keeps, with the numbers that were shown', async () => {
    const counter = await aCounter(town);
    await aHousehold(town, counter.municipality, 'H1', { place: at(0, 0) });
    await listed(counter, { layer: 'households' });
    const rows = await town.house.db
      .selectFrom('audit.entry')
      .selectAll()
      .where('municipality_code', '=', counter.municipality.municipality_code)
      .where('action', '=', 'tiles.list')
      .execute();
    expect(JSON.stringify(rows)).toContain('household:H1');
  });
});
