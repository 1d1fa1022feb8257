// The parts that buildings are looked up in are the hazard area itself, whatever becomes of it.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testHouse } from '../support/house.ts';
import { aMunicipality } from '../support/town.ts';

const town = await testHouse();
const { db } = town.house;
const { municipality_code } = await aMunicipality(town);

/** A ring of 200 corners with a hole, as degrees. */
const ring = (reach: number) =>
  sql`ST_Multi(ST_Difference(ST_Buffer(ST_SetSRID(ST_MakePoint(143.5, 36), 6668), ${reach}::float8, 50),
    ST_Buffer(ST_SetSRID(ST_MakePoint(143.5, 36), 6668), ${reach / 2}::float8, 50)))`;

async function partsOf(id: number) {
  const { rows } = await sql<{ parts: number; most: number; apart: number }>`
    SELECT count(*)::int AS parts, max(ST_NPoints(p.geom))::int AS most,
      ST_Area(ST_SymDifference(ST_Union(p.geom), (SELECT a.geom FROM registers.hazard_area a WHERE a.hazard_version_id = ${id}))) AS apart
    FROM registers.hazard_part p WHERE p.hazard_version_id = ${id}`.execute(db);
  return rows[0];
}

test('the parts of a hazard area cover it and nothing else, have few corners, and follow its shape and its end', async () => {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO registers.hazard_area (municipality_code, kind, rank, geom, source, attributes, given_crs, content_hash, valid_from)
    VALUES (${municipality_code}, 'flood', 1, ${ring(0.01)}, '標準', '{}', 6668, '\\x01', '2026-05-01')
    RETURNING hazard_version_id AS id`.execute(db);
  const id = rows[0]?.id ?? 0;
  const first = await partsOf(id);
  expect(first?.parts).toBeGreaterThan(10);
  expect(first?.most).toBeLessThanOrEqual(33);
  expect(first?.apart).toBeLessThan(1e-12);
  await sql`UPDATE registers.hazard_area SET geom = ${ring(0.02)} WHERE hazard_version_id = ${id}`.execute(
    db,
  );
  expect((await partsOf(id))?.apart).toBeLessThan(1e-12);
  await sql`DELETE FROM registers.hazard_area WHERE hazard_version_id = ${id}`.execute(db);
  expect((await partsOf(id))?.parts).toBe(0);
});
