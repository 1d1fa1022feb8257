import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { IssueArea, IssueAreas } from '../../api/certificates/areas.contract.ts';
import { Board } from '../../api/certificates/tickets.contract.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { anApplication } from '../support/applications.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { testHouse } from '../support/house.ts';
import { aCounter, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();
const permissions = ['certificate_issue', 'administration'] as const;
const port = { town_id: '0001001', name: '港町一丁目', place: at(0, 0) };
const hill = { town_id: '0002000', name: '丘町', place: at(900, 0) };

async function aPlannedTown(): Promise<Counter> {
  const counter = await aCounter(town, { permissions });
  for (const given of [port, hill]) await aTownOfGazetteer(town, counter.municipality, given);
  return counter;
}

async function add({ clerk, path }: Counter, given: object): Promise<Response> {
  return clerk.post(`${path}/issue-areas`, {
    area_id: uuidv7(),
    name: '港地区',
    starts_on: '2026-08-04',
    town_ids: [port.town_id],
    ...given,
  });
}

test('an application knows the day on which its area begins, and the call screen shows all of them', async () => {
  const counter = await aPlannedTown();
  expect((await add(counter, { note: '午前9時から 港町公民館' })).status).toBe(201);
  const application = await anApplication(counter, { house_address: '港町一丁目1番1号' });
  expect(application.issue_starts_on).toBe('2026-08-04');
  expect((await anApplication(counter, { house_address: '丘町1番1号' })).issue_starts_on).toBeNull();
  const board = Board.parse(await (await counter.clerk.get(`${counter.path}/board`)).json());
  expect(board.areas).toEqual([{ name: '港地区', starts_on: '2026-08-04', note: '午前9時から 港町公民館' }]);
});

test('a town belongs to one area; it can move once it is free', async () => {
  const counter = await aPlannedTown();
  const first = IssueArea.parse(await (await add(counter, {})).json());
  const refused = await add(counter, { name: '丘地区', town_ids: [port.town_id, hill.town_id] });
  expect(ProblemDocument.parse(await refused.json()).type).toBe('/problems/certificates/area-town-taken');
  const address = `${counter.path}/issue-areas/${first.area_id}`;
  const change = { name: '港地区', starts_on: '2026-08-05', note: null, town_ids: [hill.town_id] };
  expect((await counter.clerk.put(address, change, { version: 1 })).status).toBe(200);
  expect((await counter.clerk.put(address, change, { version: 1 })).status).toBe(412);
  expect((await add(counter, { name: '海地区' })).status).toBe(201);
  expect((await counter.clerk.delete(address, { version: 2 })).status).toBe(200);
  const { areas, towns } = IssueAreas.parse(
    await (await counter.clerk.get(`${counter.path}/issue-areas`)).json(),
  );
  expect(areas.map(({ name }) => name)).toEqual(['海地区']);
  expect(towns.map(({ name }) => name)).toEqual(['港町一丁目', '丘町']);
});

test('no town that the gazetteer does not have', async () => {
  const counter = await aPlannedTown();
  const answer = await add(counter, { town_ids: ['9999999'] });
  expect(ProblemDocument.parse(await answer.json()).type).toBe('/problems/certificates/area-town-unknown');
});
