// A kept picture, out of the file store.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import type { FileStore } from '../../files/file-store.ts';
import { problems } from '../../http/problem.ts';
import { photosProblems } from './photos.problems.ts';
import type { PhotoPlace } from './photos.queries.ts';

/** In addresses: the picture itself, or its preview. */
export const PictureSize = z.enum(['file', 'preview']);
export type PictureSize = z.output<typeof PictureSize>;

export interface KeptPicture {
  survey_number: string;
  file_hash: string;
  media_type: string;
}

/** Throws not-found for one that has not come, is taken back, or is not for this reader. Without a preview, the file. */
export async function getKeptPicture(
  reader: Reader,
  { municipality, disaster }: PhotoPlace,
  photo_id: string,
  size: PictureSize,
): Promise<KeptPicture> {
  const kept = await reader
    .selectFrom('surveys.v_survey_photo')
    .select(['survey_number', 'file_hash', 'preview_hash', 'media_type'])
    .where('municipality_code', '=', municipality)
    .where('disaster_code', '=', disaster)
    .where('photo_id', '=', photo_id)
    .where('received_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (kept === undefined) throw problems.notFound();
  const { survey_number, file_hash, preview_hash, media_type } = kept;
  return size === 'preview' && preview_hash !== null
    ? { survey_number, file_hash: preview_hash, media_type: 'image/jpeg' }
    : { survey_number, file_hash, media_type };
}

/** Proven by its hash. Throws surveys/photo-lost. */
export async function readPictureFile(
  files: FileStore,
  { file_hash }: KeptPicture,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await files.read(file_hash).catch(() => null);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== file_hash)
    throw photosProblems.lost();
  return new Uint8Array(bytes);
}
