// 個人情報保護モード (F2): the screen can be shown to the applicant.
import { z } from 'zod';

/** POST /api/:municipality/:disaster/privacy. `confirmation_id`: whose household stays visible; null: nobody's. */
export const PrivacyQuestion = z.discriminatedUnion('is_on', [
  z.strictObject({ is_on: z.literal(true), confirmation_id: z.uuid().nullable() }),
  z.strictObject({ is_on: z.literal(false) }),
]);
export type PrivacyQuestion = z.output<typeof PrivacyQuestion>;

/** Holds for the session from this answer on. */
export const PrivacyView = z.object({
  privacy: z.object({ since: z.string(), household_number: z.string().nullable() }).nullable(),
});
export type PrivacyView = z.infer<typeof PrivacyView>;
