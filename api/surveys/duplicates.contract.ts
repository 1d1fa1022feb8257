// 二重調査の疑い: two teams at one house, or one number for two houses. Found from results, reports and plans as they are; a
// person looks at each and says what it was.
import { z } from 'zod';

export const DuplicateKind = z.enum(['results', 'reports', 'plans', 'number']);
export type DuplicateKind = z.output<typeof DuplicateKind>;
export const duplicateLabels: Readonly<Record<DuplicateKind, string>> = {
  results: '1棟に複数の調査結果',
  reports: '違う調査番号で2度の報告',
  plans: 'ほかの計画でも調査済',
  number: '調査番号がほかの建物と同じ',
};

/** One of those that claim the house, or of the houses that claim the number. */
export const DuplicateClaim = z.object({
  /** Tells the claim from the others: a survey number, the id of a plan, the key of a building. */
  claim: z.string(),
  survey_number: z.string().nullable(),
  /** Team, or display name of the account that reported it. */
  by: z.string().nullable(),
  /** YYYY-MM-DD */
  day: z.string().nullable(),
  /** 被害の程度, name of the plan, or 所在地 of the other building. */
  what: z.string().nullable(),
});
export type DuplicateClaim = z.output<typeof DuplicateClaim>;

export const Duplicate = z.object({
  kind: DuplicateKind,
  stop_id: z.int(),
  property_number: z.string().nullable(),
  address: z.string(),
  district_number: z.int().nullable(),
  lon: z.number(),
  lat: z.number(),
  claims: z.array(DuplicateClaim),
  /** Somebody has looked at exactly these claims; null: nobody yet. */
  settled: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type Duplicate = z.output<typeof Duplicate>;

/** GET /api/:municipality/:disaster/survey-plans/:plan_id/duplicates → Duplicates, those that nobody has looked at first */
export const Duplicates = z.object({ duplicates: z.array(Duplicate) });
export type Duplicates = z.output<typeof Duplicates>;

/** POST …/survey-plans/:plan_id/duplicates → Duplicates. `surveys/duplicate-gone` (409) where the claims are no longer these. */
export const SettledDuplicate = z.strictObject({
  stop_id: z.int().min(1),
  kind: DuplicateKind,
  claims: z.array(z.string().min(1).max(80)).min(1).max(200),
  /** What it was; names nobody. */
  reason: z.string().trim().min(1).max(200),
});
export type SettledDuplicate = z.output<typeof SettledDuplicate>;
