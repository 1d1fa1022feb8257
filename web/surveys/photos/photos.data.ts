import { queryOptions } from '@tanstack/react-query';
import {
  KnownNumbers,
  Photo,
  PhotoList,
  ShownPhotos,
  type KnownNumber,
  type NewPhoto,
  type PhotoChange,
} from '../../../api/surveys/photos/photos.contract.ts';
import { apiFetch, changing, unwrap } from '../../api-client.ts';
import { call } from '../../call.ts';

/** The town and disaster that a request speaks of. */
export type Where = { readonly municipality: string; readonly disaster: string };

/** Most that one question may name. */
const codesAQuestion = 500;
const surveysAQuestion = 200;

const base = ({ municipality, disaster }: Where): string => `/api/${municipality}/${disaster}`;

export const photosKey = (where: Where) => ['survey-photos', where.municipality, where.disaster] as const;

/** What the room shows of one survey, with the pictures that were taken back. */
export function surveyPhotosQuery(where: Where, surveyNumber: string) {
  return queryOptions({
    queryKey: [...photosKey(where), 'of', surveyNumber],
    queryFn: async () => {
      const { photos } = await call('POST', `${base(where)}/survey-photos/find`, PhotoList, {
        body: { survey_numbers: [surveyNumber], withdrawn: true },
      });
      return photos;
    },
    gcTime: 60_000,
  });
}

/** What the counter may see of one survey. */
export function shownPhotosQuery(where: Where, surveyNumber: string) {
  return queryOptions({
    queryKey: [...photosKey(where), 'shown', surveyNumber],
    queryFn: async () => {
      const { photos } = await call('POST', `${base(where)}/shown-photos/find`, ShownPhotos, {
        body: { survey_numbers: [surveyNumber] },
      });
      return photos;
    },
    gcTime: 60_000,
  });
}

export function numberQuery(where: Where, typed: string) {
  return queryOptions({
    queryKey: [...photosKey(where), 'number', typed],
    queryFn: async () => (await askNumbers(where, [typed]))[0] ?? null,
    gcTime: 60_000,
  });
}

/** One answer a code, in the order asked. */
export async function askNumbers(
  where: Where,
  codes: readonly string[],
  signal?: AbortSignal,
): Promise<KnownNumber[]> {
  const known: KnownNumber[] = [];
  for (const part of parts(codes, codesAQuestion)) {
    const { numbers } = await call('POST', `${base(where)}/survey-photos/known-numbers`, KnownNumbers, {
      body: { codes: part },
      signal,
    });
    known.push(...numbers);
  }
  return known;
}

/** What the surveys have already, announced pictures too. */
export async function findPhotos(where: Where, surveyNumbers: readonly string[]): Promise<Photo[]> {
  const found: Photo[] = [];
  for (const part of parts(surveyNumbers, surveysAQuestion)) {
    const { photos } = await call('POST', `${base(where)}/survey-photos/find`, PhotoList, {
      body: { survey_numbers: part },
    });
    found.push(...photos);
  }
  return found;
}

/** Announces a picture; the answer is the one that is there where the survey has it already. */
export function announcePhoto(
  where: Where,
  photo: NewPhoto,
  key: string,
  signal: AbortSignal,
): Promise<Photo> {
  return call('POST', `${base(where)}/survey-photos`, Photo, { body: photo, key, signal });
}

/** Sends what belongs to an announced picture: its preview, or the picture itself. */
export async function sendPhotoPart(
  where: Where,
  { photo_id, version }: Pick<Photo, 'photo_id' | 'version'>,
  part: 'preview' | 'file',
  bytes: Blob,
  signal: AbortSignal,
): Promise<Photo> {
  const answer = apiFetch(`${base(where)}/survey-photos/${photo_id}/${part}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream', ...changing(version).headers },
    body: bytes,
    signal,
  });
  return Photo.parse(await unwrap(answer));
}

export async function changePhoto(
  where: Where,
  { photo_id, version }: Pick<Photo, 'photo_id' | 'version'>,
  change: PhotoChange,
): Promise<Photo> {
  const answer = apiFetch(`${base(where)}/survey-photos/${photo_id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', ...changing(version).headers },
    body: JSON.stringify(change),
  });
  return Photo.parse(await unwrap(answer));
}

export function withdrawPhoto(where: Where, photoId: string, reason: string, key: string): Promise<Photo> {
  return call('POST', `${base(where)}/survey-photos/${photoId}/withdraw`, Photo, {
    body: { reason },
    key,
  });
}

/** For `<img>`: the room's own pictures, and those that the counter may show. */
export function photoAddress(
  where: Where,
  from: 'survey-photos' | 'shown-photos',
  photoId: string,
  part: 'preview' | 'file',
): string {
  return `${base(where)}/${from}/${photoId}/${part}`;
}

function parts<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
    all.slice(at * most, (at + 1) * most),
  );
}
