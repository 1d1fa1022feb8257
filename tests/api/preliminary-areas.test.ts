import { expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { PreliminaryArea } from '../../api/surveys/preliminary.contract.ts';
import { testHouse } from '../support/house.ts';
import { aFilledPlan, aTownToPlan, around, columnsOf } from '../support/planning.ts';
import type { PlannedTown } from '../support/planning.ts';

const town = await testHouse();

const written = { name: '港町', damage: 0.6, note: '倒壊が目立つ', polygon: around([0, 0], [4, 0]) };

async function anArea({ clerk, path }: PlannedTown, given: object = {}): Promise<PreliminaryArea> {
  const answer = await clerk.post(`${path}/preliminary-areas`, { area_id: uuidv7(), ...written, ...given });
  expect(answer.status).toBe(201);
  return PreliminaryArea.parse(await answer.json());
}

async function listed({ clerk, path }: PlannedTown): Promise<PreliminaryArea[]> {
  return PreliminaryArea.array().parse(await (await clerk.get(`${path}/preliminary-areas`)).json());
}

test('an area is entered, listed worst first, corrected and taken away', async () => {
  const planned = await aTownToPlan(town, 20);
  const { area_id, version } = await anArea(planned);
  await anArea(planned, { damage: 0.9 });
  expect((await listed(planned)).map(({ damage }) => damage)).toEqual([
    expect.closeTo(0.9),
    expect.closeTo(0.6),
  ]);
  const address = `${planned.path}/preliminary-areas/${area_id}`;
  const changed = await planned.clerk.put(address, { ...written, damage: 1 }, { version });
  expect(PreliminaryArea.parse(await changed.json())).toMatchObject({ damage: 1, version: 2 });
  expect((await planned.clerk.put(address, written, { version })).status).toBe(412);
  expect((await planned.clerk.delete(address, { version: 2 })).status).toBe(200);
  expect(await listed(planned)).toHaveLength(1);
});

test('buildings are taken into a plan with the heaviest estimate of the areas that hold them', async () => {
  const planned = await aTownToPlan(town, 20);
  await anArea(planned, { damage: 0.3, polygon: around([0, 0], [9, 0]) });
  await anArea(planned, { damage: 0.8, polygon: around([0, 0], [1, 0]) });
  const { damage } = await columnsOf(await aFilledPlan(planned));
  expect(damage.filter((value) => value === 0.8)).toHaveLength(2);
  expect(damage.filter((value) => value === 0.3)).toHaveLength(8);
  expect(damage.filter((value) => value === null)).toHaveLength(10);
});

test('an area of another disaster is not there', async () => {
  const planned = await aTownToPlan(town, 1);
  const other = await aTownToPlan(town, 1);
  const { area_id } = await anArea(planned);
  const answer = await other.clerk.put(`${other.path}/preliminary-areas/${area_id}`, written, { version: 1 });
  expect(answer.status).toBe(404);
});
