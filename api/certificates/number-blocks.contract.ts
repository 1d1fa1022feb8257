// 番号枠, 欠番 on the wire.
import { z } from 'zod';
import { CertificateKind } from './certificates.contract.ts';

export const NumberBlock = z.object({
  block_id: z.uuid(),
  kind: CertificateKind,
  /** Which counter holds it. */
  holder: z.string(),
  first_number: z.int(),
  last_number: z.int(),
  /** One past the last: used up. */
  next_number: z.int(),
  reserved_by: z.string(),
  reserved_at: z.string(),
  returned_by: z.string().nullable(),
  returned_at: z.string().nullable(),
  returned_reason: z.string().nullable(),
});
export type NumberBlock = z.infer<typeof NumberBlock>;

/** A run of numbers that no certificate bears; without a block it would be unexplained. */
export const NumberGap = z.object({
  kind: CertificateKind,
  first_number: z.int(),
  last_number: z.int(),
  block_id: z.uuid().nullable(),
});
export type NumberGap = z.infer<typeof NumberGap>;

/** GET /api/:municipality/:disaster/number-blocks */
export const NumberBlockList = z.object({
  series: z.array(z.object({ kind: CertificateKind, last_number: z.int(), issued: z.int() })),
  blocks: z.array(NumberBlock),
  gaps: z.array(NumberGap),
});
export type NumberBlockList = z.infer<typeof NumberBlockList>;

/** POST /api/:municipality/:disaster/number-blocks → NumberBlock */
export const NewNumberBlock = z.strictObject({
  block_id: z.uuidv7(),
  kind: CertificateKind,
  holder: z.string().trim().min(1).max(40),
  size: z.int().min(1).max(1000),
});
export type NewNumberBlock = z.infer<typeof NewNumberBlock>;

/** POST …/number-blocks/:block_id/return → NumberBlock: its unused numbers go back, or stay unused with this reason. */
export const NumberBlockReturn = z.strictObject({ reason: z.string().trim().min(1).max(200) });
