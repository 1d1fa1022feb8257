import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import { problems } from '../../http/problem.ts';
import { Photo } from './photos.contract.ts';
import type { PhotoQuestion } from './photos.contract.ts';

/** The municipality and disaster of a request. */
export interface PhotoPlace {
  municipality: string;
  disaster: string;
}

/** Of a row of surveys.photo, or of its view: everything that `Photo` says. */
export const photoFields = [
  sql<string>`photo_id`.as('photo_id'),
  sql<string>`survey_number`.as('survey_number'),
  sql<number>`position`.as('position'),
  sql<string>`CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN received_at IS NULL THEN 'awaiting' ELSE 'kept' END`.as(
    'state',
  ),
  sql<string | null>`file_name`.as('file_name'),
  sql<string | null>`caption`.as('caption'),
  sql<string>`media_type`.as('media_type'),
  sql<number>`file_bytes`.as('bytes'),
  sql<string>`file_hash`.as('sha256'),
  sql<number | null>`width`.as('width'),
  sql<number | null>`height`.as('height'),
  sql<string | null>`taken_at`.as('taken_at'),
  sql<number | null>`ST_X(geom)`.as('lon'),
  sql<number | null>`ST_Y(geom)`.as('lat'),
  sql<boolean>`preview_hash IS NOT NULL`.as('has_preview'),
  sql<string>`(SELECT display_name FROM accounts.v_account a WHERE a.account_id = brought_by)`.as(
    'brought_by',
  ),
  sql<string>`brought_at`.as('brought_at'),
  sql<string | null>`withdrawn_at`.as('withdrawn_at'),
  sql<string | null>`(SELECT display_name FROM accounts.v_account a WHERE a.account_id = withdrawn_by)`.as(
    'withdrawn_by',
  ),
  sql<string | null>`withdrawn_reason`.as('withdrawn_reason'),
  sql<number>`version`.as('version'),
] as const;

/** By survey in the order asked, then by position; those of a protected person's house are not there. */
export async function listPhotos(
  reader: Reader,
  { municipality, disaster }: PhotoPlace,
  { survey_numbers, withdrawn }: PhotoQuestion,
): Promise<Photo[]> {
  const rows = await reader
    .selectFrom('surveys.v_survey_photo')
    .select(photoFields)
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('survey_number', 'in', survey_numbers)
    .$if(!withdrawn, (query) => query.where('withdrawn_at', 'is', null))
    .orderBy(sql`array_position(${survey_numbers}::text[], survey_number::text)`)
    .orderBy('position')
    .orderBy('photo_id')
    .execute();
  return Photo.array().parse(rows);
}

/** Throws not-found, also for one that this reader may not see. */
export async function getVisiblePhoto(reader: Reader, place: PhotoPlace, photo_id: string): Promise<Photo> {
  return getFrom('surveys.v_survey_photo', reader, place, photo_id);
}

/** For who brings it: an announced picture, whoever may see it. Throws not-found. */
export async function getPhoto(reader: Reader, place: PhotoPlace, photo_id: string): Promise<Photo> {
  return getFrom('surveys.photo', reader, place, photo_id);
}

async function getFrom(
  photos: 'surveys.v_survey_photo' | 'surveys.photo',
  reader: Reader,
  { municipality, disaster }: PhotoPlace,
  photo_id: string,
): Promise<Photo> {
  const row = await reader
    .selectFrom(photos)
    .select(photoFields)
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('photo_id', '=', photo_id)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return Photo.parse(row);
}
