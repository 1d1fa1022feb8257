// 郵送 on the wire: many certificates drawn together into one PDF, each led by a page for a window envelope.
import { z } from 'zod';
import { CertificateKind } from './certificates.contract.ts';

export const BatchState = z.enum(['running', 'done', 'cancelled', 'failed']);

/** Most letters of one batch: what a desk folds in a morning. */
export const longestBatch = 500;

/** POST /api/:municipality/:disaster/certificate-batches → Batch; the work goes on after the answer. */
export const NewBatch = z.strictObject({
  batch_id: z.uuidv7(),
  kind: CertificateKind,
  /** To be issued from these confirmations or declarations, as the kind needs … */
  confirmation_ids: z.array(z.uuid()).max(longestBatch).default([]),
  declaration_ids: z.array(z.uuid()).max(longestBatch).default([]),
  /** … and issued before, not handed over yet. */
  certificate_ids: z.array(z.uuid()).max(longestBatch).default([]),
  /** 差出人 below the address: office, address, telephone. */
  sender: z.string().trim().min(1).max(200),
});
export type NewBatch = z.output<typeof NewBatch>;

export const Batch = z.object({
  batch_id: z.uuid(),
  kind: CertificateKind,
  title: z.string(),
  label: z.string(),
  state: BatchState,
  items: z.int(),
  done: z.int(),
  refused: z.int(),
  /** Nothing heard of its work for a minute: it may be taken up again. */
  is_silent: z.boolean(),
  pages: z.int().nullable(),
  created_by: z.string(),
  created_at: z.string(),
  posted_by: z.string().nullable(),
  posted_at: z.string().nullable(),
});
export type Batch = z.infer<typeof Batch>;

/** GET /api/:municipality/:disaster/certificate-batches: newest first. */
export const BatchList = z.object({ batches: z.array(Batch) });

/** GET …/certificate-batches/:batch_id */
export const BatchView = Batch.extend({
  letters: z.array(
    z.object({
      position: z.int(),
      state: z.enum(['waiting', 'done', 'refused']),
      /** Why it was refused, fit to show; names nobody. */
      problem: z.string().nullable(),
      certificate_id: z.uuid(),
      certificate_number: z.int().nullable(),
      household_number: z.string().nullable(),
    }),
  ),
});
export type BatchView = z.infer<typeof BatchView>;

/** POST …/certificate-batches/candidates: what waits to be sent; nothing is in the address because names come back. */
export const CandidateQuestion = z.strictObject({ kind: CertificateKind.default('resident') });
export const BatchCandidate = z.object({
  /** What it is issued from; null: it was issued before, from a building and its survey. */
  confirmation_id: z.uuid().nullable(),
  declaration_id: z.uuid().nullable(),
  /** Null: to be issued with the batch. */
  certificate_id: z.uuid().nullable(),
  certificate_number: z.int().nullable(),
  household_number: z.string().nullable(),
  /** To whom it goes: householder, owner or declarant. */
  name: z.string(),
  address: z.string(),
  damage_label: z.string().nullable(),
  /** An agreed application asks for delivery by post. */
  wants_post: z.boolean(),
});
export type BatchCandidate = z.infer<typeof BatchCandidate>;
export const CandidateList = z.object({ candidates: z.array(BatchCandidate) });

// POST …/certificate-batches/:batch_id/cancel, /resume, /printing, /posting → Batch; GET …/:batch_id/document: the PDF
