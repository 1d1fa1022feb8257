// 通知書 on the wire: what an applicant is told of a refusal, or of a survey that was asked for.
import { z } from 'zod';
import { MissingGlyph, Substitutions } from './certificates.contract.ts';
import { LetterSort } from './templates.contract.ts';

export const Judge = z.enum(['staff', 'committee', 'expert']);
export type Judge = z.infer<typeof Judge>;
/** As printed and as shown. */
export const judgeWords: Readonly<Record<Judge, string>> = {
  staff: '職員',
  committee: '判定委員会',
  expert: '専門家',
};

const written = (most: number) => z.string().trim().min(1).max(most);
const orNull = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((value) => (value === '' ? null : value));

/** Name of a committee or an expert; a clerk is known by the account. */
export const JudgingBody = orNull(60);

/** What a clerk says in a letter; everything else stands on record. */
export const LetterWords = z
  .strictObject({
    /** The step of the application that it tells of. */
    step: z.int().min(1),
    reason: written(1000),
    judged_by: Judge,
    judging_body: JudgingBody.default(null),
    /** 文書番号 as the office gave it elsewhere. */
    document_number: orNull(30).default(null),
    /** お問い合わせ先: office, address, telephone; also the sender on the page for the envelope. */
    office: written(200),
    /** A page for the window of an envelope leads it. */
    is_posted: z.boolean(),
    substitutions: Substitutions.default({}),
  })
  .refine(({ judged_by, judging_body }) => judged_by !== 'staff' || judging_body === null, {
    path: ['judging_body'],
    message: '職員が判断したときは入力しません',
  });
export type LetterWords = z.output<typeof LetterWords>;

/** POST …/applications/:application_id/letters/check: what no font can draw. */
export const LetterCheck = z.object({ missing_glyphs: z.array(MissingGlyph) });
export type LetterCheck = z.infer<typeof LetterCheck>;

/** POST …/applications/:application_id/letters → Letter. The client makes the id (UUIDv7). */
export const NewLetter = z.strictObject({
  letter_id: z.uuidv7(),
  /** The newest letter of the same step, where it is made again. */
  replaces: z.uuid().nullable().default(null),
  words: LetterWords,
});
export type NewLetter = z.output<typeof NewLetter>;

export const LetterEvent = z.enum(['printed', 'handed_over']);
export type LetterEvent = z.infer<typeof LetterEvent>;

export const Letter = z.object({
  letter_id: z.uuid(),
  application_id: z.uuid(),
  step: z.int(),
  sort: LetterSort,
  reason: z.string(),
  judged_by: Judge,
  judging_body: z.string().nullable(),
  document_number: z.string().nullable(),
  office: z.string(),
  is_posted: z.boolean(),
  issued_on: z.string(),
  /** SHA-256 of the PDF (控). */
  document_hash: z.string(),
  /** A later letter tells the same. */
  is_replaced: z.boolean(),
  created_by: z.string(),
  created_at: z.string(),
  events: z.array(z.object({ event: LetterEvent, at: z.string(), by: z.string() })),
});
export type Letter = z.infer<typeof Letter>;

/** A step that a letter may tell of. */
export const TellableStep = z.object({
  step: z.int(),
  sort: LetterSort,
  held_on: z.string(),
  /** Of a refusal, as recorded with it. */
  reason: z.string().nullable(),
  judged_by: Judge.nullable(),
  judging_body: z.string().nullable(),
  /** What was asked for, of a result. */
  round: z.enum(['second', 'resurvey']).nullable(),
  former_class: z.string().nullable(),
  new_class: z.string().nullable(),
});
export type TellableStep = z.infer<typeof TellableStep>;

/** GET …/applications/:application_id/letters */
export const LetterList = z.object({
  /** Oldest first. */
  steps: z.array(TellableStep),
  /** Oldest first. */
  letters: z.array(Letter),
  /** お問い合わせ先 of this town's last letter; '' where there is none. */
  last_office: z.string(),
});
export type LetterList = z.infer<typeof LetterList>;

// POST …/letters/:letter_id/printing, /handing-over → Letter; GET …/letters/:letter_id/document: the PDF
