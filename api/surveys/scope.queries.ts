// 範囲 counted at once, and what can be picked.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { DisasterDay } from './disaster-day.ts';
import { asOf, ofKinds, scopeParts, within } from './scope-buildings.ts';
import { ScopeChoices, ScopeCounts } from './scope.contract.ts';
import type { Scope } from './scope.contract.ts';

interface CountRow {
  buildings: number;
  dwellings: number;
  wooden: number;
  non_wooden: number;
  unknown: number;
  applied: number;
  applied_without_building: number;
  rough: number;
  unplaced: number;
  households: number;
}

export async function countScope(reader: Reader, day: DisasterDay, scope: Scope): Promise<ScopeCounts> {
  const counted = await reader
    .selectNoFrom(
      sql<CountRow>`(
        WITH ${scopeParts(scope, day, { withDamage: false, fit: 'kinds' })},
        kind AS MATERIALIZED (
          SELECT k.*, surveys.is_dwelling(use) AS is_dwelling, surveys.structure_class(structure) AS class
          FROM (
            SELECT use, structure, property_number IS NULL AS is_lone, is_asked, is_rough, count(*)::int AS buildings
            FROM scope GROUP BY 1, 2, 3, 4, 5) k
          WHERE is_lone OR ${ofKinds(scope, sql`use`, sql`structure`)})
        SELECT to_jsonb(counts) FROM (
          SELECT ${sumOf(sql`true`)} AS buildings,
            ${sumOf(sql`is_dwelling`)} AS dwellings,
            ${sumOf(sql`class = 'wooden'`)} AS wooden,
            ${sumOf(sql`class = 'non_wooden'`)} AS non_wooden,
            ${sumOf(sql`class = 'unknown'`)} AS unknown,
            ${sumOf(sql`is_asked`)} AS applied,
            ${sumOf(sql`is_lone`)} AS applied_without_building,
            ${sumOf(sql`is_rough`)} AS rough,
            (SELECT count(*) FROM registers.v_building b
              WHERE ${asOf(day)} AND b.geocode_level = 'none')::int AS unplaced,
            (${countHouseholds(scope, day)})::int AS households
          FROM kind) counts)`.as('counts'),
    )
    .executeTakeFirstOrThrow();
  const { wooden, non_wooden, unknown, ...rest } = counted.counts;
  return ScopeCounts.parse({
    ...rest,
    by_structure: { wooden, non_wooden, unknown },
    buildings_as_of: day.buildings_as_of,
    at: new Date().toISOString(),
  });
}

/** Of `kind`. */
function sumOf(which: RawBuilder<unknown>): RawBuilder<number> {
  return sql`coalesce(sum(buildings) FILTER (WHERE ${which}), 0)::int`;
}

/**
 * By place where the area alone decides, which is quick and counts also who lives where no building is known; else those
 * at the addresses of the buildings.
 */
function countHouseholds(scope: Scope, day: DisasterDay): RawBuilder<number> {
  const living = sql`h.valid_from <= ${day.residents_as_of}::date AND (h.valid_until IS NULL OR h.valid_until > ${day.residents_as_of}::date)`;
  const byArea =
    scope.applied === 'any' &&
    scope.hazard_areas.length === 0 &&
    scope.hazard === null &&
    scope.damage_from === null &&
    scope.structures.length === 3;
  if (!byArea)
    return sql`
      SELECT count(*) FROM registers.v_household h
      WHERE ${living} AND (h.address_key IN (
        SELECT s.address_key FROM scope s
        WHERE ((coalesce(s.use, ''), coalesce(s.structure, '')) IN (
          SELECT coalesce(use, ''), coalesce(structure, '') FROM kind)) IS TRUE)) IS TRUE`;
  const parts: RawBuilder<unknown>[] = [];
  if (scope.polygons.length > 0) parts.push(within(scope.polygons, sql`h.geom`));
  if (scope.town_ids.length > 0) parts.push(sql`h.town_id = ANY (${scope.town_ids}::text[])`);
  const area = parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` OR `)})`;
  return sql`SELECT count(*) FROM registers.v_household h WHERE ${living} AND ${area}`;
}

export async function listChoices(reader: Reader, day: DisasterDay): Promise<ScopeChoices> {
  const towns = await reader
    .selectFrom('registers.v_town as t')
    .leftJoin(
      reader
        .selectFrom('registers.v_building as b')
        .select(['b.town_id', sql<number>`count(*)::int`.as('buildings')])
        .where(asOf(day))
        .groupBy('b.town_id')
        .as('of_town'),
      'of_town.town_id',
      't.town_id',
    )
    .select(['t.town_id', 't.name', sql<number>`coalesce(of_town.buildings, 0)`.as('buildings')])
    .select([
      sql<string>`left(t.town_id, 4)`.as('oaza_id'),
      sql<number>`ST_X(t.geom)`.as('lon'),
      sql<number>`ST_Y(t.geom)`.as('lat'),
    ])
    .where('t.municipality_code', '=', day.municipality_code)
    .where('t.retired_on', 'is', null)
    .orderBy('t.town_id')
    .execute();
  const hazards = await reader
    .selectFrom('registers.v_hazard_area')
    .select(['kind', 'rank', sql<number>`count(*)::int`.as('areas')])
    .where('valid_until', 'is', null)
    .groupBy(['kind', 'rank'])
    .orderBy('kind')
    .orderBy('rank')
    .execute();
  const points = await reader
    .selectFrom('surveys.point_to_survey')
    .select((eb) => ['round', eb.fn.countAll<number>().as('count')])
    .where('municipality_code', '=', day.municipality_code)
    .where('disaster_code', '=', day.disaster_code)
    .where('ended_at', 'is', null)
    .groupBy('round')
    .execute();
  const barrier = await reader
    .selectFrom('registers.v_barrier')
    .select('barrier_version_id')
    .where('valid_until', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const waiting = (round: string) => points.find((row) => row.round === round)?.count ?? 0;
  return ScopeChoices.parse({
    towns,
    hazards,
    applied: { first: waiting('first'), second: waiting('second'), resurvey: waiting('resurvey') },
    has_barriers: barrier !== undefined,
  });
}
