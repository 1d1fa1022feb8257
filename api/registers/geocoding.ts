// Gives addresses their place, set-based: keys are joined with the gazetteer, the finest that is found wins.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PlaceKind } from './places.contract.ts';
import { lotsFollowGazetteer } from '../../geodata/addresses/lot-numbering.ts';
import type { Trx } from '../db/database.ts';

/**
 * Towns in whose register 番地 does not mean the gazetteer's numbers. `lots` is a SELECT of town_id and address_key of
 * all addresses of the register that are written as lots.
 */
export async function listTownsOfOtherLots(
  trx: Trx,
  municipality_code: string,
  lots: RawBuilder<unknown>,
): Promise<string[]> {
  const { rows } = await sql<{ town_id: string; lots: number; hits: number }>`
    SELECT l.town_id, count(*)::int AS lots, count(a.address_key)::int AS hits
    FROM (${lots}) l
    LEFT JOIN registers.address_point a
      ON a.municipality_code = ${municipality_code} AND a.address_key = l.address_key COLLATE "C"
    WHERE l.town_id IS NOT NULL
    GROUP BY l.town_id`.execute(trx);
  return rows.filter((tally) => !lotsFollowGazetteer(tally)).map(({ town_id }) => town_id);
}

/**
 * A SELECT of `k.*`, geom and geocode_level. `addresses` is a SELECT with town_id, address_key, block_key, is_lot, lon, lat
 * (EPSG:6668, or null: look the address up), kept_level (of lon and lat; null: they are the register's own); with
 * `placedByHand` also address and the number, and a place that a person has set for that address goes before what the
 * address tells, but not before coordinates that the register itself gives.
 */
export function placed(
  municipality_code: string,
  addresses: RawBuilder<unknown>,
  townsOfOtherLots: readonly string[],
  placedByHand: { kind: PlaceKind; number: string } | null,
): RawBuilder<unknown> {
  const hand =
    placedByHand === null
      ? sql`LEFT JOIN LATERAL (SELECT NULL::geometry AS geom) m ON true`
      : sql`LEFT JOIN LATERAL (
          SELECT h.geom FROM registers.manual_place h
          WHERE h.municipality_code = ${municipality_code} AND h.kind = ${placedByHand.kind}
            AND h.number = k.${sql.ref(placedByHand.number)} COLLATE "C" AND h.ended_at IS NULL
            AND (h.address_key = k.address_key COLLATE "C" OR h.address = k.address)
          ORDER BY h.address = k.address DESC LIMIT 1) m ON true`;
  const point = (alias: string, key: RawBuilder<unknown>) => sql`
    LEFT JOIN registers.address_point ${sql.ref(alias)}
      ON ${sql.ref(alias)}.municipality_code = ${municipality_code} AND ${sql.ref(alias)}.address_key = (${key}) COLLATE "C"`;
  return sql`
    SELECT k.*,
      CASE WHEN k.lon IS NOT NULL AND (k.kept_level IS NULL OR m.geom IS NULL) THEN ST_SetSRID(ST_MakePoint(k.lon, k.lat), 6668)
        ELSE coalesce(m.geom, a.geom, b.geom, c.geom, d.geom, t.geom, o.geom) END AS geom,
      CASE WHEN k.lon IS NOT NULL AND k.kept_level IS NULL THEN 'survey'
        WHEN m.geom IS NOT NULL THEN 'manual'
        WHEN k.lon IS NOT NULL THEN k.kept_level
        ELSE coalesce(a.level, b.level, c.level, d.level,
          CASE WHEN t.town_id LIKE '%000' THEN 'oaza' WHEN t.town_id IS NOT NULL THEN 'town' WHEN o.oaza IS NOT NULL THEN 'oaza' ELSE 'none' END)
        END AS geocode_level
    FROM (
      SELECT s.*,
        CASE WHEN lots_apply THEN s.address_key COLLATE "C" END AS fine_key,
        -- 4番34号201: the room falls away, then the branch
        CASE WHEN lots_apply THEN substring(s.address_key COLLATE "C" FROM '^([^|]+\\|[^|]+\\|.+)-[^-|]+$') END AS less_key,
        CASE WHEN lots_apply THEN substring(s.address_key COLLATE "C" FROM '^([^|]+\\|[^|]+\\|.+)-[^-|]+-[^-|]+$') END AS least_key,
        CASE WHEN lots_apply OR s.block_key COLLATE "C" !~ '\\|' THEN s.block_key COLLATE "C" END AS coarse_key
      FROM (${addresses}) s
      CROSS JOIN LATERAL (SELECT NOT (s.is_lot AND coalesce(s.town_id = ANY (${townsOfOtherLots}::text[]), false)) AS lots_apply) l
    ) k
    ${hand}
    ${point('a', sql`k.fine_key`)} ${point('b', sql`k.less_key`)} ${point('c', sql`k.least_key`)} ${point('d', sql`k.coarse_key`)}
    LEFT JOIN registers.town t ON t.municipality_code = ${municipality_code} AND t.town_id = k.town_id
    LEFT JOIN (
      SELECT left(town_id, 4) AS oaza, ST_SetSRID(ST_MakePoint(avg(ST_X(geom)), avg(ST_Y(geom))), 6668) AS geom
      FROM registers.town WHERE municipality_code = ${municipality_code} GROUP BY 1
    ) o ON o.oaza COLLATE "C" = k.coarse_key`;
}
