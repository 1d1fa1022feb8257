// 支援措置 (DV, ストーカー, 虐待): households that nobody sees without the right `protected_open`.
import { z } from 'zod';

export const protectionReasons = ['domestic_violence', 'stalking', 'abuse', 'other'] as const;
export const protectionReasonLabels: Readonly<Record<(typeof protectionReasons)[number], string>> = {
  domestic_violence: '配偶者からの暴力(DV)',
  stalking: 'ストーカー行為',
  abuse: '虐待',
  other: 'その他これらに準ずるもの',
};

/** POST /api/:municipality/protections. Answers ProtectionView. */
export const NewProtection = z.strictObject({
  /** 世帯番号 as registered. */
  household_number: z.string().trim().min(1).max(40),
  reason: z.enum(protectionReasons),
  /** 開始日. */
  since: z.iso.date(),
});
export type NewProtection = z.infer<typeof NewProtection>;

/** GET /api/:municipality/protections → ProtectionView[]: those in force first, then the latest ended. Each look is audited. */
export const ProtectionView = z.object({
  protection_id: z.string(),
  household_number: z.string(),
  /** Of the latest version in the register. */
  head_name: z.string().nullable(),
  address: z.string().nullable(),
  reason: z.enum(protectionReasons),
  since: z.string(),
  ended_at: z.string().nullable(),
  created_by: z.string(),
  created_at: z.string(),
  version: z.number().int(),
});
export type ProtectionView = z.infer<typeof ProtectionView>;

// POST /api/:municipality/protections/:protection_id/end  {} → ProtectionView; ended twice: `registers/protection-ended` (409)
export const ProtectionEnd = z.strictObject({});
