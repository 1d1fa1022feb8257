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

/**
 * WITH parts that end in `scope`: property_number (null: a place without a building, then point_id), is_asked, address,
 * address_key, use, structure, is_dwelling, is_rough, damage (0 to 1, null where unknown or `withDamage` is false), geom; and
 * `asked_once`, which says who asked for which building.
 *
 * Nobody can tell the planner how many buildings a drawn line holds: it takes them for one and would join row by row,
 * seconds for half a town. `(… IN (SELECT …)) IS TRUE` is looked up by hash whatever it expects.
 */
export function scopeParts(
  scope: Scope,
  day: DisasterDay,
  { withDamage }: { withDamage: boolean },
): RawBuilder<unknown> {
  const needsDamage = withDamage || scope.damage_from !== null;
  const area = areaOf(scope);
  return sql`
    drawn AS MATERIALIZED (SELECT ${shapeOf(scope.polygons)} AS geom),
    hazard_area AS MATERIALIZED (${selectInHazards(scope.hazard_areas, day)}),
    hazard_filter AS MATERIALIZED (${selectInHazards(scope.hazard === null ? [] : [scope.hazard], day)}),
    rough_damage AS MATERIALIZED (
      SELECT damage, geom FROM surveys.preliminary_area
      WHERE municipality_code = ${day.municipality_code} AND disaster_code = ${day.disaster_code}),
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
      SELECT b.property_number, NULL::uuid AS point_id, ${isAsked} AS is_asked, b.address, b.address_key, b.use, surveys.structure_class(b.structure) AS structure,
        ${scope.use === 'dwellings' ? sql`true` : sql`surveys.is_dwelling(b.use)`} AS is_dwelling, b.geocode_level IN ('town', 'oaza') AS is_rough,
        ${needsDamage ? estimateOf(sql`b.geom`) : sql`NULL::real`} AS damage, b.geom
      FROM registers.v_building b
      WHERE ${asOf(day)} AND b.geom IS NOT NULL AND ${fits(scope)}
        AND ${scope.applied === 'add' ? sql`(${area} OR ${isAsked})` : area}
        AND ${scope.applied === 'only' ? isAsked : sql`true`}
        AND ${scope.hazard === null ? sql`true` : sql`(b.building_version_id IN (SELECT building_version_id FROM hazard_filter)) IS TRUE`}),
    lone AS (
      SELECT NULL::text AS property_number, p.point_id, true AS is_asked, p.address, NULL::text AS address_key, NULL::text AS use,
        'unknown' AS structure, true AS is_dwelling, false AS is_rough,
        ${needsDamage ? estimateOf(sql`p.geom`) : sql`NULL::real`} AS damage, p.geom
      FROM point p
      WHERE ${scope.applied === 'any' ? sql`false` : sql`true`} AND NOT EXISTS (SELECT FROM asked a WHERE a.point_id = p.point_id)
        AND ${scope.applied === 'only' ? areaOfPoint(scope) : sql`true`}),
    scope AS (
      SELECT * FROM (SELECT * FROM inside UNION ALL SELECT * FROM lone) both_kinds
      WHERE ${scope.damage_from === null ? sql`true` : sql`damage >= ${scope.damage_from}::real`})`;
}

/** Rows of `b` (registers.v_building) as of the disaster. */
export function asOf(day: DisasterDay): RawBuilder<boolean> {
  return sql`(b.valid_from <= ${day.buildings_as_of}::date AND (b.valid_until IS NULL OR b.valid_until > ${day.buildings_as_of}::date))`;
}

/** Filters by what a building is. */
function fits({ use, structures }: Scope): RawBuilder<boolean> {
  const dwelling = use === 'dwellings' ? sql`surveys.is_dwelling(b.use)` : sql`true`;
  return structures.length === 3
    ? sql`${dwelling}`
    : sql`(${dwelling} AND surveys.structure_class(b.structure) = ANY (${structures}::text[]))`;
}

/** Whether `b` lies in what is drawn or picked; true where nothing is. */
function areaOf(scope: Scope): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [];
  if (scope.polygons.length > 0) parts.push(withinDrawn(sql`b.geom`));
  if (scope.town_ids.length > 0) parts.push(sql`b.town_id = ANY (${scope.town_ids}::text[])`);
  if (scope.hazard_areas.length > 0)
    parts.push(sql`(b.building_version_id IN (SELECT building_version_id FROM hazard_area)) IS TRUE`);
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` OR `)})`;
}

/** The same for a place without a building, which has no 町字 of its own: the nearest address point tells it. */
function areaOfPoint(scope: Scope): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [];
  if (scope.polygons.length > 0) parts.push(withinDrawn(sql`p.geom`));
  if (scope.town_ids.length > 0)
    parts.push(sql`(
      SELECT t.town_id FROM registers.v_address_point t WHERE t.geom && ST_Expand(p.geom, 0.005) ORDER BY t.geom <-> p.geom LIMIT 1
    ) = ANY (${scope.town_ids}::text[])`);
  for (const { kind, rank } of scope.hazard_areas)
    parts.push(sql`EXISTS (SELECT FROM registers.v_hazard_area h
      WHERE h.valid_until IS NULL AND h.kind = ${kind} AND h.rank >= ${rank} AND h.geom && p.geom AND ST_Intersects(h.geom, p.geom))`);
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` OR `)})`;
}

/** In `drawn`, a part of the query. Asked for once and not row by row: as a plain parameter it is read again for each. */
export function withinDrawn(geom: RawBuilder<unknown>): RawBuilder<boolean> {
  const drawn = sql`(SELECT drawn.geom FROM drawn)`;
  return sql`(${geom} && ${drawn} AND ST_Intersects(${drawn}, ${geom}))`;
}

/** What was drawn, as one shape; a line that crosses itself is taken as what it encloses. */
export function shapeOf(polygons: readonly DrawnPolygon[]): RawBuilder<unknown> {
  const drawn = JSON.stringify({
    type: 'MultiPolygon',
    coordinates: polygons.map(({ coordinates }) => coordinates),
  });
  return sql`ST_Buffer(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(${drawn}), 6668)), 0)`;
}

/**
 * Each polygon by itself: the box of an area of thousands of them holds half the town, those of its parts next to nothing.
 * Parts outside, so that each is prepared once for all buildings in its box.
 */
function selectInHazards(hazards: Scope['hazard_areas'], day: DisasterDay): RawBuilder<unknown> {
  if (hazards.length === 0) return sql`SELECT NULL::bigint AS building_version_id WHERE false`;
  const wanted = hazards.map(({ kind, rank }) => sql`(h.kind = ${kind} AND h.rank >= ${rank})`);
  return sql`
    WITH part AS MATERIALIZED (
      SELECT (ST_Dump(h.geom)).geom AS geom FROM registers.v_hazard_area h
      WHERE h.valid_until IS NULL AND (${sql.join(wanted, sql` OR `)}))
    SELECT DISTINCT b.building_version_id FROM part
    JOIN registers.v_building b ON b.geom && part.geom AND ST_Intersects(part.geom, b.geom)
    WHERE ${asOf(day)}`;
}

function estimateOf(geom: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql`(SELECT max(r.damage) FROM rough_damage r WHERE r.geom && ${geom} AND ST_Intersects(r.geom, ${geom}))::real`;
}
