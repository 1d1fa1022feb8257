// Which results may be the house's: tied by a person first, then named by the slip, then nearest to the house.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { getDisasterContext } from '../matching/disaster-context.ts';
import { placeOf } from '../matching/nearest-records.ts';
import { classThresholds } from './applications.rules.ts';
import { getStand } from './applications.queries.ts';
import type { Place } from './certificates.queries.ts';
import { ExplainedResult, Explanation } from './explanation.contract.ts';
import { listShownPhotos } from './shown-photos.queries.ts';

/** Results offered besides those that a person or a slip names, and metres within which they lie. */
const nearest = 5;
const reach = 60;

export async function getExplanation(reader: Reader, place: Place, id: string): Promise<Explanation> {
  await getDisasterContext(reader, place.municipality, place.disaster);
  const stand = await getStand(reader, place, id);
  const { lon, lat, household_number, slip_number } = stand;
  const at = lon === null || lat === null ? null : { lon, lat };
  const distance =
    at === null
      ? sql<number | null>`NULL::double precision`
      : sql<
          number | null
        >`round(ST_Distance(geom::geography, ${placeOf(at)}::geography)::numeric, 1)::double precision`;
  const results = () =>
    reader
      .selectFrom('surveys.v_survey')
      .select([
        'survey_number',
        'round',
        'surveyed_on',
        'hazard',
        'structure',
        'damage_class',
        'damage_label',
      ])
      .select(['damage_letter', 'damage_ratio', 'flood_depth_cm', 'flood_class', 'address', 'resident_name'])
      .select(['owner_name', 'team', 'surveyor', 'remarks'])
      .select([
        sql<number>`ST_X(geom)`.as('lon'),
        sql<number>`ST_Y(geom)`.as('lat'),
        distance.as('distance_m'),
      ])
      .where('disaster_code', '=', place.disaster);
  const ties =
    household_number === null
      ? []
      : await reader
          .selectFrom('matching.v_confirmation')
          .select('survey_number')
          .where('disaster_code', '=', place.disaster)
          .where('household_number', '=', household_number)
          .where('withdrawn_at', 'is', null)
          .orderBy('confirmed_at', 'desc')
          .execute();
  const tied = ties.map((tie) => tie.survey_number);
  const found: ExplainedResult[] = [];
  const add = (basis: ExplainedResult['basis'], rows: readonly object[]): void => {
    for (const row of rows) {
      const result = ExplainedResult.parse({ basis, parts: [], photos: [], ...row });
      if (!found.some(({ survey_number }) => survey_number === result.survey_number)) found.push(result);
    }
  };
  if (tied.length > 0) {
    const rows = await results().where('survey_number', 'in', tied).execute();
    add(
      'confirmation',
      rows.sort((one, other) => tied.indexOf(one.survey_number) - tied.indexOf(other.survey_number)),
    );
  }
  if (slip_number !== null) add('slip', await results().where('survey_number', '=', slip_number).execute());
  if (at !== null) {
    const rows = await results()
      .where(sql<boolean>`geom && ST_Expand(${placeOf(at)}, ${(reach / 110_000) * 1.5})`)
      .orderBy(sql`geom <-> ${placeOf(at)}`)
      .limit(nearest * 2)
      .execute();
    const near = rows
      .filter(({ distance_m }) => distance_m !== null && distance_m <= reach)
      .sort((one, other) => (one.distance_m ?? 0) - (other.distance_m ?? 0));
    add('near', near.slice(0, nearest));
  }
  const point = await reader
    .selectFrom('surveys.v_point_to_survey')
    .select(['round', 'wanted_at'])
    .where('source', '=', 'application')
    .where('source_id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Explanation.parse({
    application_id: id,
    house: { lon, lat },
    results: await withGrounds(reader, place, found),
    point: point ?? null,
    thresholds: classThresholds,
  });
}

/** Sums by part and pictures, of all results at once. */
async function withGrounds(
  reader: Reader,
  place: Place,
  results: readonly ExplainedResult[],
): Promise<ExplainedResult[]> {
  if (results.length === 0) return [];
  const numbers = results.map(({ survey_number }) => survey_number);
  const parts = await reader
    .selectFrom('surveys.v_survey_part')
    .select(['survey_number', 'part', 'label', 'loss_ratio'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('survey_number', 'in', numbers)
    .orderBy('rank')
    .execute();
  const photos = await listShownPhotos(reader, place, numbers);
  return results.map((result) => ({
    ...result,
    parts: parts
      .filter(({ survey_number }) => survey_number === result.survey_number)
      .map(({ part, label, loss_ratio }) => ({ part, label, loss_ratio })),
    photos: photos.filter(({ survey_number }) => survey_number === result.survey_number),
  }));
}
