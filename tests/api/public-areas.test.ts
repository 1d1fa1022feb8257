// What everybody is told of 交付開始日, without a session: areas, days, 町字, a coarse map, and nothing besides.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { PublicAreas, PublicAreasMap } from '../../api/certificates/public-areas.contract.ts';
import { inScope } from '../../api/db/scope.ts';
import { Client } from '../support/client.ts';
import { aTownOfGazetteer } from '../support/gazetteer.ts';
import { testHouse } from '../support/house.ts';
import { aCounter, aHousehold, at } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();
const anybody = new Client(town.app);
const port = { town_id: '0001001', name: '港町一丁目', place: at(0, 0) };
const hill = { town_id: '0002000', name: '丘町', place: at(900, 0) };

async function anAnnouncedTown(): Promise<Counter & { page: string }> {
  const counter = await aCounter(town, { permissions: ['certificate_issue', 'administration'] });
  for (const given of [port, hill]) await aTownOfGazetteer(town, counter.municipality, given);
  const answer = await counter.clerk.post(`${counter.path}/issue-areas`, {
    area_id: uuidv7(),
    name: '港地区',
    starts_on: '2026-08-04',
    note: '午前9時から 港町公民館',
    town_ids: [port.town_id],
  });
  expect(answer.status).toBe(201);
  return { ...counter, page: counter.path.replace('/api/', '/public/') + '/issue-areas' };
}

test('anybody is told areas, days, notes and names of towns, and no more', async () => {
  const counter = await anAnnouncedTown();
  await aHousehold(town, counter.municipality, 'H1');
  const answer = await anybody.get(`${counter.page}/list`);
  expect(answer.status).toBe(200);
  const { today, ...told } = PublicAreas.parse(await answer.json());
  expect(today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(told).toEqual({
    municipality: counter.municipality.name,
    disaster: '令和8年うみべ沖地震',
    is_training: false,
    areas: [
      {
        name: '港地区',
        starts_on: '2026-08-04',
        note: '午前9時から 港町公民館',
        towns: [{ town_id: port.town_id, name: port.name }],
      },
    ],
  });
});

test('the map has the places of announced towns over the base map, cut to them', async () => {
  const counter = await anAnnouncedTown();
  const { lon, lat } = at(-2000, 0);
  await sql`INSERT INTO registers.base_feature (municipality_code, source, kind, attributes, geom, given_crs, content_hash, valid_from)
    VALUES (${counter.municipality.municipality_code}, '標準', 'rail', '{}', ST_MakeLine(
      ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 6668),
      ST_SetSRID(ST_MakePoint(${lon + 0.1}::float8, ${lat}::float8), 6668)), 6668, '\\x00', '2026-03-01')`.execute(
    town.house.db,
  );
  const map = PublicAreasMap.parse(await (await anybody.get(`${counter.page}/map`)).json());
  expect(map.towns).toEqual([{ town_id: port.town_id, ...port.place }]);
  const [west = 0, south = 0, east = 0, north = 0] = map.bounds ?? [];
  expect(map.features).toMatchObject([{ kind: 'rail', is_area: false }]);
  for (const [x, y] of map.features.flatMap(({ paths }) => paths.flat())) {
    expect(x).toBeGreaterThanOrEqual(west - 1e-5);
    expect(x).toBeLessThanOrEqual(east + 1e-5);
    expect(y).toBeGreaterThan(south);
    expect(y).toBeLessThan(north);
  }
});

test('a town without areas says so; a disaster that is not there is not there, nor is that of another town', async () => {
  const counter = await aCounter(town);
  const page = counter.path.replace('/api/', '/public/') + '/issue-areas';
  expect(PublicAreas.parse(await (await anybody.get(`${page}/list`)).json()).areas).toEqual([]);
  expect(PublicAreasMap.parse(await (await anybody.get(`${page}/map`)).json())).toEqual({
    bounds: null,
    towns: [],
    features: [],
  });
  expect((await anybody.get(page.replace(counter.disaster.disaster_code, 'nowhere') + '/list')).status).toBe(
    404,
  );
  const other = await aCounter(town);
  const foreign = `/public/${other.municipality.municipality_code}/${counter.disaster.disaster_code}-x/issue-areas/list`;
  expect((await anybody.get(foreign)).status).toBe(404);
});

test('the public role reads no person, house or account for it, and changes nothing', async () => {
  const counter = await anAnnouncedTown();
  const scope = { role: 'musubi_public', municipality: counter.municipality.municipality_code } as const;
  for (const refused of [
    'SELECT 1 FROM registers.household',
    'SELECT 1 FROM registers.building',
    'SELECT 1 FROM registers.footprint',
    'SELECT 1 FROM registers.address_point',
    'SELECT 1 FROM certificates.application',
    'DELETE FROM certificates.issue_area',
    'UPDATE registers.town SET name = name',
  ])
    await expect(inScope(town.house.db, scope, (trx) => sql.raw(refused).execute(trx))).rejects.toThrow(
      'permission denied',
    );
});
