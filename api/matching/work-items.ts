// What the machine leaves to people, renewed whole at the end of a run: four lists, one statement each.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import type { WorkList } from './links.contract.ts';

/** Below it a link is no more than one guess of several. */
const likely = 0.5;
/** Competition leaves the weaker of two claims little: from here on a survey's likeliest building counts as claimed by it. */
const claims = 0.15;
/** A household with a survey that near (half the side of a box, degrees; some 50 m) lies where a team has walked. */
const walkedPast = 0.0005;

/** In the caller's transaction, which must see protected households: counts are of the whole town. */
export async function renewWorkList(trx: Trx, context: DisasterContext, list: WorkList): Promise<void> {
  const { municipality_code, disaster_code } = context;
  await trx
    .deleteFrom('matching.work_item')
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('list', '=', list)
    .execute();
  await sql`
    INSERT INTO matching.work_item (municipality_code, disaster_code, list, number, household_number, sort_key, probability, competitors, geom)
    SELECT ${municipality_code}, ${disaster_code}, ${list}, i.number, i.household_number, i.sort_key, i.probability, i.competitors, i.geom
    FROM (${items[list](context)}) i`.execute(trx);
}

const ofDisaster = (
  { municipality_code, disaster_code }: DisasterContext,
  alias: string,
): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.municipality_code`)} = ${municipality_code} AND ${sql.ref(`${alias}.disaster_code`)} = ${disaster_code}`;

const items: Readonly<Record<WorkList, (context: DisasterContext) => RawBuilder<unknown>>> = {
  survey_without_building: (context) =>
    sql`${openSurveys(context, sql`b.share`)} WHERE coalesce(b.share, 0) < ${likely}`,
  low_evidence: (context) =>
    sql`${openSurveys(context, sql`b.best`)} WHERE b.share >= ${likely} AND NOT b.is_automatic`,
  household_without_survey: (context) => sql`
    SELECT h.household_number AS number, h.household_number, concat_ws('|', coalesce(h.address_key, ''), coalesce(h.address_detail, '')) AS sort_key,
      l.probability, NULL::smallint AS competitors, h.geom
    FROM registers.v_household h
    LEFT JOIN (
      SELECT k.household_number, least(sum(k.probability), 1)::real AS probability FROM matching.link k
      WHERE ${ofDisaster(context, 'k')} AND k.household_number IS NOT NULL AND k.survey_number IS NOT NULL
      GROUP BY 1) l ON l.household_number = h.household_number
    -- One at a time by the index of places: joined whole, each household would meet all surveys.
    CROSS JOIN LATERAL (
      SELECT FROM surveys.v_survey s WHERE ${ofDisaster(context, 's')} AND s.geom && ST_Expand(h.geom, ${walkedPast}) LIMIT 1) near
    WHERE h.municipality_code = ${context.municipality_code} AND ${isValidHousehold(context)}
      AND h.geocode_level IN ('survey', 'manual', 'house', 'block') AND coalesce(l.probability, 0) < ${likely}
      AND NOT EXISTS (
        SELECT FROM matching.confirmation c
        WHERE ${ofDisaster(context, 'c')} AND c.household_number = h.household_number AND c.withdrawn_at IS NULL)`,
  building_claimed_twice: (context) => sql`
    SELECT b.property_number AS number, NULL::text AS household_number, coalesce(b.address_key, '') AS sort_key,
      c.probability, c.competitors::smallint AS competitors, b.geom
    FROM (
      SELECT property_number, max(competitors) AS competitors, max(probability) AS probability FROM (
        SELECT h.property_number, s.round, count(*) AS competitors, max(h.probability) AS probability
        FROM (
          SELECT DISTINCT ON (k.survey_number) k.survey_number, k.property_number, k.probability, k.is_open
          FROM (
            SELECT l.survey_number, l.property_number, least(sum(l.probability), 1) AS probability, true AS is_open FROM matching.link l
            WHERE ${ofDisaster(context, 'l')} AND l.property_number IS NOT NULL AND l.survey_number IS NOT NULL
            GROUP BY 1, 2
            HAVING sum(l.probability) >= ${claims}
            UNION ALL
            SELECT f.survey_number, f.property_number, 2, false FROM matching.confirmation f
            WHERE ${ofDisaster(context, 'f')} AND f.withdrawn_at IS NULL) k
          ORDER BY k.survey_number, k.probability DESC, k.property_number) h
        JOIN surveys.v_survey s ON ${ofDisaster(context, 's')} AND s.survey_number = h.survey_number
        WHERE h.property_number IS NOT NULL
        GROUP BY h.property_number, s.round
        HAVING count(*) > 1 AND bool_or(h.is_open)) r
      GROUP BY property_number) c
    JOIN registers.v_building b ON b.municipality_code = ${context.municipality_code} AND b.property_number = c.property_number
      AND b.valid_from <= ${context.buildings_as_of}::date AND (b.valid_until IS NULL OR b.valid_until > ${context.buildings_as_of}::date)`,
};

/**
 * Surveys that nobody has confirmed. `b`: of their likeliest building how likely it is and its best row. Only what may
 * be below the automatic threshold is reckoned: the rest is on neither list.
 */
function openSurveys(context: DisasterContext, probability: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    SELECT s.survey_number AS number, NULL::text AS household_number, s.survey_number AS sort_key, ${probability} AS probability,
      NULL::smallint AS competitors, s.geom
    FROM (
      SELECT v.survey_number, v.geom FROM surveys.v_survey v
      WHERE ${ofDisaster(context, 'v')} AND NOT EXISTS (
        SELECT FROM matching.confirmation c
        WHERE ${ofDisaster(context, 'c')} AND c.survey_number = v.survey_number AND c.withdrawn_at IS NULL)) s
    LEFT JOIN (
      SELECT DISTINCT ON (k.survey_number) k.survey_number, k.share, k.best, k.is_automatic
      FROM (
        SELECT l.survey_number, max(l.probability) AS best, bool_or(l.state = 'auto') AS is_automatic,
          CASE WHEN bool_or(l.state = 'auto') THEN max(l.probability) ELSE matching.building_share(
            array_agg(l.probability) FILTER (WHERE l.household_number IS NOT NULL),
            max(l.probability) FILTER (WHERE l.household_number IS NULL)) END AS share
        FROM matching.link l
        WHERE ${ofDisaster(context, 'l')} AND l.survey_number IS NOT NULL AND l.property_number IS NOT NULL
        GROUP BY l.survey_number, l.property_number) k
      ORDER BY k.survey_number, k.share DESC) b ON b.survey_number = s.survey_number`;
}

function isValidHousehold({ residents_as_of }: DisasterContext): RawBuilder<boolean> {
  return sql<boolean>`h.valid_from <= ${residents_as_of}::date AND (h.valid_until IS NULL OR h.valid_until > ${residents_as_of}::date)`;
}
