// 調査写真: pictures that survey teams took, by the number on the sheet. A picture comes in two or three steps: it is
// announced (which survey, which file), its preview may be sent, and its file; the same picture of the same survey is taken once.
// P stands for /api/:municipality/:disaster.
import { z } from 'zod';

/** Largest picture that is taken, and largest preview. */
export const maxPhotoBytes = 25 * 1024 ** 2;
export const maxPreviewBytes = 256 * 1024;

export const PhotoMediaType = z.enum(['image/jpeg', 'image/png']);

/** As registers have it: widths folded, no line ends, nothing that turns the direction of print. It need not have a result yet. */
export const SurveyNumber = z
  .string()
  .normalize('NFKC')
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]*$/u, { error: '使えない文字が含まれています' });

const Caption = z.string().trim().min(1).max(200);
/** Place within its survey, from 1. */
const Position = z.int().min(1).max(9999);

/**
 * POST P/survey-photos (Idempotency-Key) → 201 Photo in state `awaiting`; 200 with the photo that is there already where the
 * survey has this very picture (state `kept`: nothing is left to be sent; `awaiting`: its file is).
 * `position`: where it stands, gaps are fine; what stands there already moves back with all behind it. When absent: behind all others.
 */
export const NewPhoto = z.strictObject({
  survey_number: SurveyNumber,
  position: Position.optional(),
  /** Name only, without folders. */
  file_name: z.string().trim().min(1).max(255).nullable().default(null),
  caption: Caption.nullable().default(null),
  media_type: PhotoMediaType,
  bytes: z.int().min(1).max(maxPhotoBytes),
  /** SHA-256 of the file in hexadecimal, small letters. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type NewPhoto = z.output<typeof NewPhoto>;

/** One picture as the room of the photos shows it. */
export const Photo = z.object({
  photo_id: z.uuid(),
  survey_number: z.string(),
  position: z.int(),
  /** awaiting: announced, its file has not come; kept: there; withdrawn: 取り下げ, nobody sees its picture any more. */
  state: z.enum(['awaiting', 'kept', 'withdrawn']),
  file_name: z.string().nullable(),
  caption: z.string().nullable(),
  media_type: PhotoMediaType,
  bytes: z.int(),
  sha256: z.string(),
  /** As it is shown (turned as the camera was held); null until the file has come. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** When and where the camera says that it was taken; null where it says nothing. */
  taken_at: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  has_preview: z.boolean(),
  /** Who brought it (name), and when it was announced. */
  brought_by: z.string(),
  brought_at: z.string(),
  withdrawn_at: z.string().nullable(),
  withdrawn_by: z.string().nullable(),
  withdrawn_reason: z.string().nullable(),
  /** Sent as If-Match: "version"; grows with preview, file and changes of this very photo (not when others push it back). */
  version: z.int(),
});
export type Photo = z.infer<typeof Photo>;

// PUT P/survey-photos/:photo_id/preview (application/octet-stream, If-Match) → Photo. A small JPEG, upright, at most maxPreviewBytes.
// PUT P/survey-photos/:photo_id/file    (application/octet-stream, If-Match) → Photo in state `kept`. Exactly the bytes announced.
// GET P/survey-photos/:photo_id/file, …/preview: the picture itself, for <img>. …/preview answers the file where there is no preview.

/** POST P/survey-photos/find → by survey in the order asked, then by position. `withdrawn`: those that were taken back, too. */
export const PhotoQuestion = z.strictObject({
  survey_numbers: z.array(SurveyNumber).min(1).max(200),
  withdrawn: z.boolean().default(false),
});
export type PhotoQuestion = z.output<typeof PhotoQuestion>;
export const PhotoList = z.object({ photos: z.array(Photo) });
export type PhotoList = z.infer<typeof PhotoList>;

/** POST P/survey-photos/known-numbers: what QR codes of sheets say, or numbers as typed or read from folder names. */
export const NumbersQuestion = z.strictObject({
  codes: z.array(z.string().trim().min(1).max(100)).min(1).max(500),
});
export type NumbersQuestion = z.output<typeof NumbersQuestion>;
/** One answer a code, in the order asked. */
export const KnownNumber = z.object({
  /** As asked. */
  code: z.string(),
  /** Null: a QR code of ours that is not of this disaster, or text that can be no number. */
  survey_number: z.string().nullable(),
  /** result: a result came in; sheet: given to a building by 配布, or reported for it; none: nothing bears it. */
  known_by: z.enum(['result', 'sheet', 'none']),
  address: z.string().nullable(),
  damage_class: z.string().nullable(),
  damage_label: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** Pictures kept for it. */
  photos: z.int(),
});
export type KnownNumber = z.infer<typeof KnownNumber>;
export const KnownNumbers = z.object({ numbers: z.array(KnownNumber) });
export type KnownNumbers = z.infer<typeof KnownNumbers>;

/**
 * PATCH P/survey-photos/:photo_id (If-Match) → Photo. To another survey it goes behind all others unless `position` says where.
 * `position` as in NewPhoto: it is put before what stands there, so one place back is the position behind its next. `caption: null`
 * removes it.
 */
export const PhotoChange = z
  .strictObject({
    survey_number: SurveyNumber.optional(),
    position: Position.optional(),
    caption: Caption.nullable().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: '変更がありません',
  });
export type PhotoChange = z.output<typeof PhotoChange>;

/** POST P/survey-photos/:photo_id/withdraw (Idempotency-Key) → Photo in state `withdrawn`. Row and file are kept. */
export const PhotoWithdrawal = z.strictObject({ reason: z.string().trim().min(1).max(200) });
export type PhotoWithdrawal = z.output<typeof PhotoWithdrawal>;

/** One picture as the counter shows it; only pictures whose file is there. */
export const ShownPhoto = Photo.pick({
  photo_id: true,
  survey_number: true,
  position: true,
  width: true,
  height: true,
  taken_at: true,
  lon: true,
  lat: true,
  caption: true,
  has_preview: true,
});
export type ShownPhoto = z.infer<typeof ShownPhoto>;

/**
 * POST P/shown-photos/find → ShownPhotos (right `certificate_issue`; in 個人情報保護モード only of surveys confirmed for the
 * household that is shown). GET P/shown-photos/:photo_id/file, …/preview as above, with the same right and the same limits.
 */
export const ShownPhotoQuestion = z.strictObject({ survey_numbers: z.array(SurveyNumber).min(1).max(20) });
export type ShownPhotoQuestion = z.output<typeof ShownPhotoQuestion>;
export const ShownPhotos = z.object({ photos: z.array(ShownPhoto) });
export type ShownPhotos = z.infer<typeof ShownPhotos>;
