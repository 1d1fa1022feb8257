// A list of sites against what is known. A row means a site by its number; without one, by kind, name and nearness. What
// a list has no word of stays as it is known, so that the national list and the town's own complete each other.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { Counts, ImportInHand } from '../imports/import-kind.ts';
import { contentColumns } from './site-columns.ts';

/** Metres within which a site of the same kind and name is the same one: two lists may mean gate and hall. */
const nearEnough = 500;

const always = ['kind', 'name', 'name_key'];
const placeColumns = ['given_x', 'given_y', 'given_crs'];
const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`);

/** The dry run. Writes nothing. */
export async function compareSites(trx: Trx, at: ImportInHand): Promise<Counts> {
  const { rows } = await sql<Counts>`WITH ${judged(at)} ${counts}`.execute(trx);
  return only(rows);
}

/**
 * In one statement. Of the kinds that the list speaks of, what a former list brought and this one lacks ends; what a
 * person entered, and kinds that the list does not speak of, stay.
 */
export async function applySites(trx: Trx, at: ImportInHand): Promise<Counts> {
  const written = sql.join([...contentColumns, ...placeColumns].map((name) => sql.ref(name)));
  const { rows } = await sql<Counts>`
    WITH ${judged(at)},
    known AS (
      INSERT INTO sites.site (site_id, municipality_code)
      SELECT m.site_id, ${at.municipality_code} FROM merged m ON CONFLICT DO NOTHING),
    superseded AS (
      UPDATE sites.site_version v SET superseded_at = now() FROM merged m
      WHERE v.site_version_id = m.site_version_id AND m.is_changed RETURNING 1),
    closed AS (
      UPDATE sites.site_version v SET superseded_at = now() FROM ended e
      WHERE v.site_version_id = e.site_version_id RETURNING 1),
    added AS (
      INSERT INTO sites.site_version (site_id, municipality_code, import_id, geom, ${written})
      SELECT m.site_id, ${at.municipality_code}, ${at.import_id}, ST_SetSRID(ST_MakePoint(m.lon, m.lat), 6668), ${written}
      FROM merged m WHERE (m.site_version_id IS NULL OR m.is_changed) AND (SELECT count(*) FROM superseded) >= 0
      RETURNING 1)
    ${counts}`.execute(trx);
  return only(rows);
}

/** Relations `merged` (each row with its site, its current version and what the next one would hold) and `ended`. */
function judged(at: ImportInHand): RawBuilder<unknown> {
  const stays =
    at.remainder || at.ends_nobody
      ? sql`true`
      : sql`EXISTS (SELECT FROM imports.rejection j WHERE j.import_id = ${at.import_id} AND j.row_key IN (c.site_number, c.name_key))`;
  const merged = contentColumns.map((name) => sql`${mergedValue(name)} AS ${sql.ref(name)}`);
  const differs = contentColumns.map(
    (name) => sql`${mergedValue(name)} IS DISTINCT FROM ${column('c', name)}`,
  );
  const moved = sql`(g.given_x, g.given_y, ${at.crs}::integer) IS DISTINCT FROM (c.given_x, c.given_y, c.given_crs)`;
  return sql`
    given AS MATERIALIZED (SELECT * FROM sites.staged_site WHERE import_id = ${at.import_id}),
    current AS MATERIALIZED (
      SELECT * FROM sites.site_version WHERE municipality_code = ${at.municipality_code} AND superseded_at IS NULL),
    by_number AS MATERIALIZED (
      SELECT DISTINCT ON (g.row_number) g.row_number, v.site_id
      FROM given g JOIN sites.site_version v
        ON v.municipality_code = ${at.municipality_code} AND v.kind = g.kind AND v.site_number = g.site_number
      ORDER BY g.row_number, v.superseded_at DESC NULLS FIRST, v.site_version_id DESC),
    near AS (
      SELECT g.row_number, c.site_id, ST_Distance(ST_SetSRID(ST_MakePoint(g.lon, g.lat), 4326)::geography,
        ST_SetSRID(c.geom, 4326)::geography) AS metres
      FROM given g JOIN current c ON c.kind = g.kind AND c.name_key = g.name_key
      WHERE (g.site_number IS NULL OR c.site_number IS NULL)
        AND g.row_number NOT IN (SELECT row_number FROM by_number) AND c.site_id NOT IN (SELECT site_id FROM by_number)),
    -- Each other's nearest: one row never means two sites, nor two rows one.
    by_name AS (
      SELECT row_number, site_id FROM (
        SELECT *, row_number() OVER (PARTITION BY row_number ORDER BY metres, site_id) AS of_row,
          row_number() OVER (PARTITION BY site_id ORDER BY metres, row_number) AS of_site
        FROM near WHERE metres <= ${nearEnough}) n
      WHERE of_row = 1 AND of_site = 1),
    meant AS (
      SELECT g.row_number, coalesce(n.site_id, b.site_id, g.fresh_id) AS site_id, g.site_key,
        n.site_id IS NULL AND b.site_id IS NULL AS is_fresh
      FROM given g LEFT JOIN by_number n USING (row_number) LEFT JOIN by_name b USING (row_number)),
    -- What a row is known by may once have been the name of a site that now goes by a number.
    named AS (
      SELECT row_number, CASE WHEN row_number() OVER (PARTITION BY site_id ORDER BY is_fresh, row_number) = 1 THEN site_id
        ELSE md5(concat(site_id, ' ', site_key))::uuid END AS site_id
      FROM meant),
    merged AS MATERIALIZED (
      SELECT n.site_id, c.site_version_id, g.lon, g.lat, g.given_x, g.given_y, ${at.crs}::integer AS given_crs, ${sql.join(merged)},
        c.site_version_id IS NOT NULL AND (${moved} OR ${sql.join(differs, sql` OR `)}) AS is_changed
      FROM given g JOIN named n USING (row_number) LEFT JOIN current c ON c.site_id = n.site_id),
    ended AS MATERIALIZED (
      SELECT c.site_version_id FROM current c
      WHERE c.import_id IS NOT NULL AND c.kind IN (SELECT kind FROM given)
        AND c.site_id NOT IN (SELECT site_id FROM merged) AND NOT (${stays}))`;
}

function mergedValue(name: string): RawBuilder<unknown> {
  const given = column('g', name);
  const known = column('c', name);
  if (always.includes(name)) return given;
  if (name === 'attributes') return sql`(coalesce(${known}, '{}') || ${given})`;
  if (name === 'suits' || name === 'suits_in_part') return sql`coalesce(${given}, ${known}, '{}')`;
  if (name === 'also_other') return sql`coalesce(${given}, ${known}, false)`;
  // The note belongs to its number.
  if (name === 'capacity_people' || name === 'capacity_note')
    return sql`CASE WHEN g.capacity_people IS NULL AND g.capacity_note IS NULL THEN ${known} ELSE ${given} END`;
  return sql`coalesce(${given}, ${known})`;
}

const counts = sql`
  SELECT (count(*) FILTER (WHERE m.site_version_id IS NULL))::int AS rows_new,
    (count(*) FILTER (WHERE m.is_changed))::int AS rows_changed,
    (count(*) FILTER (WHERE m.site_version_id IS NOT NULL AND NOT m.is_changed))::int AS rows_unchanged,
    (SELECT count(*) FROM ended)::int AS rows_missing
  FROM merged m`;

function only(rows: readonly Counts[]): Counts {
  const [first] = rows;
  if (first === undefined) throw new Error('a count has one row');
  return first;
}
