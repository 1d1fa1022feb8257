// 調査写真 come in, change their place, are taken back. Whoever orders the pictures of a survey holds its lock.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../db/database.ts';
import type { Ewkb } from '../../db/ewkb.ts';
import { problems } from '../../http/problem.ts';
import { getDisasterDay } from '../disaster-day.ts';
import type { NewPhoto, Photo, PhotoChange } from './photos.contract.ts';
import { photosProblems } from './photos.problems.ts';
import { getPhoto, getVisiblePhoto } from './photos.queries.ts';
import type { PhotoPlace } from './photos.queries.ts';
import type { Picture } from './picture.ts';

/** Where, and by whom. */
export interface PhotoWriting extends PhotoPlace {
  account: string;
}

/** The same picture of the same survey is taken once: then `isNew` is false, and the photo the one that stands. */
export async function announcePhoto(
  trx: Trx,
  place: PhotoWriting,
  given: NewPhoto,
): Promise<{ photo: Photo; isNew: boolean }> {
  await getDisasterDay(trx, place);
  await lockSurveys(trx, place, [given.survey_number]);
  const there = await standing(trx, place, given.survey_number)
    .select('photo_id')
    .where('file_hash', '=', given.sha256)
    .executeTakeFirst();
  if (there !== undefined) return { photo: await getPhoto(trx, place, there.photo_id), isNew: false };
  const photo_id = uuidv7();
  const position = await makeRoom(trx, place, given.survey_number, given.position);
  await trx
    .insertInto('surveys.photo')
    .values({
      photo_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      survey_number: given.survey_number,
      position,
      file_name: given.file_name,
      caption: given.caption,
      media_type: given.media_type,
      file_bytes: given.bytes,
      file_hash: given.sha256,
      brought_by: place.account,
    })
    .execute();
  return { photo: await getPhoto(trx, place, photo_id), isNew: true };
}

/** `picture`: what the file, which is proven to be the announced one, says of itself. Throws withdrawn, file-there, version-stale. */
export async function keepFile(
  trx: Trx,
  place: PhotoPlace,
  photo_id: string,
  version: number,
  { width, height, taken_at, place: taken_where }: Picture,
): Promise<Photo> {
  const before = await getPhoto(trx, place, photo_id);
  checkAwaits(before);
  await change(trx, before, version, {
    received_at: sql<string>`now()`,
    width,
    height,
    taken_at,
    geom:
      taken_where === null
        ? null
        : sql<Ewkb>`ST_SetSRID(ST_MakePoint(${taken_where.lon}, ${taken_where.lat}), 6668)`,
  });
  return getPhoto(trx, place, photo_id);
}

/** Throws withdrawn, version-stale. */
export async function keepPreview(
  trx: Trx,
  place: PhotoPlace,
  photo_id: string,
  version: number,
  preview_hash: string,
): Promise<Photo> {
  const before = await getPhoto(trx, place, photo_id);
  if (before.state === 'withdrawn') throw photosProblems.withdrawn();
  await change(trx, before, version, { preview_hash });
  return getPhoto(trx, place, photo_id);
}

/** To another survey, another place in its order, other words. Throws not-found, withdrawn, there, version-stale. */
export async function changePhoto(
  trx: Trx,
  place: PhotoPlace,
  photo_id: string,
  version: number,
  wanted: PhotoChange,
): Promise<{ before: Photo; after: Photo }> {
  const seen = await getVisiblePhoto(trx, place, photo_id);
  const survey_number = wanted.survey_number ?? seen.survey_number;
  await lockSurveys(trx, place, [seen.survey_number, survey_number]);
  const before = await getPhoto(trx, place, photo_id);
  if (before.state === 'withdrawn') throw photosProblems.withdrawn();
  if (before.version !== version) throw problems.versionStale();
  const isMoved = survey_number !== before.survey_number;
  if (isMoved) {
    const twin = await standing(trx, place, survey_number)
      .select('photo_id')
      .where('file_hash', '=', before.sha256)
      .executeTakeFirst();
    if (twin !== undefined) throw photosProblems.there();
  }
  const stays = !isMoved && (wanted.position === undefined || wanted.position === before.position);
  const position = stays ? before.position : await makeRoom(trx, place, survey_number, wanted.position);
  await change(trx, before, version, {
    survey_number,
    position,
    ...(wanted.caption === undefined ? {} : { caption: wanted.caption }),
  });
  return { before, after: await getPhoto(trx, place, photo_id) };
}

/** Row and file stay. Throws not-found, withdrawn. */
export async function withdrawPhoto(
  trx: Trx,
  place: PhotoWriting,
  photo_id: string,
  reason: string,
): Promise<Photo> {
  const before = await getVisiblePhoto(trx, place, photo_id);
  const { numUpdatedRows } = await trx
    .updateTable('surveys.photo')
    .set({
      withdrawn_at: sql`now()`,
      withdrawn_by: place.account,
      withdrawn_reason: reason,
      version: sql`version + 1`,
    })
    .where('photo_id', '=', before.photo_id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw photosProblems.withdrawn();
  return getPhoto(trx, place, photo_id);
}

/** Throws withdrawn, file-there unless the picture's file is waited for. */
export function checkAwaits({ state }: Photo): void {
  if (state === 'withdrawn') throw photosProblems.withdrawn();
  if (state === 'kept') throw photosProblems.fileThere();
}

interface Changed {
  survey_number?: string;
  position?: number;
  caption?: string | null;
  preview_hash?: string;
  received_at?: ReturnType<typeof sql<string>>;
  width?: number;
  height?: number;
  taken_at?: string | null;
  geom?: ReturnType<typeof sql<Ewkb>> | null;
}

async function change(trx: Trx, { photo_id }: Photo, version: number, changed: Changed): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('surveys.photo')
    .set({ ...changed, version: sql`version + 1` })
    .where('photo_id', '=', photo_id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw problems.versionStale();
}

function standing(trx: Trx, { municipality, disaster }: PhotoPlace, survey_number: string) {
  return trx
    .selectFrom('surveys.photo')
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('survey_number', '=', survey_number)
    .where('withdrawn_at', 'is', null);
}

/** The place to stand at: the wanted one, from which those that stand there move back, or the one behind all. */
async function makeRoom(
  trx: Trx,
  place: PhotoPlace,
  survey_number: string,
  wanted: number | undefined,
): Promise<number> {
  if (wanted === undefined) {
    const { last } = await standing(trx, place, survey_number)
      .select(sql<number>`coalesce(max(position), 0)`.as('last'))
      .executeTakeFirstOrThrow();
    return last + 1;
  }
  const taken = await standing(trx, place, survey_number)
    .select('photo_id')
    .where('position', '=', wanted)
    .executeTakeFirst();
  if (taken !== undefined)
    await trx
      .updateTable('surveys.photo')
      .set({ position: sql`position + 1` })
      .where('municipality_code', '=', place.municipality)
      .where('disaster_code', '=', place.disaster)
      .where('survey_number', '=', survey_number)
      .where('withdrawn_at', 'is', null)
      .where('position', '>=', wanted)
      .execute();
  return wanted;
}

/** Always in the same order, so that two that move pictures both ways do not wait for each other. */
async function lockSurveys(
  trx: Trx,
  { municipality, disaster }: PhotoPlace,
  survey_numbers: readonly string[],
): Promise<void> {
  for (const number of [...new Set(survey_numbers)].sort())
    await sql`SELECT pg_advisory_xact_lock(
      hashtextextended(${`musubi photos ${municipality} ${disaster} ${number}`}, 0))`.execute(trx);
}
