// Households known to their town only: candidates in every cell that the town touches, at home in one house.
import { expect, test } from 'vitest';
import { testHouse } from '../support/house.ts';
import { bring, csv } from '../support/imports.ts';
import { aStreet, apart, link, linkFromNothing, linksOf, nameOf } from '../support/linked-town.ts';
import type { LinkedTown } from '../support/linked-town.ts';
import { at } from '../support/records.ts';

const town = await testHouse();
const houses = 40;
const lodger = 'H900';

/** A street over two cells, and somebody of the street without a number, who owns a house at each end of it and was met in both. */
async function streetWithLodger(): Promise<LinkedTown> {
  const street = await aStreet(town, houses);
  const people = Array.from({ length: houses }, (_, house) => {
    const { lon, lat } = at(house * apart + 20, 30);
    return `R${house},H${house},${nameOf(house)},1970-01-01,世帯主,うみべ県むすび市浜一丁目${house + 1}番1号,${lon},${lat}`;
  });
  await bring(town, street.municipality, {
    kind: 'residents',
    as_of: '2026-05-15',
    crs: 6668,
    file: csv(
      '宛名番号,世帯番号,氏名,生年月日,続柄,住所,経度,緯度',
      ...people,
      `R900,${lodger},鷲尾 静江,1970-01-01,世帯主,うみべ県むすび市浜一丁目,,`,
    ),
  });
  const ends = [105, (houses - 2) * apart + 5].map((east) => at(east, 60));
  await bring(town, street.municipality, {
    kind: 'buildings',
    as_of: '2026-05-15',
    crs: 6668,
    file: csv(
      '物件番号,所在地,種類,構造,納税義務者氏名,経度,緯度',
      ...people.map((_, house) => {
        const { lon, lat } = at(house * apart + 23, 32);
        return `B${house},うみべ県むすび市浜一丁目${house + 1}番1号,居宅,木造,${nameOf(house)},${lon},${lat}`;
      }),
      ...ends.map(
        ({ lon, lat }, end) =>
          `B90${end},うみべ県むすび市浜一丁目${90 + end}番1号,居宅,木造,鷲尾 静江,${lon},${lat}`,
      ),
    ),
  });
  await bring(town, street.municipality, {
    kind: 'surveys',
    disaster_code: street.disaster.disaster_code,
    crs: 6668,
    file: csv(
      '調査番号,調査日,調査回,判定,居住者氏名,経度,緯度',
      ...ends.map(({ lon, lat }, end) => `T${end},2026-06-05,第1次,半壊,鷲尾静江,${lon},${lat}`),
    ),
  });
  return street;
}

test('who may live in either of two cells is not thought to live in both', async () => {
  const street = await streetWithLodger();
  await link(town, street);
  const links = (await linksOf(town, street)).filter(({ household_number }) => household_number === lodger);
  expect(new Set(links.map(({ cell }) => cell)).size).toBe(2);
  expect(links.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1.001);
  expect(links.map(({ state }) => state)).not.toContain('auto');
});

test('it ends the same whether one of the cells or both are linked again', async () => {
  const street = await streetWithLodger();
  const { run_id } = await link(town, street);
  const rejected = { household_number: 'H1', property_number: 'B1', survey_number: 'S2', reason: null };
  expect((await street.clerk.post(`${street.path}/rejections`, rejected)).status).toBe(201);
  const { cells_done } = await link(town, street);
  const after = await linksOf(town, street);

  const run = await linkFromNothing(town, street, run_id);
  expect(run.cells_done).toBeGreaterThan(cells_done);
  expect(await linksOf(town, street)).toEqual(after);
});

test('confirmed at one end, it is asked about at neither', async () => {
  const street = await streetWithLodger();
  const tie = { household_number: lodger, property_number: 'B900', survey_number: 'T0' };
  expect((await street.clerk.post(`${street.path}/confirmations`, tie)).status).toBe(201);
  await link(town, street);
  const links = (await linksOf(town, street)).filter(({ household_number }) => household_number === lodger);
  expect(links.map(({ survey_number, probability }) => ({ survey_number, probability }))).toEqual([
    { survey_number: 'T0', probability: 1 },
  ]);
});
