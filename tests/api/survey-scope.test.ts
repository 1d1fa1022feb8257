import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { ProblemDocument } from '../../api/http/problem.ts';
import { ScopeChoices, ScopeCounts, wholeTown } from '../../api/surveys/scope.contract.ts';
import type { Scope } from '../../api/surveys/scope.contract.ts';
import { testHouse } from '../support/house.ts';
import {
  allBuildings,
  aRiver,
  aTownToPlan,
  anApplicationPoint,
  around,
  houseAt,
} from '../support/planning.ts';
import type { PlannedTown } from '../support/planning.ts';
import { at } from '../support/records.ts';

const town = await testHouse();

async function count({ clerk, path }: PlannedTown, scope: object): Promise<ScopeCounts> {
  const answer = await clerk.post(`${path}/survey-scope/counts`, { scope: { ...allBuildings, ...scope } });
  expect(answer.status).toBe(200);
  return ScopeCounts.parse(await answer.json());
}

test('the whole town is counted by dwelling and structure, with its households', async () => {
  const planned = await aTownToPlan(town, 100);
  expect(await count(planned, {})).toMatchObject({
    buildings: 100,
    dwellings: 90,
    households: 90,
    by_structure: { wooden: 80, non_wooden: 20, unknown: 0 },
    applied: 0,
    rough: 0,
    unplaced: 0,
    buildings_as_of: '2026-05-01',
  });
  expect(await count(planned, { use: 'dwellings' })).toMatchObject({ buildings: 90, dwellings: 90 });
  expect(await count(planned, { structures: ['non_wooden'] })).toMatchObject({
    buildings: 20,
    households: 10,
  });
});

test('an area is what is drawn and what is picked, together', async () => {
  const planned = await aTownToPlan(town, 100);
  const corner = around([0, 0], [4, 1]);
  expect(await count(planned, { polygons: [corner] })).toMatchObject({ buildings: 10, households: 10 });
  expect((await count(planned, { town_ids: ['0001001'] })).buildings).toBe(50);
  expect((await count(planned, { polygons: [corner], town_ids: ['0001002'] })).buildings).toBe(60);
});

test('a hazard is an area of its own, or a filter of what is drawn', async () => {
  const planned = await aTownToPlan(town, 100);
  await aFlood(planned, around([0, 0], [1, 4]));
  expect((await count(planned, { hazard_areas: [{ kind: 'flood', rank: 2 }] })).buildings).toBe(10);
  expect((await count(planned, { hazard_areas: [{ kind: 'flood', rank: 4 }] })).buildings).toBe(0);
  const row = { polygons: [around([0, 0], [19, 0])], hazard: { kind: 'flood', rank: 3 } };
  expect((await count(planned, row)).buildings).toBe(2);
});

test('buildings that applied are counted, added from outside the area, or taken alone', async () => {
  const planned = await aTownToPlan(town, 100);
  await anApplicationPoint(town, planned, houseAt(planned, 3));
  await anApplicationPoint(town, planned, houseAt(planned, 99));
  // Twice the same house; one that asks for something else; one where no building is known.
  await anApplicationPoint(town, planned, houseAt(planned, 99));
  await anApplicationPoint(town, planned, houseAt(planned, 50), 'resurvey');
  await anApplicationPoint(town, planned, at(-300, -300));
  const polygons = [around([0, 0], [4, 0])];
  expect(await count(planned, { polygons })).toMatchObject({ buildings: 5, applied: 1 });
  expect(await count(planned, { polygons, applied: 'add' })).toMatchObject({
    buildings: 7,
    applied: 3,
    applied_without_building: 1,
  });
  expect(await count(planned, { polygons, applied: 'only' })).toMatchObject({ buildings: 1, applied: 1 });
  expect(await count(planned, { applied: 'only' })).toMatchObject({ buildings: 3 });
  expect(await count(planned, { applied: 'only', applied_rounds: ['resurvey'] })).toMatchObject({
    buildings: 1,
  });
});

test('an estimate of the preliminary survey leaves out what is less hit', async () => {
  const planned = await aTownToPlan(town, 100);
  for (const [damage, polygon] of [
    [0.3, around([0, 0], [9, 1])],
    [0.8, around([0, 0], [1, 1])],
  ] as const) {
    const area = { area_id: uuidv7(), name: '港町', damage, note: null, polygon };
    expect((await planned.clerk.post(`${planned.path}/preliminary-areas`, area)).status).toBe(201);
  }
  expect((await count(planned, { damage_from: 0.2 })).buildings).toBe(20);
  expect((await count(planned, { damage_from: 0.5 })).buildings).toBe(4);
});

test('a protected household is not counted for those without the right', async () => {
  const planned = await aTownToPlan(town, 20);
  const before = await count(planned, {});
  await sql`INSERT INTO registers.protection (protection_id, municipality_code, household_number, reason, since, created_by)
    VALUES (${uuidv7()}, ${planned.municipality.municipality_code}, 'H0', 'other', '2026-01-01', 'test')`.execute(
    town.house.db,
  );
  const after = await count(planned, {});
  expect([before.households, after.households]).toEqual([18, 17]);
  expect(after.buildings).toBe(before.buildings);
});

test('a line that crosses itself is taken as what it encloses, a line that is no polygon is refused', async () => {
  const planned = await aTownToPlan(town, 100);
  const ring = around([0, 0], [1, 1]).coordinates[0] ?? [];
  const [a, b, c, d] = ring;
  const crossed = { type: 'Polygon', coordinates: [[a, c, b, d, a]] };
  expect((await count(planned, { polygons: [crossed] })).buildings).toBeGreaterThan(0);
  const answer = await planned.clerk.post(`${planned.path}/survey-scope/counts`, {
    scope: { ...wholeTown, polygons: [{ type: 'Polygon', coordinates: [[a, b]] }] },
  });
  expect(answer.status).toBe(422);
  expect(ProblemDocument.parse(await answer.json()).errors?.[0]?.pointer).toBe(
    '/scope/polygons/0/coordinates/0',
  );
});

test('what can be picked: towns with their buildings, hazards by rank, barriers', async () => {
  const planned = await aTownToPlan(town, 100);
  const choices = async (): Promise<ScopeChoices> =>
    ScopeChoices.parse(await (await planned.clerk.get(`${planned.path}/survey-scope/choices`)).json());
  expect(await choices()).toMatchObject({
    towns: [
      { town_id: '0001001', oaza_id: '0001', name: '港町一丁目', buildings: 50 },
      { town_id: '0001002', oaza_id: '0001', buildings: 50 },
    ],
    hazards: [],
    applied: { first: 0, second: 0, resurvey: 0 },
    has_barriers: false,
  });
  await aFlood(planned, around([0, 0], [1, 4]));
  await aRiver(town, planned, 10);
  await anApplicationPoint(town, planned, houseAt(planned, 3), 'second');
  expect(await choices()).toMatchObject({
    hazards: [{ kind: 'flood', rank: 3, areas: 1 }],
    applied: { second: 1 },
    has_barriers: true,
  });
});

async function aFlood({ municipality }: PlannedTown, area: object): Promise<void> {
  await sql`INSERT INTO registers.hazard_area (municipality_code, kind, rank, geom, source, attributes, given_crs, content_hash, valid_from)
    VALUES (${municipality.municipality_code}, 'flood', 3, ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(area)}), 6668)),
      '標準', '{}', 6668, '\\x01', '2026-05-01')`.execute(town.house.db);
}

test('places of an application are found in what is drawn also where no building stands', async () => {
  const planned = await aTownToPlan(town, 20);
  const place = at(-100, -100);
  await anApplicationPoint(town, planned, place);
  const scope: Partial<Scope> = { applied: 'only' };
  const far = around([5, 0], [6, 0]);
  const near = around([-6, -6], [-4, -4]);
  expect((await count(planned, { ...scope, polygons: [far] })).buildings).toBe(0);
  expect((await count(planned, { ...scope, polygons: [near] })).applied_without_building).toBe(1);
});
