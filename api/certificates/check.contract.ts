// The public check of a paper by its QR code. What is asked travels in the body, so no log holds it; the answer says
// nothing that does not stand on the paper.
import { z } from 'zod';

/** POST /public/:municipality/certificate */
export const CheckQuestion = z.strictObject({
  /** Signed content as the QR code has it after '#'. */
  code: z.string().min(1).max(1000),
  /** The address as it stands on the paper in hand, to be held against the signed one; not kept. */
  address: z.string().max(300).optional(),
});

export const CheckAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unknown') }),
  z.object({
    /** present 有効, replaced 差し替え済み, void 無効. */
    state: z.enum(['present', 'replaced', 'void']),
    municipality: z.string(),
    disaster: z.string(),
    /** Issued in a drill. */
    is_training: z.boolean(),
    title: z.string(),
    label: z.string(),
    certificate_number: z.int(),
    /** YYYY-MM-DD */
    issued_on: z.string(),
    /** As printed; empty where the paper certifies none. */
    damage_class: z.string(),
    /** Whether the address that was sent is the signed one; null: none was sent. */
    address_agrees: z.boolean().nullable(),
  }),
]);
export type CheckAnswer = z.infer<typeof CheckAnswer>;
