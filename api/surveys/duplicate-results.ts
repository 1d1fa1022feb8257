// Several results of one round on one house. A result belongs to the building that its number was given to or reported for;
// one whose number nobody knows, to the outline that its place lies on. Where an outline holds several buildings of the plan (a
// row of houses under one roof), it may have as many results. No result is guessed onto the nearest house.
// The place stands as a column before it is looked up: under row-level security `&& coalesce(…)` uses no index.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { DuplicateClaim } from './duplicates.contract.ts';
import type { HeldPlan } from './plan-edits.ts';
import type { PlanMethod } from './plans.contract.ts';

const rounds: Readonly<Record<PlanMethod, 'first' | 'second'>> = {
  earthquake_first: 'first',
  earthquake_second: 'second',
  flood_first: 'first',
  flood_second: 'second',
  wind: 'first',
};

export interface ClaimsOfStop {
  stop_id: number;
  claims: DuplicateClaim[];
}

/** Claims by stop. */
export async function findSeveralResults(
  reader: Reader,
  { plan_id, municipality_code, disaster_code, settings }: HeldPlan,
): Promise<Map<number, DuplicateClaim[]>> {
  const ofPlan = sql`b.plan_id = ${plan_id}`;
  const rows = await reader
    .selectFrom(
      sql<ClaimsOfStop>`(
    WITH numbered AS MATERIALIZED (
      SELECT DISTINCT ON (survey_number) survey_number, stop_id FROM (
        SELECT b.survey_number, b.stop_id, 1 AS rank FROM surveys.plan_building b WHERE ${ofPlan} AND b.survey_number IS NOT NULL
        UNION ALL
        SELECT n.survey_number, b.stop_id, 2 FROM surveys.survey_number n
        LEFT JOIN surveys.plan_building b ON ${ofPlan} AND surveys.building_key(b.property_number, b.point_id) = n.building_key
        WHERE n.municipality_code = ${municipality_code} AND n.disaster_code = ${disaster_code}) known
      ORDER BY survey_number, rank, stop_id),
    spot AS MATERIALIZED (
      SELECT s.survey_number, s.team, s.surveyed_on, s.damage_label, n.stop_id, n.survey_number IS NOT NULL AS is_numbered, b.property_number,
        CASE WHEN b.is_rough THEN NULL ELSE coalesce(b.geom, s.geom) END AS geom
      FROM surveys.v_survey s
      LEFT JOIN numbered n ON n.survey_number = s.survey_number
      LEFT JOIN surveys.plan_building b ON b.stop_id = n.stop_id
      WHERE s.municipality_code = ${municipality_code} AND s.disaster_code = ${disaster_code} AND s.round = ${rounds[settings.method]}),
    result AS MATERIALIZED (
      SELECT s.survey_number, s.team, s.surveyed_on, s.damage_label, s.stop_id, f.geom AS outline,
        CASE WHEN NOT s.is_numbered THEN coalesce('B' || f.property_number, 'F' || f.footprint_version_id)
          WHEN s.stop_id IS NOT NULL THEN
            coalesce('B' || f.property_number, 'F' || f.footprint_version_id, 'B' || s.property_number, 'S' || s.stop_id) END AS house
      FROM spot s
      LEFT JOIN LATERAL (
        SELECT p.property_number, p.footprint_version_id, p.geom FROM registers.v_footprint p
        WHERE p.valid_until IS NULL AND p.geom && s.geom AND ST_Intersects(p.geom, s.geom)
        ORDER BY p.property_number IS NOT DISTINCT FROM s.property_number DESC, ST_Area(p.geom), p.footprint_version_id
        LIMIT 1) f ON true),
    house AS MATERIALIZED (
      SELECT house, count(*) AS results FROM result WHERE house IS NOT NULL GROUP BY house HAVING count(*) > 1),
    member AS (
      SELECT h.house, b.stop_id FROM house h
      JOIN surveys.plan_building b ON ${ofPlan} AND b.property_number = substr(h.house, 2) AND h.house LIKE 'B%'
      UNION
      SELECT r.house, r.stop_id FROM house h JOIN result r USING (house) WHERE r.stop_id IS NOT NULL
      UNION
      SELECT o.house, b.stop_id
      FROM (SELECT DISTINCT ON (r.house) r.house, r.outline FROM result r JOIN house h USING (house) WHERE r.outline IS NOT NULL) o
      JOIN surveys.plan_building b ON ${ofPlan} AND NOT b.is_rough AND b.geom && o.outline AND ST_Intersects(b.geom, o.outline)),
    members AS (SELECT house, count(*) AS stops, min(stop_id) AS stop_id FROM member GROUP BY house)
    SELECT m.stop_id, jsonb_agg(jsonb_build_object('claim', r.survey_number, 'survey_number', r.survey_number, 'by', r.team,
      'day', r.surveyed_on, 'what', r.damage_label) ORDER BY r.survey_number) AS claims
    FROM house h JOIN members m USING (house) JOIN result r USING (house)
    WHERE h.results > m.stops
    GROUP BY h.house, m.stop_id
    ORDER BY m.stop_id)`.as('found'),
    )
    .select(['stop_id', 'claims'])
    .execute();
  return new Map(rows.map(({ stop_id, claims }) => [stop_id, claims]));
}
