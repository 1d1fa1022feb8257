// 検索: where an address lies, while it is being typed.
import { beforeAll, describe, expect, test } from 'vitest';
import { GazetteerAnswer } from '../../api/registers/gazetteer.contract.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { testHouse } from '../support/house.ts';
import { at } from '../support/records.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const helper = await signedIn(town, { permissions: [] });
const next = await signedIn(town, { permissions: [] });

beforeAll(async () => {
  const near = { '1': at(5, 5), '1-1': at(1, 1), '1-12': at(2, 2), '2': at(9, 9), '11-1': at(30, 30) };
  await aTownOfGazetteer(town, helper.municipality, {
    town_id: '0011001',
    name: '港町一丁目',
    place: at(0, 0),
    points: near,
  });
  await aTownOfGazetteer(town, helper.municipality, {
    town_id: '0011002',
    name: '港町二丁目',
    place: at(500, 0),
  });
  await aTownOfGazetteer(town, helper.municipality, {
    town_id: '0020000',
    name: '新港町',
    place: at(0, 500),
  });
});

async function found(text: string, { who = helper, limit = 12 } = {}) {
  const answer = await who.post(`/api/${who.municipality.municipality_code}/gazetteer/search`, {
    text,
    limit,
  });
  expect(answer.status).toBe(200);
  const { places, total } = GazetteerAnswer.parse(await answer.json());
  return { labels: places.map(({ label }) => label), places, total };
}

describe('a search for places', () => {
  test('finds towns by the beginning of their name, then by a part of it', async () => {
    expect((await found('港')).labels).toEqual(['港町一丁目', '港町二丁目', '新港町']);
  });

  test('finds a town however its number is written, and its blocks under it', async () => {
    for (const text of ['港町一丁目', '港町1丁目', '港町　１丁目'])
      expect((await found(text)).labels).toEqual(['港町一丁目', '港町一丁目 1', '港町一丁目 2']);
  });

  test('finds an address, and those that begin with it, nearest in writing first', async () => {
    expect((await found('港町1-1')).labels).toEqual([
      '港町一丁目 1',
      '港町一丁目 1-1',
      '港町一丁目 1-12',
      '港町一丁目 11-1',
    ]);
    const { places } = await found('港町1丁目1番12号');
    expect(places[0]).toMatchObject({ level: 'house', lon: at(2, 2).lon, lat: at(2, 2).lat });
  });

  test('says how many there are when it lists fewer', async () => {
    const { labels, total } = await found('港', { limit: 2 });
    expect([labels.length, total]).toEqual([2, 3]);
  });

  test('finds nothing of the town next door', async () => {
    expect(await found('港町', { who: next })).toMatchObject({ labels: [], total: 0 });
  });
});
