// Brings the towns and points of a gazetteer file into the register. Nothing is erased: a town that the file no
// longer has is retired (old addresses still name it), a point stays.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { today } from '../imports/row-values.ts';
import type { Counts, ImportInHand } from '../imports/import-kind.ts';
import { geocodeAgain } from './geocode-again.ts';

/** Nearer than a centimetre is the same place. */
const same = 1e-7;

/** Points that share a key are one, in their middle. */
const pointsOf = ({ import_id }: ImportInHand) => sql`
  SELECT s.address_key COLLATE "C" AS address_key, s.block_key COLLATE "C" AS block_key, min(s.town_id) AS town_id, min(s.level) AS level,
    min(s.block_no) AS block_no, min(s.house_no) AS house_no, avg(s.lon) AS lon, avg(s.lat) AS lat, count(*)::int AS rows
  FROM registers.staged_address_point s
  WHERE s.import_id = ${import_id} AND s.level <> 'town'
  GROUP BY 1, 2`;

export async function compareGazetteer(trx: Trx, at: ImportInHand): Promise<Counts> {
  const { rows } = await sql<Counts>`
    WITH given AS MATERIALIZED (${pointsOf(at)}),
    towns AS (
      SELECT s.town_id, count(*)::int AS rows, bool_or(t.town_id IS NULL) AS fresh
      FROM registers.staged_address_point s
      LEFT JOIN registers.town t ON t.municipality_code = ${at.municipality_code} AND t.town_id = s.town_id
      WHERE s.import_id = ${at.import_id} AND s.level = 'town' GROUP BY 1),
    held AS (
      SELECT a.address_key, a.level, a.geom FROM registers.address_point a WHERE a.municipality_code = ${at.municipality_code})
    SELECT
      (coalesce(sum(g.rows) FILTER (WHERE h.address_key IS NULL), 0) + (SELECT coalesce(sum(rows) FILTER (WHERE fresh), 0) FROM towns))::int AS rows_new,
      coalesce(sum(g.rows) FILTER (WHERE abs(ST_X(h.geom) - g.lon) > ${same} OR abs(ST_Y(h.geom) - g.lat) > ${same}), 0)::int AS rows_changed,
      (coalesce(sum(g.rows) FILTER (WHERE abs(ST_X(h.geom) - g.lon) <= ${same} AND abs(ST_Y(h.geom) - g.lat) <= ${same}), 0)
        + (SELECT coalesce(sum(rows) FILTER (WHERE NOT fresh), 0) FROM towns))::int AS rows_unchanged,
      count(*) FILTER (WHERE g.address_key IS NULL AND h.level = 'house')::int AS rows_missing
    FROM given g FULL JOIN held h ON h.address_key = g.address_key`.execute(trx);
  const [counts] = rows;
  if (counts === undefined) throw new Error('a count has one row');
  return counts;
}

export async function applyGazetteer(trx: Trx, at: ImportInHand): Promise<Counts> {
  const counts = await compareGazetteer(trx, at);
  await bringTowns(trx, at);
  await bringPoints(trx, at);
  await placeBlocks(trx, at);
  // Registers that came before their gazetteer have addresses without a place.
  await geocodeAgain(trx, at.municipality_code);
  return counts;
}

async function bringTowns(trx: Trx, at: ImportInHand): Promise<void> {
  await sql`
    INSERT INTO registers.town (municipality_code, town_id, prefecture, city, name, town_key, geom)
    SELECT ${at.municipality_code}, s.town_id, min(s.prefecture), min(s.city), min(s.town_name), min(s.town_key),
      ST_SetSRID(ST_MakePoint(
        coalesce(avg(s.lon) FILTER (WHERE s.level = 'town'), avg(s.lon)),
        coalesce(avg(s.lat) FILTER (WHERE s.level = 'town'), avg(s.lat))), 6668)
    FROM registers.staged_address_point s WHERE s.import_id = ${at.import_id} GROUP BY s.town_id
    ON CONFLICT (municipality_code, town_id) DO UPDATE SET prefecture = excluded.prefecture, city = excluded.city,
      name = excluded.name, town_key = excluded.town_key, geom = excluded.geom, retired_on = NULL`.execute(
    trx,
  );
  if (at.remainder || at.ends_nobody) return;
  await sql`
    UPDATE registers.town t SET retired_on = ${at.as_of ?? today()}::date
    WHERE t.municipality_code = ${at.municipality_code} AND t.retired_on IS NULL
      AND t.town_id NOT IN (SELECT s.town_id FROM registers.staged_address_point s WHERE s.import_id = ${at.import_id})
      AND t.town_id NOT IN (SELECT j.row_key FROM imports.rejection j WHERE j.import_id = ${at.import_id} AND j.row_key IS NOT NULL)`.execute(
    trx,
  );
}

async function bringPoints(trx: Trx, at: ImportInHand): Promise<void> {
  await sql`
    INSERT INTO registers.address_point AS a (municipality_code, address_key, town_id, level, block_no, house_no, geom)
    SELECT ${at.municipality_code}, g.address_key, g.town_id, g.level, g.block_no, g.house_no, ST_SetSRID(ST_MakePoint(g.lon, g.lat), 6668)
    FROM (${pointsOf(at)}) g
    ON CONFLICT (municipality_code, address_key) DO UPDATE SET town_id = excluded.town_id, block_no = excluded.block_no,
      house_no = excluded.house_no, geom = excluded.geom
    WHERE abs(ST_X(a.geom) - ST_X(excluded.geom)) > ${same} OR abs(ST_Y(a.geom) - ST_Y(excluded.geom)) > ${same}`.execute(
    trx,
  );
}

/** A block without a point of its own lies in the middle of its houses, those of earlier files included. */
async function placeBlocks(trx: Trx, at: ImportInHand): Promise<void> {
  await sql`
    WITH blocks AS MATERIALIZED (
      SELECT s.block_key COLLATE "C" AS block_key, min(s.block_no) AS block_no, min(s.town_id) AS town_id
      FROM registers.staged_address_point s WHERE s.import_id = ${at.import_id} AND s.level <> 'town'
      GROUP BY 1 HAVING bool_and(s.level = 'house'))
    INSERT INTO registers.address_point AS a (municipality_code, address_key, town_id, level, block_no, house_no, geom)
    SELECT ${at.municipality_code}, b.block_key, b.town_id, 'block', b.block_no, NULL,
      ST_SetSRID(ST_MakePoint(avg(ST_X(h.geom)), avg(ST_Y(h.geom))), 6668)
    FROM blocks b
    JOIN registers.address_point h ON h.municipality_code = ${at.municipality_code} AND h.level = 'house'
      AND substring(h.address_key FROM '^(.+)\\|[^|]*$') = b.block_key
    GROUP BY b.block_key, b.town_id, b.block_no
    ON CONFLICT (municipality_code, address_key) DO UPDATE SET geom = excluded.geom
    WHERE abs(ST_X(a.geom) - ST_X(excluded.geom)) > ${same} OR abs(ST_Y(a.geom) - ST_Y(excluded.geom)) > ${same}`.execute(
    trx,
  );
}
