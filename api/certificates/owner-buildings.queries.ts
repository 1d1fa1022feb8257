import { sql } from 'kysely';
import { foldName } from '../../geodata/text/fold-name.ts';
import type { Reader } from '../db/database.ts';
import type { Place } from './certificates.queries.ts';
import { OwnerBuilding } from './owner-buildings.contract.ts';

const longestList = 50;
/** Degrees that hold 50 m at every latitude of Japan. */
const box = 0.0007;
const nearMetres = 50;

/**
 * Buildings of everyone of this name, or the one of this number, as of the day of the disaster. Owners need not live
 * in the town. Protected ones are left out.
 */
export async function listOwnerBuildings(
  reader: Reader,
  place: Place,
  { owner_name, property_number }: { owner_name: string; property_number: string },
): Promise<OwnerBuilding[]> {
  if (owner_name === '' && property_number === '') return [];
  const day = sql`(SELECT registers.reading_date(d.municipality_code, 'buildings', d.occurred_on) FROM accounts.disaster d
    WHERE d.municipality_code = ${place.municipality} AND d.disaster_code = ${place.disaster})`;
  let query = reader
    .selectFrom('registers.v_building as b')
    .leftJoin('certificates.v_present_certificate as z', (join) =>
      join
        .onRef('z.property_number', '=', 'b.property_number')
        .on('z.disaster_code', '=', place.disaster)
        .on('z.kind', '=', 'owner'),
    )
    .select(['b.property_number', 'b.address', 'b.use', 'b.structure', 'b.owner_name', 'b.owner_address'])
    .select(['b.co_owners', 'z.certificate_id'])
    .select(surveysNear(place).as('surveys'))
    .where('b.municipality_code', '=', place.municipality)
    .where('b.owner_name', 'is not', null)
    .where(sql<boolean>`b.valid_from <= ${day} AND (b.valid_until IS NULL OR b.valid_until > ${day})`);
  if (owner_name !== '')
    query = query.where('b.property_number', 'in', (named) =>
      named
        .selectFrom('registers.v_building_owner')
        .select('property_number')
        .where('municipality_code', '=', place.municipality)
        .where('owner_name_key', '=', foldName(owner_name)),
    );
  if (property_number !== '') query = query.where('b.property_number', '=', property_number);
  const rows = await query.orderBy('b.property_number').limit(longestList).execute();
  return rows.map((row) => OwnerBuilding.parse({ ...row, co_owners: row.co_owners ?? [] }));
}

function surveysNear({ municipality, disaster }: Place) {
  return sql`coalesce((
    SELECT json_agg(near ORDER BY near.is_confirmed DESC, near.distance) FROM (
      SELECT s.survey_number, s.damage_label, s.round, s.address,
        round(ST_Distance(s.geom::geography, b.geom::geography)::numeric, 1)::float8 AS distance,
        EXISTS (SELECT FROM matching.v_confirmation k WHERE k.municipality_code = ${municipality} AND k.disaster_code = ${disaster}
          AND k.survey_number = s.survey_number AND k.property_number = b.property_number AND k.withdrawn_at IS NULL) AS is_confirmed
      FROM surveys.v_survey s
      WHERE s.disaster_code = ${disaster} AND s.geom && ST_Expand(b.geom, ${box})
        AND ST_DWithin(s.geom::geography, b.geom::geography, ${nearMetres})
      ORDER BY distance LIMIT 10) near), '[]'::json)`;
}
