// Which surveys the codes of sheets, and numbers as people write them, speak of.
import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import { readCode } from '../handout/survey-codes.ts';
import { KnownNumber, SurveyNumber } from './photos.contract.ts';
import type { PhotoPlace } from './photos.queries.ts';

/** One answer a code, in the order asked. */
export async function listKnownNumbers(
  reader: Reader,
  place: PhotoPlace,
  codes: readonly string[],
): Promise<KnownNumber[]> {
  const numberOfCode = await readPrinted(reader, place, codes);
  const meant = codes.map((code) => {
    const printed = readCode(code);
    if (printed !== null) return { code, survey_number: numberOfCode.get(printed) ?? null };
    const typed = SurveyNumber.safeParse(code);
    return { code, survey_number: typed.success ? typed.data : null };
  });
  const known = await readNumbers(
    reader,
    place,
    meant.flatMap(({ survey_number }) => survey_number ?? []),
  );
  return meant.map(({ code, survey_number }) => {
    const facts = survey_number === null ? undefined : known.get(survey_number);
    return KnownNumber.parse({ ...(facts ?? unknown), code, survey_number });
  });
}

const unknown = {
  known_by: 'none',
  address: null,
  damage_class: null,
  damage_label: null,
  lon: null,
  lat: null,
  photos: 0,
} as const;

async function readPrinted(
  reader: Reader,
  { municipality, disaster }: PhotoPlace,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const printed = codes.flatMap((code) => readCode(code) ?? []);
  if (printed.length === 0) return new Map();
  const rows = await reader
    .selectFrom('surveys.v_survey_number')
    .select(['survey_code', 'survey_number'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('survey_code', 'in', printed)
    .execute();
  return new Map(rows.map(({ survey_code, survey_number }) => [survey_code, survey_number]));
}

type Facts = Omit<KnownNumber, 'code'>;

/** Results first; else the building that was given the number, or that it was reported for. */
async function readNumbers(
  reader: Reader,
  { municipality, disaster }: PhotoPlace,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Facts>> {
  if (numbers.length === 0) return new Map();
  const known = sql<Facts>`(
    SELECT a.survey_number,
      CASE WHEN s.survey_number IS NOT NULL THEN 'result' WHEN b.survey_number IS NOT NULL THEN 'sheet' ELSE 'none' END AS known_by,
      coalesce(s.address, b.address) AS address, s.damage_class, s.damage_label,
      ST_X(coalesce(s.geom, b.geom)) AS lon, ST_Y(coalesce(s.geom, b.geom)) AS lat,
      (SELECT count(*)::int FROM surveys.v_survey_photo p
       WHERE p.municipality_code = ${municipality} AND p.disaster_code = ${disaster} AND p.survey_number = a.survey_number
         AND p.received_at IS NOT NULL AND p.withdrawn_at IS NULL) AS photos
    FROM (SELECT DISTINCT n COLLATE "C" AS survey_number FROM unnest(${numbers}::text[]) AS n) a
    LEFT JOIN surveys.v_survey s
      ON s.municipality_code = ${municipality} AND s.disaster_code = ${disaster} AND s.survey_number = a.survey_number
    LEFT JOIN LATERAL (
      SELECT n.survey_number, b.address, b.geom
      FROM surveys.survey_number n
      LEFT JOIN surveys.plan_building b
        ON b.plan_id = n.plan_id AND surveys.building_key(b.property_number, b.point_id) = n.building_key
      WHERE n.municipality_code = ${municipality} AND n.disaster_code = ${disaster} AND n.survey_number = a.survey_number
      UNION ALL
      SELECT b.survey_number, b.address, b.geom
      FROM surveys.plan_building b
      JOIN surveys.plan p ON p.plan_id = b.plan_id AND p.disaster_code = ${disaster}
      WHERE b.municipality_code = ${municipality} AND b.survey_number = a.survey_number
      LIMIT 1) b ON true)`.as('known');
  const rows = await reader.selectFrom(known).selectAll().execute();
  return new Map(rows.flatMap((row) => (row.survey_number === null ? [] : [[row.survey_number, row]])));
}
