// 範囲 as SQL: the buildings that a scope takes in. Spatial filters stand as `geom && box` with the exact test after, so
// that the index serves under row-level security.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { DisasterDay } from './disaster-day.ts';
import type { DrawnPolygon, Scope } from './scope.contract.ts';

/** A place that somebody named may lie so far from the house, metres: it is that of an address. */
const houseReach = 30;
/** The same in degrees, rounded up, for the index. */
const houseReachDegrees = 0.0004;

const isAsked = sql<boolean>`((b.property_number IN (SELECT property_number FROM asked_once)) IS TRUE)`;

export interface ScopeWish {
  /** Whether `damage` is asked for; else it is null. */
  withDamage: boolean;
  /** Rows: all that the scope holds. Kinds: those of every 種類 and 構造, for `ofKinds` to choose from when they are counted. */
  fit: 'rows' | 'kinds';
}

/**
 * WITH parts that end in `scope`: property_number (null: a place without a building, then point_id), is_asked, address,
 * address_key, use, structure (as the register says it), is_rough, damage (0 to 1, null where unknown or not wished for), geom; and
 * `asked_once`, which says who asked for which building.
 *
 * Nobody can tell the planner how many buildings a drawn line holds: it takes them for a few and would join row by row,
 * seconds for half a town. `(… IN (SELECT …)) IS TRUE` is looked up by hash whatever it expects.
 */
export function scopeParts(
  scope: Scope,
  day: DisasterDay,
  { withDamage, fit }: ScopeWish,
): RawBuilder<unknown> {
  const area = areaOf(scope);
  const from = scope.damage_from;
  return sql`
    hazard_area AS MATERIALIZED (${selectInHazards(scope.hazard_areas, day)}),
    hazard_filter AS MATERIALIZED (${selectInHazards(scope.hazard === null ? [] : [scope.hazard], day)}),
    rough_damage AS MATERIALIZED (${withDamage || from !== null ? selectDamage(day) : noDamage}),
    point AS MATERIALIZED (
      SELECT point_id, address, geom, wanted_at FROM surveys.point_to_survey
      WHERE municipality_code = ${day.municipality_code} AND disaster_code = ${day.disaster_code} AND ended_at IS NULL
        AND geom IS NOT NULL AND round = ANY (${scope.applied_rounds}::text[])),
    asked AS MATERIALIZED (
      SELECT p.point_id, p.wanted_at, near.property_number
      FROM point p CROSS JOIN LATERAL (
        SELECT b.property_number, ST_Distance(b.geom::geography, p.geom::geography) AS metres
        FROM registers.v_building b
        WHERE ${asOf(day)} AND b.geom && ST_Expand(p.geom, ${houseReachDegrees}::float8) AND ${fits(scope)}
        ORDER BY b.geom <-> p.geom LIMIT 1) near
      WHERE near.metres <= ${houseReach}::float8),
    asked_once AS MATERIALIZED (
      SELECT DISTINCT ON (property_number) property_number, point_id FROM asked ORDER BY property_number, wanted_at, point_id),
    inside AS (
      SELECT b.property_number, NULL::uuid AS point_id, ${isAsked} AS is_asked, b.address, b.address_key, b.use, b.structure,
        b.geocode_level IN ('town', 'oaza') AS is_rough, ${withDamage ? sql`r.damage` : sql`NULL::real`} AS damage, b.geom
      FROM registers.v_building b ${withDamage ? sql`LEFT JOIN rough_damage r USING (building_version_id)` : sql``}
      WHERE ${asOf(day)} AND b.geom IS NOT NULL AND ${fit === 'rows' ? fits(scope) : sql`true`}
        AND ${scope.applied === 'add' ? sql`(${area} OR ${isAsked})` : area}
        AND ${scope.applied === 'only' ? isAsked : sql`true`}
        AND ${scope.hazard === null ? sql`true` : sql`(b.building_version_id IN (SELECT building_version_id FROM hazard_filter)) IS TRUE`}
        AND ${
          from === null
            ? sql`true`
            : sql`(b.building_version_id IN (SELECT d.building_version_id FROM rough_damage d WHERE d.damage >= ${from}::real)) IS TRUE`
        }),
    lone AS (
      SELECT NULL::text AS property_number, p.point_id, true AS is_asked, p.address, NULL::text AS address_key, NULL::text AS use,
        NULL::text AS structure, false AS is_rough, ${withDamage || from !== null ? damageAt(day) : sql`NULL::real`} AS damage, p.geom
      FROM point p
      WHERE ${scope.applied === 'any' ? sql`false` : sql`true`} AND NOT EXISTS (SELECT FROM asked a WHERE a.point_id = p.point_id)
        AND ${scope.applied === 'only' ? areaOfPoint(scope) : sql`true`}
        AND ${from === null ? sql`true` : sql`${damageAt(day)} >= ${from}::real`}),
    scope AS (SELECT * FROM inside UNION ALL SELECT * FROM lone)`;
}

/** Rows of `b` (registers.v_building) as of the disaster. */
export function asOf(day: DisasterDay): RawBuilder<boolean> {
  return sql`(b.valid_from <= ${day.buildings_as_of}::date AND (b.valid_until IS NULL OR b.valid_until > ${day.buildings_as_of}::date))`;
}

/** Filters by what a building is. */
function fits(scope: Scope): RawBuilder<boolean> {
  return ofKinds(scope, sql`b.use`, sql`b.structure`);
}

/** Whether the scope holds buildings of this 種類 and 構造. A town has a few dozen pairs of them: group before asking. */
export function ofKinds(
  { use, structures }: Scope,
  usedAs: RawBuilder<unknown>,
  builtOf: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const dwelling = use === 'dwellings' ? sql`surveys.is_dwelling(${usedAs})` : sql`true`;
  return structures.length === 3
    ? sql`${dwelling}`
    : sql`(${dwelling} AND surveys.structure_class(${builtOf}) = ANY (${structures}::text[]))`;
}

/** Whether `b` lies in what is drawn or picked; true where nothing is. */
function areaOf(scope: Scope): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [];
  if (scope.polygons.length > 0) parts.push(within(scope.polygons, sql`b.geom`));
  if (scope.town_ids.length > 0) parts.push(sql`b.town_id = ANY (${scope.town_ids}::text[])`);
  if (scope.hazard_areas.length > 0)
    parts.push(sql`(b.building_version_id IN (SELECT building_version_id FROM hazard_area)) IS TRUE`);
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` OR `)})`;
}

/** The same for a place without a building, which has no 町字 of its own: the nearest address point tells it. */
function areaOfPoint(scope: Scope): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [];
  if (scope.polygons.length > 0) parts.push(within(scope.polygons, sql`p.geom`));
  if (scope.town_ids.length > 0)
    parts.push(sql`(
      SELECT t.town_id FROM registers.v_address_point t WHERE t.geom && ST_Expand(p.geom, 0.005) ORDER BY t.geom <-> p.geom LIMIT 1
    ) = ANY (${scope.town_ids}::text[])`);
  for (const { kind, rank } of scope.hazard_areas)
    parts.push(sql`EXISTS (SELECT FROM registers.v_hazard_part h
      WHERE h.valid_until IS NULL AND h.kind = ${kind} AND h.rank >= ${rank} AND h.geom && p.geom AND ST_Intersects(h.geom, p.geom))`);
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` OR `)})`;
}

/**
 * As a value the planner knows what the box holds, and the shape is made ready once: twice as fast as one that comes out of
 * another part of the query.
 */
export function within(polygons: readonly DrawnPolygon[], geom: RawBuilder<unknown>): RawBuilder<boolean> {
  const shape = shapeOf(polygons);
  return sql`(${geom} && ${shape} AND ST_Intersects(${shape}, ${geom}))`;
}

/** What was drawn, as one shape; a line that crosses itself is taken as what it encloses. */
export function shapeOf(polygons: readonly DrawnPolygon[]): RawBuilder<unknown> {
  const drawn = JSON.stringify({
    type: 'MultiPolygon',
    coordinates: polygons.map(({ coordinates }) => coordinates),
  });
  return sql`ST_Buffer(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(${drawn}), 6668)), 0)`;
}

/** Part by part: the box of an area of thousands of corners holds half the town, those of its parts little else than their own. */
function selectInHazards(hazards: Scope['hazard_areas'], day: DisasterDay): RawBuilder<unknown> {
  if (hazards.length === 0) return sql`SELECT NULL::bigint AS building_version_id WHERE false`;
  const wanted = hazards.map(({ kind, rank }) => sql`(h.kind = ${kind} AND h.rank >= ${rank})`);
  return sql`
    WITH part AS MATERIALIZED (
      SELECT h.geom FROM registers.v_hazard_part h
      WHERE h.valid_until IS NULL AND (${sql.join(wanted, sql` OR `)}))
    SELECT b.building_version_id FROM part
    JOIN registers.v_building b ON b.geom && part.geom AND ST_Intersects(part.geom, b.geom)
    WHERE ${asOf(day)}`;
}

const noDamage = sql`SELECT NULL::bigint AS building_version_id, NULL::real AS damage WHERE false`;

/** What was seen from afar, area by area as well: the heaviest that holds a building. */
function selectDamage(day: DisasterDay): RawBuilder<unknown> {
  return sql`
    WITH area AS MATERIALIZED (
      SELECT damage, geom FROM surveys.preliminary_area
      WHERE municipality_code = ${day.municipality_code} AND disaster_code = ${day.disaster_code})
    SELECT b.building_version_id, max(area.damage) AS damage FROM area
    JOIN registers.v_building b ON b.geom && area.geom AND ST_Intersects(area.geom, b.geom)
    WHERE ${asOf(day)}
    GROUP BY b.building_version_id`;
}

/** The same for a place without a building, `p`. */
function damageAt(day: DisasterDay): RawBuilder<number | null> {
  return sql`(
    SELECT max(r.damage) FROM surveys.preliminary_area r
    WHERE r.municipality_code = ${day.municipality_code} AND r.disaster_code = ${day.disaster_code}
      AND r.geom && p.geom AND ST_Intersects(r.geom, p.geom))::real`;
}
