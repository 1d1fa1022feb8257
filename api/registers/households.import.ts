// 世帯 as its members make it up: drawn from the residents read on a day, with the place of the head's address.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { ImportInHand } from '../imports/import-kind.ts';
import { listTownsOfOtherLots, placed } from './geocoding.ts';
import { applySnapshot, coversDay } from './versioned-rows.ts';
import type { VersionedTable } from './versioned-rows.ts';

const table: VersionedTable = {
  name: 'registers.household',
  id: 'household_version_id',
  key: 'household_number',
  columns: [
    'household_number',
    'head_name',
    'head_name_key',
    'head_kana',
    'head_kana_key',
    'members',
    'postal_code',
    'address',
    'address_detail',
    'town_id',
    'address_key',
    'geocode_level',
    'geom',
    'content_hash',
  ],
};

interface Drawing {
  as_of: string;
  until: string | null;
  /** Households to draw anew; null: all. */
  only: readonly string[] | null;
}

/** Households that the staged rows join or leave. To be asked before the residents are applied. */
export async function listTouchedHouseholds(
  trx: Trx,
  { import_id, municipality_code }: ImportInHand,
  as_of: string,
): Promise<string[]> {
  const { rows } = await sql<{ household_number: string }>`
    SELECT household_number FROM registers.staged_resident WHERE import_id = ${import_id}
    UNION
    SELECT r.household_number
    FROM registers.staged_resident s
    JOIN registers.resident r ON r.municipality_code = ${municipality_code} AND r.resident_number = s.resident_number
      AND ${coversDay('r', as_of)}
    WHERE s.import_id = ${import_id}`.execute(trx);
  return rows.map(({ household_number }) => household_number);
}

/** After the residents of the day stand. Rewrites [as_of, until) of the households as applySnapshot does. */
export async function drawHouseholds(trx: Trx, at: ImportInHand, drawing: Drawing): Promise<void> {
  const { as_of, until, only } = drawing;
  const otherLots = await listTownsOfOtherLots(trx, at.municipality_code, lotsOf(at, as_of));
  await applySnapshot(trx, {
    table,
    municipality_code: at.municipality_code,
    as_of,
    until,
    given: placed(at.municipality_code, headsOf(at, drawing), otherLots, {
      kind: 'household',
      number: 'household_number',
    }),
    stays: only === null ? sql<boolean>`false` : sql<boolean>`f.key <> ALL (${only}::text[])`,
  });
}

/**
 * One row a household: 世帯主, or failing one the lowest 宛名番号. A head whose row did not come with this file (refused,
 * or the file holds mended rows only) keeps the keys and the place that the household had at the same address.
 * The contents are the head's and the number of members; a version differs when either does.
 */
function headsOf(at: ImportInHand, { as_of, only }: Drawing): RawBuilder<unknown> {
  const among = only === null ? sql`` : sql`AND r.household_number = ANY (${only}::text[])`;
  return sql`
    SELECT h.household_number, h.name AS head_name, h.name_key AS head_name_key, h.kana AS head_kana, h.kana_key AS head_kana_key,
      least(h.size, 32767)::smallint AS members, h.postal_code, h.address, h.address_detail,
      CASE WHEN s.row_number IS NULL THEN f.town_id ELSE s.town_id END AS town_id,
      CASE WHEN s.row_number IS NULL THEN f.address_key ELSE s.address_key COLLATE "C" END AS address_key,
      CASE WHEN s.row_number IS NULL THEN f.address_key ELSE s.block_key COLLATE "C" END AS block_key,
      coalesce(s.is_lot, false) AS is_lot,
      CASE WHEN s.row_number IS NULL THEN ST_X(f.geom) ELSE s.lon END AS lon,
      CASE WHEN s.row_number IS NULL THEN ST_Y(f.geom) ELSE s.lat END AS lat,
      CASE WHEN s.row_number IS NULL THEN f.geocode_level END AS kept_level,
      sha256(h.content_hash || int8send(h.size)) AS content_hash
    FROM (
      SELECT DISTINCT ON (r.household_number) r.*, count(*) OVER (PARTITION BY r.household_number) AS size
      FROM registers.resident r
      WHERE r.municipality_code = ${at.municipality_code} AND ${coversDay('r', as_of)} ${among}
      ORDER BY r.household_number, (r.relationship = '世帯主') DESC NULLS LAST, r.resident_number
    ) h
    LEFT JOIN registers.staged_resident s
      ON s.import_id = ${at.import_id} AND s.resident_number = h.resident_number AND s.content_hash = h.content_hash
    LEFT JOIN registers.household f
      ON f.municipality_code = ${at.municipality_code} AND f.household_number = h.household_number
      AND ${coversDay('f', as_of)} AND f.address = h.address`;
}

/** Lots of the file; with mended rows only, those that the register already has as well. */
function lotsOf(at: ImportInHand, as_of: string): RawBuilder<unknown> {
  const staged = sql`
    SELECT s.town_id, s.address_key FROM registers.staged_resident s WHERE s.import_id = ${at.import_id} AND s.is_lot`;
  if (!at.remainder) return staged;
  return sql`${staged}
    UNION ALL
    SELECT h.town_id, h.address_key FROM registers.household h
    WHERE h.municipality_code = ${at.municipality_code} AND ${coversDay('h', as_of)} AND h.address ~ '番地'`;
}
