import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { inScope } from '../../db/scope.ts';
import type { StoredFile } from '../../files/file-store.ts';
import type { Env } from '../../http/environment.ts';
import { versionSeen } from '../../http/if-match.ts';
import { read, search, write } from '../../http/mounts.ts';
import type { Asking } from '../../http/mounts.ts';
import { problems } from '../../http/problem.ts';
import { parse, valid } from '../../http/validate.ts';
import { listKnownNumbers } from './known-numbers.queries.ts';
import {
  announcePhoto,
  changePhoto,
  checkAwaits,
  keepFile,
  keepPreview,
  withdrawPhoto,
} from './photos.commands.ts';
import type { PhotoWriting } from './photos.commands.ts';
import {
  KnownNumbers,
  NewPhoto,
  NumbersQuestion,
  PhotoChange,
  PhotoList,
  PhotoQuestion,
  PhotoWithdrawal,
  maxPhotoBytes,
  maxPreviewBytes,
} from './photos.contract.ts';
import { photosProblems } from './photos.problems.ts';
import { getPhoto, listPhotos } from './photos.queries.ts';
import { PictureSize, getKeptPicture, readPictureFile } from './picture-files.ts';
import type { Picture } from './picture.ts';
import { receivePhoto, receivePreview } from './receive-picture.ts';

/** Whoever may bring results may bring their pictures. */
const staff = { exposure: 'staff', permission: 'base_data_manage' } as const;
const PhotoId = z.object({ municipality: z.string(), disaster: z.string(), photo_id: z.uuid() });
const OfPicture = PhotoId.extend({ kind: PictureSize });
const OfPhoto = z.object({ photo_id: z.uuid() });
const one = '/:municipality/:disaster/survey-photos/:photo_id';

export const photosRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/survey-photos',
    write({ ...staff, action: 'surveys.announce_photo' }),
    valid('json', NewPhoto),
    async (c) => {
      const { photo, isNew } = await announcePhoto(c.var.trx, placeOf(c.var.asking), c.req.valid('json'));
      const { photo_id, survey_number, state } = photo;
      c.var.audit.saw('survey', [survey_number]);
      c.var.audit.note({ photo_id, state, is_new: isNew });
      return c.json(photo, isNew ? 201 : 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-photos/find',
    search({ ...staff, action: 'surveys.photos' }),
    valid('json', PhotoQuestion),
    async (c) => {
      const photos = await listPhotos(c.var.reader, c.var.asking, c.req.valid('json'));
      c.var.audit.saw(
        'survey',
        photos.map(({ survey_number }) => survey_number),
      );
      c.var.audit.note({ photos: photos.length });
      return c.json(PhotoList.parse({ photos }), 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-photos/known-numbers',
    search({ ...staff, action: 'surveys.known_numbers' }),
    valid('json', NumbersQuestion),
    async (c) => {
      const { codes } = c.req.valid('json');
      const numbers = await listKnownNumbers(c.var.reader, c.var.asking, codes);
      const known = numbers.filter(({ known_by }) => known_by !== 'none');
      c.var.audit.saw(
        'survey',
        known.flatMap(({ survey_number }) => survey_number ?? []),
      );
      c.var.audit.note({ codes: codes.length, known: known.length });
      return c.json(KnownNumbers.parse({ numbers }), 200);
    },
  )
  .get(
    `${one}/:kind`,
    read({ ...staff, action: 'surveys.photo', audited: true }),
    valid('param', OfPicture),
    async (c) => {
      const { photo_id, kind } = c.req.valid('param');
      const kept = await getKeptPicture(c.var.reader, c.var.asking, photo_id, kind);
      const bytes = await readPictureFile(c.var.house.files, kept);
      c.var.audit.saw('survey', [kept.survey_number]);
      c.var.audit.note({ photo_id, size: kind });
      return c.body(bytes, 200, { 'content-type': kept.media_type, 'content-disposition': 'inline' });
    },
  )
  .put(
    `${one}/file`,
    write({ ...staff, action: 'surveys.keep_photo', prepare: receiveFile }),
    valid('param', PhotoId),
    async (c) => {
      const picture = pictures.get(c.req.raw);
      if (picture === undefined) throw problems.unreadable();
      const { photo_id } = c.req.valid('param');
      const place = placeOf(c.var.asking);
      const photo = await keepFile(c.var.trx, place, photo_id, versionSeen(c), picture);
      c.var.audit.saw('survey', [photo.survey_number]);
      c.var.audit.note({ photo_id, file_hash: photo.sha256, file_bytes: photo.bytes });
      tell(c.var, photo_id);
      return c.json(photo, 200);
    },
  )
  .put(
    `${one}/preview`,
    write({ ...staff, action: 'surveys.keep_photo_preview', prepare: receiveSmall }),
    valid('param', PhotoId),
    async (c) => {
      const file = previews.get(c.req.raw);
      if (file === undefined) throw problems.unreadable();
      const { photo_id } = c.req.valid('param');
      const place = placeOf(c.var.asking);
      const photo = await keepPreview(c.var.trx, place, photo_id, versionSeen(c), file.hash);
      c.var.audit.saw('survey', [photo.survey_number]);
      c.var.audit.note({ photo_id, file_hash: file.hash, file_bytes: file.bytes });
      return c.json(photo, 200);
    },
  )
  .patch(
    one,
    write({ ...staff, action: 'surveys.change_photo' }),
    valid('param', PhotoId),
    valid('json', PhotoChange),
    async (c) => {
      const { photo_id } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const { before, after } = await changePhoto(
        c.var.trx,
        placeOf(c.var.asking),
        photo_id,
        versionSeen(c),
        wanted,
      );
      c.var.audit.saw('survey', [before.survey_number, after.survey_number]);
      c.var.audit.note({
        photo_id,
        from_survey: before.survey_number,
        from_position: before.position,
        to_survey: after.survey_number,
        to_position: after.position,
        caption_changed: before.caption !== after.caption,
      });
      tell(c.var, photo_id);
      return c.json(after, 200);
    },
  )
  .post(
    `${one}/withdraw`,
    write({ ...staff, action: 'surveys.withdraw_photo' }),
    valid('param', PhotoId),
    valid('json', PhotoWithdrawal),
    async (c) => {
      const { photo_id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const photo = await withdrawPhoto(c.var.trx, placeOf(c.var.asking), photo_id, reason);
      c.var.audit.saw('survey', [photo.survey_number]);
      c.var.audit.note({ photo_id });
      tell(c.var, photo_id);
      return c.json(photo, 200);
    },
  );

const pictures = new WeakMap<Request, Picture>();
const previews = new WeakMap<Request, StoredFile>();

/** Before the transaction begins: the embedded engine serves one at a time. */
async function receiveFile(c: Pick<Context<Env>, 'req' | 'var'>, asking: Asking): Promise<void> {
  const photo = await announced(c, asking, maxPhotoBytes, photosProblems.tooLarge);
  checkAwaits(photo);
  pictures.set(c.req.raw, await receivePhoto(c.var.house.files, c.req.raw.body, photo));
}

async function receiveSmall(c: Pick<Context<Env>, 'req' | 'var'>, asking: Asking): Promise<void> {
  const photo = await announced(c, asking, maxPreviewBytes, photosProblems.previewTooLarge);
  if (photo.state === 'withdrawn') throw photosProblems.withdrawn();
  previews.set(c.req.raw, await receivePreview(c.var.house.files, c.req.raw.body));
}

async function announced(
  c: Pick<Context<Env>, 'req' | 'var'>,
  asking: Asking,
  most: number,
  tooLarge: typeof photosProblems.tooLarge,
) {
  const { photo_id } = parse(OfPhoto, c.req.param());
  const seen = versionSeen(c);
  const photo = await inScope(c.var.house.db, asking.scope, (trx) => getPhoto(trx, asking, photo_id));
  if (photo.version !== seen) throw problems.versionStale();
  if (c.req.header('content-type') !== 'application/octet-stream') throw problems.unreadable();
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge();
  return photo;
}

function placeOf({ municipality, disaster, session }: Asking): PhotoWriting {
  return { municipality, disaster, account: session.account_id };
}

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

function tell({ house, asking: { municipality }, afterCommit }: Telling, photo_id: string): void {
  afterCommit(() => house.live.publish({ municipality, topic: 'survey_photos', id: photo_id }));
}
