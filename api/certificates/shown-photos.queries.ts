// 調査写真 for the counter: what an applicant is shown with the class.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Asking } from '../http/mounts.ts';
import { findShown } from '../matching/shown-household.ts';
import { ShownPhoto } from '../surveys/photos/photos.contract.ts';
import { getKeptPicture } from '../surveys/photos/picture-files.ts';
import type { KeptPicture, PictureSize } from '../surveys/photos/picture-files.ts';
import type { Place } from './certificates.queries.ts';

/** Whose file is there, by survey in the order asked, then by position. */
export async function listShownPhotos(
  reader: Reader,
  { municipality, disaster }: Pick<Place, 'municipality' | 'disaster'>,
  survey_numbers: readonly string[],
): Promise<ShownPhoto[]> {
  if (survey_numbers.length === 0) return [];
  const rows = await reader
    .selectFrom('surveys.v_survey_photo')
    .select(['photo_id', 'survey_number', 'position', 'width', 'height', 'taken_at', 'caption'])
    .select([
      sql<number | null>`ST_X(geom)`.as('lon'),
      sql<number | null>`ST_Y(geom)`.as('lat'),
      sql<boolean>`preview_hash IS NOT NULL`.as('has_preview'),
    ])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('survey_number', 'in', survey_numbers)
    .where('received_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy(sql`array_position(${survey_numbers}::text[], survey_number::text)`)
    .orderBy('position')
    .execute();
  return ShownPhoto.array().parse(rows);
}

/** In 個人情報保護モード those of the shown household's surveys, all others are absent. */
export async function listMaskedPhotos(
  reader: Reader,
  asking: Asking,
  survey_numbers: readonly string[],
): Promise<ShownPhoto[]> {
  const shown = await findShown(reader, asking);
  const visible = shown === null ? survey_numbers : survey_numbers.filter((one) => shown.surveys.has(one));
  return listShownPhotos(reader, asking, visible);
}

/** Throws not-found, also for a picture that 個人情報保護モード hides. */
export async function getMaskedPicture(
  reader: Reader,
  asking: Asking,
  photo_id: string,
  size: PictureSize,
): Promise<KeptPicture> {
  const kept = await getKeptPicture(reader, asking, photo_id, size);
  const shown = await findShown(reader, asking);
  if (shown !== null && !shown.surveys.has(kept.survey_number)) throw problems.notFound();
  return kept;
}
