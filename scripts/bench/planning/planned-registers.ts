// What a bench's town lacks for planning: 町字 of its buildings, barriers and hazards in every copy of it, rough damage, and
// people who applied.
import { sql } from 'kysely';
import type { LonLat } from '../../../api/surveys/scope.contract.ts';
import type { BenchTown } from '../bench-town.ts';
import { bringMaps } from '../bring-maps.ts';
import { benchAccount } from '../multiplied-registers.ts';
import { town } from '../town-files.ts';

export async function layOutPlanning(bench: BenchTown, folder: string): Promise<void> {
  const { db } = bench.house;
  const { municipality, disaster } = town;
  await sql`INSERT INTO accounts.group_permission (group_id, permission)
    SELECT group_id, 'survey_planning' FROM accounts.membership WHERE account_id = ${benchAccount}`.execute(
    db,
  );
  await bringMaps(bench, folder);
  for (const [table, number] of [
    ['building', 'property_number'],
    ['household', 'household_number'],
  ])
    await sql
      .raw(`
      WITH near AS MATERIALIZED (
        SELECT r.${number} AS number, (SELECT t.town_id FROM registers.town t ORDER BY t.geom <-> r.geom LIMIT 1) AS town_id
        FROM registers.${table} r WHERE r.geom IS NOT NULL AND r.${number} NOT LIKE '%-%')
      UPDATE registers.${table} r SET town_id = near.town_id FROM near WHERE near.number = split_part(r.${number}, '-', 1)`)
      .execute(db);
  // As the copies of the registers lie: four beside each other.
  const { rows } = await sql<{ copies: number }>`
    SELECT count(DISTINCT split_part(property_number, '-', 2))::int - 1 AS copies FROM registers.building`.execute(
    db,
  );
  for (let copy = 1; copy <= (rows[0]?.copies ?? 0); copy += 1)
    for (const [table, own] of [
      ['barrier', 'kind'],
      ['hazard_area', 'kind, rank'],
    ])
      await sql
        .raw(`
        INSERT INTO registers.${table} (municipality_code, ${own}, source, attributes, given_crs, content_hash, valid_from, geom)
        SELECT municipality_code, ${own}, source || '-${copy}', attributes, given_crs, sha256(content_hash || '${copy}'::bytea), valid_from,
          ST_Translate(geom, ${(copy % 4) * 0.12}, ${Math.floor(copy / 4) * 0.12})
        FROM registers.${table} WHERE source NOT LIKE '%-%'`)
        .execute(db);
  await sql`
    INSERT INTO surveys.preliminary_area (area_id, municipality_code, disaster_code, name, damage, geom, created_by)
    SELECT gen_random_uuid(), ${municipality}, ${disaster}, name, (row_number() OVER () % 10) / 10.0,
      ST_Multi(ST_Buffer(geom, 0.004)), ${benchAccount}
    FROM registers.town`.execute(db);
  await sql`
    INSERT INTO surveys.point_to_survey (point_id, municipality_code, disaster_code, round, source, source_id, address, geom)
    SELECT gen_random_uuid(), ${municipality}, ${disaster}, 'first', 'application', gen_random_uuid(), address,
      ST_Translate(geom, 0.00003, 0.00003)
    FROM registers.building WHERE geom IS NOT NULL AND building_version_id % 40 = 0`.execute(db);
  for (const table of [
    'registers.building',
    'registers.household',
    'registers.barrier',
    'registers.hazard_area',
    'surveys.point_to_survey',
    'surveys.preliminary_area',
  ])
    await sql.raw(`VACUUM ANALYZE ${table}`).execute(db);
}

export interface Spread {
  readonly middle: LonLat;
  /** Degrees around the middle that hold so many buildings; below 1: such a share of all. */
  reachOf(buildings: number): Promise<number>;
  /** 町字ID of all. */
  readonly towns: string[];
}

export async function spreadOf({ house: { db } }: BenchTown): Promise<Spread> {
  const { rows } = await sql<{ lon: number; lat: number; all: number }>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ST_X(geom)) AS lon,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY ST_Y(geom)) AS lat, count(*)::int AS all
    FROM registers.building WHERE geom IS NOT NULL`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('no buildings');
  const { lon, lat, all } = found;
  const towns = await db.selectFrom('registers.town').select('town_id').orderBy('town_id').execute();
  return {
    middle: [lon, lat],
    async reachOf(buildings) {
      const share = buildings < 1 ? buildings : Math.min(1, buildings / all);
      const { rows: reaches } = await sql<{ reach: number }>`
        SELECT percentile_cont(${share}::float8) WITHIN GROUP (ORDER BY ST_Distance(geom, ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 6668))) AS reach
        FROM registers.building WHERE geom IS NOT NULL`.execute(db);
      return reaches[0]?.reach ?? 0;
    },
    towns: towns.map(({ town_id }) => town_id),
  };
}
