// 世帯分離・生活実態の認定: what the registers say is set aside for one application. Two persons: one proposes, another decides.
import { z } from 'zod';

export const rulingKinds = { household_split: '世帯分離', real_use: '生活実態' } as const;
export const RulingKind = z.enum(['household_split', 'real_use']);
export const rulingEvidence = {
  identity_paper: '身分証明書',
  utility_bill: '公共料金の契約・利用状況',
  structure: '建物の構造（風呂・トイレ・台所など）',
  hearing: '本人・自治会長・民生委員などへの聴取り',
} as const;
export const RulingEvidence = z.enum(['identity_paper', 'utility_bill', 'structure', 'hearing']);

export const Ruling = z.object({
  ruling_id: z.uuid(),
  application_id: z.uuid(),
  kind: RulingKind,
  evidence: z.array(RulingEvidence),
  /** What is taken as true: who lives apart, or what the building is used for. */
  finding: z.string(),
  reason: z.string(),
  proposed_by: z.string(),
  proposed_at: z.string(),
  /** The asker proposed it, and so cannot decide it. */
  is_own: z.boolean(),
  decision: z.enum(['approved', 'declined']).nullable(),
  decided_by: z.string().nullable(),
  decided_at: z.string().nullable(),
  decision_reason: z.string().nullable(),
  version: z.int(),
});
export type Ruling = z.infer<typeof Ruling>;

/** POST /api/:municipality/:disaster/applications/:application_id/rulings → Ruling */
export const NewRuling = z.strictObject({
  ruling_id: z.uuidv7(),
  kind: RulingKind,
  evidence: z.array(RulingEvidence).min(1).max(4),
  finding: z.string().trim().min(1).max(500),
  reason: z.string().trim().min(1).max(1000),
});
export type NewRuling = z.output<typeof NewRuling>;

/** POST /api/:municipality/:disaster/rulings/:ruling_id/decision → Ruling. Needs the right of its own. */
export const RulingDecision = z
  .strictObject({
    decision: z.enum(['approved', 'declined']),
    reason: z
      .string()
      .trim()
      .max(1000)
      .nullable()
      .transform((value) => (value === '' ? null : value)),
  })
  .refine(({ decision, reason }) => decision === 'approved' || reason !== null, {
    path: ['reason'],
    message: '認めない理由を入力してください',
  });
export type RulingDecision = z.output<typeof RulingDecision>;

/** GET /api/:municipality/:disaster/rulings: those that wait for a decision, oldest first. */
export const RulingList = z.object({
  rulings: z.array(Ruling.extend({ application_number: z.int(), applicant_name: z.string() })),
});
export type RulingList = z.infer<typeof RulingList>;
