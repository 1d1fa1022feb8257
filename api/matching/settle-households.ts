// A household known no finer than its town may live anywhere in it, so it is a candidate in several cells, each of which weighs it
// without the others. It lives in one house all the same: at the end of a run the cells' answers are made one.
//
// Within a cell its alternatives have the weights w against living in none of them, so that p = w / (1 + Σw there); over all
// cells p = w / (1 + Σw everywhere). The second follows from the first: p · (1 + Σw there) / (1 + Σw everywhere).
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { DisasterContext } from './disaster-context.ts';
import { automaticProbability, automaticWithoutHousehold } from './linkage/link-region.ts';
import { coarseLevels, isValid } from './region-records.ts';

/** A cell is never surer than this that the household lives in it: certainty would leave the others nothing to say. */
const surest = 0.999;
/** As in linking: a house is shown as nobody's where that is likelier than not. */
const nobodys = 0.5;

/**
 * In the caller's transaction, which must see protected households. What it does it does from the cells' own answers, so
 * it ends the same whichever cells were linked last.
 */
export async function settleHouseholds(trx: Trx, context: DisasterContext): Promise<void> {
  await takeBack(trx, context);
  await shareOut(trx, context);
  await leaveToNobody(trx, context);
}

/** Every cell's own answer stands again. */
async function takeBack(trx: Trx, context: DisasterContext): Promise<void> {
  await sql`DELETE FROM matching.link l WHERE ${ofDisaster(context)} AND l.alone = 0`.execute(trx);
  await sql`UPDATE matching.link l SET probability = l.alone, state = ${stateOf(sql`l.alone`)}, alone = NULL
    WHERE ${ofDisaster(context)} AND l.alone IS NOT NULL`.execute(trx);
}

async function shareOut(trx: Trx, context: DisasterContext): Promise<void> {
  const { municipality_code, disaster_code, residents_as_of } = context;
  await sql`
    WITH coarse AS MATERIALIZED (
      SELECT v.household_number FROM registers.v_household v
      WHERE v.municipality_code = ${municipality_code} AND ${isValid('v', residents_as_of)}
        AND v.town_id IS NOT NULL AND v.geocode_level IN ${coarseLevels}
        -- A person's word needs no other.
        AND NOT EXISTS (
          SELECT FROM matching.confirmation c
          WHERE c.municipality_code = ${municipality_code} AND c.disaster_code = ${disaster_code}
            AND c.household_number = v.household_number AND c.withdrawn_at IS NULL)),
    -- Surveys of one round exclude each other; those of the next round are of the same house.
    rounds AS (
      SELECT l.household_number, l.cell, coalesce(l.property_number, 's ' || l.survey_number) AS house, s.round,
        sum(l.probability::float8 ORDER BY l.probability) AS p
      FROM coarse
      JOIN matching.link l ON ${ofDisaster(context)} AND l.household_number = coarse.household_number
      LEFT JOIN surveys.v_survey s ON s.municipality_code = ${municipality_code} AND s.disaster_code = ${disaster_code} AND s.survey_number = l.survey_number
      GROUP BY 1, 2, 3, 4),
    houses AS (SELECT household_number, cell, house, least(1, max(p)) AS p FROM rounds GROUP BY 1, 2, 3),
    cells AS (
      SELECT household_number, cell, least(sum(p ORDER BY p), ${surest}) AS p FROM houses GROUP BY 1, 2),
    shares AS (
      SELECT household_number, cell, (1 / (1 - p)) / (1 + sum(p / (1 - p)) OVER everywhere) AS share, count(*) OVER everywhere AS cells
      FROM cells
      WINDOW everywhere AS (PARTITION BY household_number ORDER BY cell ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
    UPDATE matching.link l
    SET alone = l.probability, probability = l.probability * h.share, state = ${stateOf(sql`l.probability * h.share`)}
    FROM shares h
    WHERE ${ofDisaster(context)} AND l.household_number = h.household_number AND l.cell = h.cell AND h.cells > 1`.execute(
    trx,
  );
}

/** Where the one who was thought to live in a surveyed building lives elsewhere, the two still belong together. */
async function leaveToNobody(trx: Trx, context: DisasterContext): Promise<void> {
  const { municipality_code, disaster_code } = context;
  await sql`
    WITH touched AS MATERIALIZED (
      SELECT DISTINCT l.survey_number, l.property_number FROM matching.link l
      WHERE ${ofDisaster(context)} AND l.alone IS NOT NULL AND l.survey_number IS NOT NULL AND l.property_number IS NOT NULL),
    pairs AS (
      SELECT l.survey_number, l.property_number, min(l.cell) AS cell, max(coalesce(l.alone, l.probability)) AS p,
        bool_or(l.household_number IS NULL) AS has_nobody,
        (array_agg(l.reasons ORDER BY coalesce(l.alone, l.probability) DESC, l.household_number))[1] AS reasons,
        array_agg(l.probability::float8 ORDER BY l.probability) AS joint
      FROM touched
      JOIN matching.link l ON ${ofDisaster(context)} AND l.survey_number = touched.survey_number AND l.property_number = touched.property_number
      GROUP BY 1, 2)
    INSERT INTO matching.link (municipality_code, disaster_code, cell, property_number, survey_number, probability, state, reasons, alone)
    SELECT ${municipality_code}, ${disaster_code}, cell, property_number, survey_number, p, ${stateOf(sql`p`, automaticWithoutHousehold)},
      -- What ties the survey to the building, whoever lives there.
      coalesce((
        SELECT jsonb_agg(r) FROM jsonb_array_elements(reasons) r
        WHERE r->>0 ~ '^(survey_|use[.]|structure[.]|building_name[.]|walk[.]|rival[.]building)'), '[]'),
      0
    FROM pairs
    WHERE NOT has_nobody AND p > 0
      -- Logarithms: of a block of flats the product itself may be too small for the database.
      AND (SELECT sum(ln(greatest(1 - j / p, 1e-6))) FROM unnest(joint) AS j) > ${Math.log(nobodys)}`.execute(
    trx,
  );
}

function stateOf(probability: RawBuilder<unknown>, least = automaticProbability): RawBuilder<string> {
  return sql<string>`CASE WHEN ${probability} >= ${least} THEN 'auto' ELSE 'candidate' END`;
}

function ofDisaster({ municipality_code, disaster_code }: DisasterContext): RawBuilder<boolean> {
  return sql<boolean>`l.municipality_code = ${municipality_code} AND l.disaster_code = ${disaster_code}`;
}
