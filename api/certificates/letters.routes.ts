import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, search, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { counter, placeOf, sawAnswered } from './certificate-mounts.ts';
import { readDocument } from './issued-document.ts';
import { findMissingInLetter, makeLetter, recordLetterEvent } from './letters.commands.ts';
import { Letter, LetterCheck, LetterList, LetterWords, NewLetter } from './letters.contract.ts';
import { getLetter, getLetters } from './letters.queries.ts';

const ApplicationId = z.object({ municipality: z.string(), disaster: z.string(), application_id: z.uuid() });
const LetterId = z.object({ municipality: z.string(), disaster: z.string(), letter_id: z.uuid() });

export const lettersRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/applications/:application_id/letters',
    read({ ...counter, action: 'certificates.letters' }),
    valid('param', ApplicationId),
    async (c) => {
      const { application_id } = c.req.valid('param');
      const { household_number, ...list } = await getLetters(c.var.reader, placeOf(c), application_id);
      c.var.audit.saw('application', [application_id]);
      if (household_number !== null) c.var.audit.saw('household', [household_number]);
      return c.json(LetterList.parse(list), 200);
    },
  )
  .post(
    '/:municipality/:disaster/applications/:application_id/letters/check',
    search({ ...counter, action: 'certificates.check_letter' }),
    valid('param', ApplicationId),
    valid('json', LetterWords),
    async (c) => {
      const { application_id } = c.req.valid('param');
      const missing_glyphs = await findMissingInLetter(
        c.var.reader,
        placeOf(c),
        application_id,
        c.req.valid('json'),
      );
      c.var.audit.saw('application', [application_id]);
      return c.json(LetterCheck.parse({ missing_glyphs }), 200);
    },
  )
  .post(
    '/:municipality/:disaster/applications/:application_id/letters',
    write({ ...counter, action: 'certificates.make_letter' }),
    valid('param', ApplicationId),
    valid('json', NewLetter),
    async (c) => {
      const { application_id } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const letter = await makeLetter(c.var.trx, c.var.house.files, placeOf(c), application_id, wanted);
      const { letter_id, sort, step, judged_by } = letter;
      c.var.audit.note({ letter_id, sort, step, judged_by, is_again: wanted.replaces !== null });
      sawAnswered(c.var, application_id);
      return c.json(Letter.parse(letter), 201);
    },
  )
  .get(
    '/:municipality/:disaster/letters/:letter_id/document',
    read({ ...counter, action: 'certificates.letter_document' }),
    valid('param', LetterId),
    async (c) => {
      const letter = await getLetter(c.var.reader, placeOf(c), c.req.valid('param').letter_id);
      const bytes = await readDocument(c.var.house.files, letter.document_hash);
      c.var.audit.saw('application', [letter.application_id]);
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="letter.pdf"',
      });
    },
  )
  .post(
    '/:municipality/:disaster/letters/:letter_id/printing',
    write({ ...counter, action: 'certificates.print_letter' }),
    valid('param', LetterId),
    async (c) => {
      const { letter_id } = c.req.valid('param');
      const letter = await recordLetterEvent(c.var.trx, placeOf(c), letter_id, 'printed');
      sawAnswered(c.var, letter.application_id);
      return c.json(Letter.parse(letter), 200);
    },
  )
  .post(
    '/:municipality/:disaster/letters/:letter_id/handing-over',
    write({ ...counter, action: 'certificates.hand_over_letter' }),
    valid('param', LetterId),
    async (c) => {
      const { letter_id } = c.req.valid('param');
      const letter = await recordLetterEvent(c.var.trx, placeOf(c), letter_id, 'handed_over');
      sawAnswered(c.var, letter.application_id);
      return c.json(Letter.parse(letter), 200);
    },
  );
