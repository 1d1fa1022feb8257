// On a town of 50,000 households, what the counter and the map ask most goes through an index, as the application
// and under its policies. Policies switch indexes off for operators that PostgreSQL does not call leakproof, and
// nobody notices on a small table.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { inScope } from '../../api/db/scope.ts';
import { PlaceSearch } from '../../api/registers/places.contract.ts';
import { pageOfPlaces } from '../../api/registers/places.queries.ts';
import { testHouse } from '../support/house.ts';
import { aDisaster, aMunicipality } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;
const municipality = await aMunicipality(town);
const neighbour = await aMunicipality(town);
const disaster = await aDisaster(town, municipality);
for (const { municipality_code } of [municipality, neighbour]) await fill(municipality_code);
await sql`ANALYZE registers.household, registers.resident, registers.building, surveys.survey,
  registers.footprint, registers.hazard_area, registers.barrier, sites.site_version`.execute(db);

const here = sql`ST_SetSRID(ST_MakePoint(143.52, 36.02), 6668)`;
const box = sql`ST_MakeEnvelope(143.520, 36.020, 143.522, 36.022, 6668)`;
const code = sql.lit(municipality.municipality_code);

test.each([
  ['registers.v_household', 'household_geom_gist'],
  ['registers.v_building', 'building_geom_gist'],
  ['surveys.v_survey', 'survey_geom_gist'],
])('the nearest of %s are found through %s', async (view, index) => {
  const nearest = sql`SELECT * FROM ${sql.table(view)} v WHERE v.municipality_code = ${code} ORDER BY v.geom <-> ${here} LIMIT 20`;
  expect(await planOf(nearest)).toContain(`Index Scan using ${index}`);
});

test.each([
  ['registers.v_household', 'household_geom_gist'],
  ['registers.v_building', 'building_geom_gist'],
  ['surveys.v_survey', 'survey_geom_gist'],
  ['registers.v_footprint', 'footprint_geom_gist'],
  ['registers.v_hazard_area', 'hazard_area_geom_gist'],
  ['registers.v_barrier', 'barrier_geom_gist'],
  ['sites.v_site', 'site_version_geom_gist'],
])("a map tile's box of %s is found through %s", async (view, index) => {
  expect(await planOf(sql`SELECT v.geom FROM ${sql.table(view)} v WHERE v.geom && ${box}`)).toMatch(
    scanOf(index),
  );
});

test.each([
  ['registers.v_resident', 'name_key', 'resident_name'],
  ['registers.v_resident', 'kana_key', 'resident_kana'],
  ['registers.v_resident', 'household_number', 'resident_household'],
  ['registers.v_household', 'address_key', 'household_address'],
  ['registers.v_building', 'address_key', 'building_address'],
  ['registers.building', 'owner_name_key', 'building_owner'],
  ['surveys.v_survey', 'address_key', 'survey_address'],
  ['surveys.survey', 'resident_name_key', 'survey_resident_name'],
])('%s by %s is found through %s, whole or by its beginning', async (relation, key, index) => {
  const scope = relation.startsWith('surveys.')
    ? sql`v.municipality_code = ${code} AND v.disaster_code = ${sql.lit(disaster.disaster_code)}`
    : sql`v.municipality_code = ${code}`;
  const column = sql.ref(`v.${key}`);
  const rows = sql`SELECT v.* FROM ${sql.table(relation)} v WHERE ${scope}`;
  expect(await planOf(sql`${rows} AND ${column} = 'K1234'`)).toMatch(scanOf(index));
  expect(await planOf(sql`${rows} AND ${column} >= 'K1234' AND ${column} < 'K1235'`)).toMatch(scanOf(index));
});

test.each([
  ['household', 'household_to_place'],
  ['building', 'building_to_place'],
] as const)('every page of the work list of places (%s) is read off %s in its order', async (kind, index) => {
  const last = { town_id: '', address_key: 'K25000', kind, number: 'K25000' };
  for (const after of [null, last]) {
    const page = pageOfPlaces(
      municipality.municipality_code,
      kind,
      '2026-06-01',
      PlaceSearch.parse({ after }),
    );
    const plan = await planOf(page);
    expect(plan).toContain(`Index Scan using ${index}`);
    expect(plan).not.toContain('Sort');
  }
});

test('these tests see a lost index: without the mark on &&, the box is found by walking the table', async () => {
  const mark = (words: 'LEAKPROOF' | 'NOT LEAKPROOF') =>
    sql`ALTER FUNCTION geometry_overlaps(geometry, geometry) ${sql.raw(words)}`.execute(db);
  await mark('NOT LEAKPROOF');
  onTestFinished(async () => void (await mark('LEAKPROOF')));
  const plan = await planOf(sql`SELECT geom FROM registers.v_household WHERE geom && ${box}`);
  expect(plan).not.toMatch(scanOf('household_geom_gist'));
});

function scanOf(index: string): RegExp {
  return new RegExp(`(?:Index Scan using|Index Only Scan using|Bitmap Index Scan on) ${index}\\b`);
}

async function planOf(query: RawBuilder<unknown>): Promise<string> {
  return inScope(db, { role: 'musubi_app', municipality: municipality.municipality_code }, async (trx) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`EXPLAIN (COSTS OFF) ${query}`.execute(trx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

/** 50,000 of each, strewn evenly over a square of twenty kilometres; two of the households are protected. */
async function fill(municipality_code: string): Promise<void> {
  const place = sql`ST_SetSRID(ST_MakePoint(143.4 + (n::bigint * 7919 % 50000) / 250000.0, 35.9 + (n::bigint * 104729 % 50000) / 250000.0), 6668)`;
  const many = sql`generate_series(1, 50000) AS n`;
  const known = sql`'H' || n, 'K' || n, 'むすび市' || n, 'K' || n, CASE WHEN n % 100 = 0 THEN 'town' ELSE 'house' END, ${place}, '\\x00'::bytea, '2026-05-01'`;
  await sql`INSERT INTO registers.household (municipality_code, members, household_number, head_name_key, address, address_key, geocode_level, geom, content_hash, valid_from, head_name)
    SELECT ${municipality_code}, 2, ${known}, '結 ' || n FROM ${many}`.execute(db);
  await sql`INSERT INTO registers.building (municipality_code, co_owners, co_owner_keys, property_number, owner_name_key, address, address_key, geocode_level, geom, content_hash, valid_from, owner_name)
    SELECT ${municipality_code}, '{}', '{}', ${known}, '結 ' || n FROM ${many}`.execute(db);
  await sql`INSERT INTO registers.resident (municipality_code, resident_number, household_number, name, name_key, kana_key, born_on, address, content_hash, valid_from)
    SELECT ${municipality_code}, 'R' || n, 'K' || n, '結 ' || n, 'K' || n, 'K' || n, '1960-01-01', 'むすび市' || n, '\\x00', '2026-05-01' FROM ${many}`.execute(
    db,
  );
  await sql`INSERT INTO registers.protection (protection_id, municipality_code, household_number, reason, since, created_by)
    SELECT gen_random_uuid(), ${municipality_code}, 'K' || n, 'other', '2026-01-01', 'test' FROM generate_series(1, 2) AS n`.execute(
    db,
  );
  const shape = sql`ST_Multi(ST_Expand(${place}, 0.00005)), '標準', '{}', 6668, sha256(n::text::bytea), '2026-05-01'`;
  const ofShape = sql`geom, source, attributes, given_crs, content_hash, valid_from`;
  await sql`INSERT INTO registers.footprint (municipality_code, ${ofShape}) SELECT ${municipality_code}, ${shape} FROM ${many}`.execute(
    db,
  );
  await sql`INSERT INTO registers.hazard_area (municipality_code, kind, rank, ${ofShape}) SELECT ${municipality_code}, 'flood', 1, ${shape} FROM ${many}`.execute(
    db,
  );
  await sql`INSERT INTO registers.barrier (municipality_code, kind, ${ofShape}) SELECT ${municipality_code}, 'river', ${shape} FROM ${many}`.execute(
    db,
  );
  await sql`WITH site AS (
      INSERT INTO sites.site (site_id, municipality_code) SELECT gen_random_uuid(), ${municipality_code} FROM ${many} RETURNING site_id),
    numbered AS (SELECT site_id, row_number() OVER () AS n FROM site)
    INSERT INTO sites.site_version (site_id, municipality_code, kind, name, name_key, suits, suits_in_part, also_other, attributes, geom, given_x, given_y, given_crs)
    SELECT site_id, ${municipality_code}, 'shelter', 'S' || n, 'S' || n, '{}', '{}', false, '{}', ${place}, 0, 0, 6668 FROM numbered`.execute(
    db,
  );
  if (municipality_code !== disaster.municipality_code) return;
  await sql`WITH file AS (
      INSERT INTO imports.import (import_id, municipality_code, disaster_code, kind, file_name, created_by)
      VALUES (gen_random_uuid(), ${municipality_code}, ${disaster.disaster_code}, 'surveys', 'surveys.csv', 'test')
      RETURNING import_id)
    INSERT INTO surveys.survey (municipality_code, disaster_code, survey_number, round, damage_class, address_key, resident_name_key, geom, given_x, given_y, given_crs, content_hash, import_id)
    SELECT ${municipality_code}, ${disaster.disaster_code}, 'S' || n, 'first', 'half', 'K' || n, 'K' || n, ${place}, 0, 0, 6668, '\\x00', import_id
    FROM file, ${many}`.execute(db);
}
