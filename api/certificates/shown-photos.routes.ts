import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { ShownPhotoQuestion, ShownPhotos } from '../surveys/photos/photos.contract.ts';
import { PictureSize, readPictureFile } from '../surveys/photos/picture-files.ts';
import { getMaskedPicture, listMaskedPhotos } from './shown-photos.queries.ts';

const counter = { exposure: 'staff', permission: 'certificate_issue', privacy: 'masked' } as const;
const OfPicture = z.object({
  municipality: z.string(),
  disaster: z.string(),
  photo_id: z.uuid(),
  kind: PictureSize,
});

/** Pictures beside an explanation; the room of the photos has its own, under its own right. */
export const shownPhotosRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/shown-photos/find',
    search({ ...counter, action: 'certificates.photos' }),
    valid('json', ShownPhotoQuestion),
    async (c) => {
      const { survey_numbers } = c.req.valid('json');
      const photos = await listMaskedPhotos(c.var.reader, c.var.asking, survey_numbers);
      c.var.audit.saw(
        'survey',
        photos.map(({ survey_number }) => survey_number),
      );
      c.var.audit.note({ photos: photos.length });
      return c.json(ShownPhotos.parse({ photos }), 200);
    },
  )
  .get(
    '/:municipality/:disaster/shown-photos/:photo_id/:kind',
    read({ ...counter, action: 'certificates.photo', audited: true }),
    valid('param', OfPicture),
    async (c) => {
      const { photo_id, kind } = c.req.valid('param');
      const kept = await getMaskedPicture(c.var.reader, c.var.asking, photo_id, kind);
      const bytes = await readPictureFile(c.var.house.files, kept);
      c.var.audit.saw('survey', [kept.survey_number]);
      c.var.audit.note({ photo_id, size: kind });
      return c.body(bytes, 200, { 'content-type': kept.media_type, 'content-disposition': 'inline' });
    },
  );
