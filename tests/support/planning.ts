// A town to be surveyed: houses on a grid, brought in as one snapshot, and a coordinator who plans.
import { sql } from 'kysely';
import { expect } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Cut } from '../../api/surveys/cuts.contract.ts';
import { DistrictList, EditOutcome } from '../../api/surveys/edits.contract.ts';
import { Plan, StopsTaken, usualSettings } from '../../api/surveys/plans.contract.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { StopColumns } from '../../api/surveys/progress.contract.ts';
import type { DrawnPolygon } from '../../api/surveys/scope.contract.ts';
import type { TestHouse } from './house.ts';
import { aCounter, at, snapshotDay } from './records.ts';
import type { Counter } from './records.ts';
import { signedIn } from './town.ts';
import type { SignedIn } from './town.ts';

/** Metres between neighbours. */
export const apart = 20;

export interface PlannedTown extends Counter {
  houses: number;
  columns: number;
}

/**
 * Houses `B0`… in rows of `columns`, `apart` metres from each other, the first at `at(0, 0)`, with a household each. Every
 * tenth is a 物置, every fifth of steel; the western half is 港町一丁目 (0001001), the eastern 港町二丁目 (0001002).
 */
export async function aTownToPlan(town: TestHouse, houses: number, columns = 20): Promise<PlannedTown> {
  const counter = await aCounter(town, { permissions: ['survey_planning'] });
  const { municipality_code } = counter.municipality;
  const { db } = town.house;
  for (const [town_id, name, east] of [
    ['0001001', '港町一丁目', columns * 0.25],
    ['0001002', '港町二丁目', columns * 0.75],
  ] as const) {
    const { lon, lat } = at(east * apart, 0);
    await sql`INSERT INTO registers.town (municipality_code, town_id, prefecture, city, name, town_key, geom)
      VALUES (${municipality_code}, ${town_id}, 'うみべ県', 'むすび市', ${name}, ${name}, ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668))`.execute(
      db,
    );
  }
  const zero = at(0, 0);
  const step = { lon: at(apart, 0).lon - zero.lon, lat: at(0, apart).lat - zero.lat };
  const place = sql`ST_SetSRID(ST_MakePoint(${zero.lon}::float8 + (n % ${columns}::int) * ${step.lon}::float8,
    ${zero.lat}::float8 + (n / ${columns}::int) * ${step.lat}::float8), 6668)`;
  const half = sql`CASE WHEN n % ${columns}::int < ${columns}::int / 2 THEN '0001001' ELSE '0001002' END`;
  const many = sql`generate_series(0, ${houses - 1}::int) AS n`;
  await sql`INSERT INTO registers.building (municipality_code, property_number, address, use, structure, owner_name, owner_name_key,
      town_id, address_key, geocode_level, geom, content_hash, valid_from)
    SELECT ${municipality_code}, 'B' || n, 'むすび市港町' || n || '番地', CASE WHEN n % 10 = 9 THEN '物置' ELSE '居宅' END,
      CASE WHEN n % 5 = 4 THEN '鉄骨造' ELSE '木造' END, '結 渚', '結渚', ${half}, 'K' || n, 'house', ${place}, sha256(n::text::bytea), ${snapshotDay}::date
    FROM ${many}`.execute(db);
  await sql`INSERT INTO registers.household (municipality_code, household_number, head_name, head_name_key, members, address,
      town_id, address_key, geocode_level, geom, content_hash, valid_from)
    SELECT ${municipality_code}, 'H' || n, '結 渚', '結渚', 2, 'むすび市港町' || n || '番地', ${half}, 'K' || n, 'house', ${place},
      sha256(n::text::bytea), ${snapshotDay}::date
    FROM ${many} WHERE n % 10 <> 9`.execute(db);
  return { ...counter, houses, columns };
}

/** Where house `n` stands. */
export function houseAt({ columns }: Pick<PlannedTown, 'columns'>, n: number) {
  return at((n % columns) * apart, Math.floor(n / columns) * apart);
}

/** A rectangle around the houses of these columns and rows, both included. */
export function around(
  from: readonly [column: number, row: number],
  to: readonly [column: number, row: number],
): DrawnPolygon {
  const low = at((from[0] - 0.5) * apart, (from[1] - 0.5) * apart);
  const high = at((to[0] + 0.5) * apart, (to[1] + 0.5) * apart);
  return {
    type: 'Polygon',
    coordinates: [
      [
        [low.lon, low.lat],
        [high.lon, low.lat],
        [high.lon, high.lat],
        [low.lon, high.lat],
        [low.lon, low.lat],
      ],
    ],
  };
}

/** A river from south to north between column - 1 and column. */
export async function aRiver(town: TestHouse, { municipality }: PlannedTown, column: number): Promise<void> {
  const [south, north] = [at((column - 0.5) * apart, -500), at((column - 0.5) * apart, 5_000)];
  await sql`INSERT INTO registers.barrier (municipality_code, kind, source, attributes, given_crs, content_hash, valid_from, geom)
    VALUES (${municipality.municipality_code}, 'river', '標準', '{}', 6668, '\\x01', ${snapshotDay}::date,
      ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint(${south.lon}, ${south.lat}), ST_MakePoint(${north.lon}, ${north.lat})), 6668)))`.execute(
    town.house.db,
  );
}

/** Somebody tells that the house at this place is to be looked at. */
export async function anApplicationPoint(
  town: TestHouse,
  { disaster }: PlannedTown,
  place: { lon: number; lat: number },
  round = 'first',
): Promise<string> {
  const point_id = uuidv7();
  await sql`INSERT INTO surveys.point_to_survey (point_id, municipality_code, disaster_code, round, source, source_id, address, geom)
    VALUES (${point_id}, ${disaster.municipality_code}, ${disaster.disaster_code}, ${round}, 'application', ${uuidv7()}, 'むすび市港町',
      ST_SetSRID(ST_MakePoint(${place.lon}, ${place.lat}), 6668))`.execute(town.house.db);
  return point_id;
}

export const allBuildings = { ...usualSettings.scope, use: 'all' } as const;

export interface InPlan {
  town: PlannedTown;
  clerk: SignedIn;
  plan_id: string;
  /** `/api/{municipality}/{disaster}/survey-plans/{plan}` */
  at: string;
}

export async function aPlan(
  town: PlannedTown,
  settings: Partial<PlanSettings> = {},
): Promise<InPlan & { plan: Plan }> {
  const plan_id = uuidv7();
  const answer = await town.clerk.post(`${town.path}/survey-plans`, {
    plan_id,
    name: `計画 ${plan_id.slice(-12)}`,
    settings: { ...usualSettings, scope: allBuildings, ...settings },
  });
  expect(answer.status).toBe(201);
  const plan = Plan.parse(await answer.json());
  return { town, clerk: town.clerk, plan_id, at: `${town.path}/survey-plans/${plan_id}`, plan };
}

/** With its buildings taken in. */
export async function aFilledPlan(town: PlannedTown, settings: Partial<PlanSettings> = {}): Promise<InPlan> {
  const made = await aPlan(town, settings);
  const answer = await made.clerk.put(`${made.at}/stops`, undefined, { version: made.plan.revision });
  expect(answer.status).toBe(200);
  StopsTaken.parse(await answer.json());
  return made;
}

/** With districts. */
export async function aCutPlan(
  town: PlannedTown,
  districts: number,
  settings: Partial<PlanSettings> = {},
): Promise<InPlan> {
  const plan = await aFilledPlan(town, settings);
  await cutAndAccept(plan, districts);
  return plan;
}

export async function askForCut(
  { clerk, at: address }: InPlan,
  districts: number,
  kind: 'cut' | 'replan' = 'cut',
): Promise<Cut> {
  const answer = await clerk.post(`${address}/cuts`, {
    cut_id: uuidv7(),
    kind,
    districts,
    visit_first: 'even',
  });
  expect(answer.status).toBe(202);
  return Cut.parse(await answer.json());
}

/** Waits until a cut is no longer being made. */
export async function cutEnded({ clerk, at: address }: InPlan, cut_id: string): Promise<Cut> {
  return expect
    .poll(async () => Cut.parse(await (await clerk.get(`${address}/cuts/${cut_id}`)).json()), {
      timeout: 50_000,
      interval: 50,
    })
    .toSatisfy((cut: Cut) => cut.state !== 'running')
    .then(async () => Cut.parse(await (await clerk.get(`${address}/cuts/${cut_id}`)).json()));
}

export async function accept(plan: InPlan, cut: Cut): Promise<EditOutcome> {
  const answer = await plan.clerk.post(`${plan.at}/cuts/${cut.cut_id}/accept`, { revision: cut.revision });
  expect(answer.status).toBe(200);
  return EditOutcome.parse(await answer.json());
}

export async function cutAndAccept(
  plan: InPlan,
  districts: number,
  kind: 'cut' | 'replan' = 'cut',
): Promise<EditOutcome> {
  const asked = await askForCut(plan, districts, kind);
  const cut = await cutEnded(plan, asked.cut_id);
  expect(cut).toMatchObject({ state: 'done', problem: null });
  return accept(plan, cut);
}

export async function shown({ clerk, at: address }: InPlan): Promise<Plan> {
  const answer = await clerk.get(address);
  expect(answer.status).toBe(200);
  return Plan.parse(await answer.json());
}

export async function districtsOf({ clerk, at: address }: InPlan): Promise<DistrictList> {
  const answer = await clerk.get(`${address}/districts`);
  expect(answer.status).toBe(200);
  return DistrictList.parse(await answer.json());
}

export async function columnsOf({ clerk, at: address }: InPlan): Promise<StopColumns> {
  const answer = await clerk.get(`${address}/stops`);
  expect(answer.status).toBe(200);
  return StopColumns.parse(await answer.json());
}

/** Another coordinator of the same town. */
export async function aColleague(town: TestHouse, plan: InPlan): Promise<InPlan> {
  const clerk = await signedIn(town, {
    municipality: plan.town.municipality,
    permissions: ['survey_planning'],
  });
  return { ...plan, clerk };
}
