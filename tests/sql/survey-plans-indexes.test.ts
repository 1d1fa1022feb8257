// On a town of 50,000 buildings and a plan of 8,000 beside nine others, what coordinators ask while they draw and move goes
// through indexes, as the application and under its policies; and no list is joined row by row.
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Database, Trx } from '../../api/db/database.ts';
import { inScope } from '../../api/db/scope.ts';
import { getPlane, listPlanStops } from '../../api/surveys/plan-ground.ts';
import { usualSettings } from '../../api/surveys/plans.contract.ts';
import { listStopsOfDistrict, getStopColumns } from '../../api/surveys/progress.queries.ts';
import { getDistricts } from '../../api/surveys/districts.queries.ts';
import { countScope } from '../../api/surveys/scope.queries.ts';
import type { Scope } from '../../api/surveys/scope.contract.ts';
import { testHouse } from '../support/house.ts';
import { aDisaster, aMunicipality } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;
const municipality = await aMunicipality(town);
const disaster = await aDisaster(town, municipality);
const { municipality_code, disaster_code } = disaster;
const asked: CompiledQuery[] = [];
const pool = new pg.Pool({
  connectionString: town.house.settings.databaseUrl,
  max: 2,
  types: {
    getTypeParser: (oid, format) =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
  },
});
const listening = new Kysely<Database>({
  dialect: new PostgresDialect({ pool }),
  log: ({ query }) => void asked.push(query),
});
afterAll(() => listening.destroy());
const { plan_id, district_id } = await fill();
const of = { municipality: municipality_code, disaster: disaster_code, plan_id };
const day = {
  municipality_code,
  disaster_code,
  disaster_on: '2026-05-20',
  buildings_as_of: '2026-05-01',
  residents_as_of: '2026-05-01',
  plane_zone: 9,
};

/** Plans of what `work` reads, one below the other. */
async function plansOf(work: (trx: Trx) => Promise<unknown>): Promise<string> {
  return inScope(listening, { role: 'musubi_app', municipality: municipality_code }, async (trx) => {
    asked.length = 0;
    await work(trx);
    const plans: string[] = [];
    for (const { sql: text, parameters } of asked.slice()) {
      const explained = { ...sql.raw('').compile(trx), sql: `EXPLAIN (COSTS OFF) ${text}`, parameters };
      const { rows } = await trx.executeQuery<{ 'QUERY PLAN': string }>(explained);
      plans.push(...rows.map((row) => row['QUERY PLAN']));
    }
    return plans.join('\n');
  });
}

const scanOf = (index: string) =>
  new RegExp(`(?:Index Scan using|Index Only Scan using|Bitmap Index Scan on) ${index}\\b`);

const square: Scope['polygons'][number] = {
  type: 'Polygon',
  coordinates: [
    [
      [143.52, 36.02],
      [143.53, 36.02],
      [143.53, 36.03],
      [143.52, 36.03],
      [143.52, 36.02],
    ],
  ],
};

test('buildings and households in what is drawn are found by their places', async () => {
  const plan = await plansOf((trx) => countScope(trx, day, { ...usualSettings.scope, polygons: [square] }));
  expect(plan).toMatch(scanOf('household_geom_gist'));
  expect(plan).toMatch(scanOf('building_geom_gist'));
  expect(plan).not.toContain('Seq Scan on building');
  expect(plan).not.toContain('Seq Scan on household');
});

test('who applied is found by place and compared by hash, never one by one', async () => {
  const plan = await plansOf((trx) =>
    countScope(trx, day, { ...usualSettings.scope, polygons: [square], applied: 'add' }),
  );
  expect(plan).toMatch(/CTE asked[\s\S]*Index Scan using building_geom_gist/);
  expect(plan).toContain('hashed SubPlan');
});

test('buildings in a hazard are found part by part through their places', async () => {
  const hazard_areas = [{ kind: 'flood' as const, rank: 1 }];
  const plan = await plansOf((trx) => countScope(trx, day, { ...usualSettings.scope, hazard_areas }));
  expect(plan).toMatch(/CTE Scan on part[\s\S]*Index Scan using building_geom_gist/);
});

test.each([
  ['of districts', 'plan_building_district', { districts: [district_id] }],
  ['by number', 'plan_building_(?:pkey|of_plan_unique)', { stop_ids: [1, 2, 3] }],
  ['in a box', 'plan_building_geom_gist', { box: [143.52, 36.02, 143.522, 36.022] }],
] as const)('the stops %s are found through %s', async (_, index, choice) => {
  const plan = await plansOf(async (trx) =>
    listPlanStops(trx, plan_id, await getPlane(trx, municipality_code), choice),
  );
  expect(plan).toMatch(scanOf(index));
  expect(plan).not.toContain('Seq Scan on plan_building');
});

test('a district with its stops, its figures and all stops of one plan are read without those of other plans', async () => {
  for (const read of [
    (trx: Trx) => listStopsOfDistrict(trx, of, district_id),
    (trx: Trx) => getDistricts(trx, of),
    (trx: Trx) => getStopColumns(trx, of),
  ])
    expect(await plansOf(read)).not.toContain('Seq Scan on plan_building');
});

async function fill(): Promise<{ plan_id: string; district_id: string }> {
  const place = sql`ST_SetSRID(ST_MakePoint(143.4 + (n::bigint * 7919 % 50000) / 250000.0, 35.9 + (n::bigint * 104729 % 50000) / 250000.0), 6668)`;
  const many = sql`generate_series(1, 50000) AS n`;
  await sql`INSERT INTO registers.building (municipality_code, property_number, address, use, structure, owner_name, owner_name_key,
      address_key, geocode_level, geom, content_hash, valid_from)
    SELECT ${municipality_code}, 'B' || n, 'むすび市' || n, '居宅', '木造', '結 渚', '結渚', 'K' || n, 'house', ${place}, '\\x00', '2026-05-01' FROM ${many}`.execute(
    db,
  );
  await sql`INSERT INTO registers.household (municipality_code, household_number, head_name, head_name_key, members, address,
      address_key, geocode_level, geom, content_hash, valid_from)
    SELECT ${municipality_code}, 'H' || n, '結 渚', '結渚', 2, 'むすび市' || n, 'K' || n, 'house', ${place}, '\\x00', '2026-05-01' FROM ${many}`.execute(
    db,
  );
  await sql`INSERT INTO registers.hazard_area (municipality_code, kind, rank, geom, source, attributes, given_crs, content_hash, valid_from)
    SELECT ${municipality_code}, 'flood', 1, ST_Collect(array_agg(ST_Expand(${place}, 0.0005))), '標準', '{}', 6668, '\\x00', '2026-05-01'
    FROM generate_series(1, 500) AS n`.execute(db);
  await sql`INSERT INTO surveys.point_to_survey (point_id, municipality_code, disaster_code, round, source, source_id, address, geom)
    SELECT gen_random_uuid(), ${municipality_code}, ${disaster_code}, 'first', 'application', gen_random_uuid(), 'むすび市', ${place}
    FROM generate_series(1, 500) AS n`.execute(db);
  const account_id = uuidv7();
  await sql`INSERT INTO accounts.account (account_id, municipality_code, user_id, display_name, password_hash)
    VALUES (${account_id}, ${municipality_code}, 'planner', '係員', 'none')`.execute(db);
  const [first, ...others] = Array.from({ length: 10 }, () => uuidv7());
  const district = uuidv7();
  for (const id of [first, ...others]) {
    await sql`INSERT INTO surveys.plan (plan_id, municipality_code, disaster_code, name, settings, created_by)
      VALUES (${id}, ${municipality_code}, ${disaster_code}, ${id}, ${JSON.stringify(usualSettings)}, ${account_id})`.execute(
      db,
    );
    await sql`INSERT INTO surveys.plan_building (municipality_code, plan_id, property_number, address, structure, is_dwelling, is_rough, minutes, geom)
      SELECT ${municipality_code}, ${id}, 'B' || n, 'むすび市' || n, 'wooden', true, false, 36, ${place} FROM generate_series(1, 8000) AS n`.execute(
      db,
    );
    await sql`INSERT INTO surveys.district (district_id, municipality_code, plan_id, district_number, work_minutes, walking_minutes,
        walking_metres, approach_minutes, pieces, born_revision)
      SELECT CASE WHEN n = 1 AND ${id} = ${first} THEN ${district}::uuid ELSE gen_random_uuid() END, ${municipality_code}, ${id}::uuid, n, 360, 0, 0, 0, 1, 1
      FROM generate_series(1, 100) AS n`.execute(db);
    await sql`UPDATE surveys.plan_building b SET district_id = d.district_id, visit_order = 1 + b.stop_id
      FROM surveys.district d WHERE b.plan_id = ${id} AND d.plan_id = b.plan_id AND d.district_number = 1 + b.stop_id % 100`.execute(
      db,
    );
  }
  await sql`ANALYZE registers.household, registers.building, registers.hazard_area, surveys.point_to_survey, surveys.plan,
    surveys.plan_building, surveys.district`.execute(db);
  return { plan_id: first ?? '', district_id: district };
}
