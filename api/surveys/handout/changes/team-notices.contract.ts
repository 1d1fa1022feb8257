// 変更のお知らせ for a team: one notice over all its districts, instead of one a district.
import { z } from 'zod';
import { editKinds } from '../../plans.contract.ts';

/** A change of the plan that papers were made anew after: older papers are compared with those since. */
export const PaperTurn = z.object({
  /** Of the first of the newer papers. */
  revision: z.int(),
  kind: z.enum(editKinds),
  /** When the plan was changed. */
  at: z.string(),
});
export type PaperTurn = z.output<typeof PaperTurn>;

export const TeamNotice = z.object({
  /** Names the notice in addresses. */
  key: z.string(),
  /** As printed. */
  title: z.string(),
  districts: z.array(z.int()),
  came: z.int(),
  left: z.int(),
  kept: z.int(),
  finished: z.int(),
});
export type TeamNotice = z.output<typeof TeamNotice>;

export const TeamNoticesQuestion = z.strictObject({
  /** One of `turns`; left out, the last cut or re-plan among them, else the last of them. */
  since: z.coerce.number().int().positive().optional(),
});

/** GET …/survey-plans/:plan_id/team-notices?since= → TeamNotices; nothing while no papers were made anew */
export const TeamNotices = z.object({
  /** Latest first. */
  turns: z.array(PaperTurn),
  since: z.int().nullable(),
  /** 調査区 whose last papers are no longer right: their new ones come first. */
  outdated: z.array(z.int()),
  teams: z.array(TeamNotice),
});
export type TeamNotices = z.output<typeof TeamNotices>;

/** GET …/survey-plans/:plan_id/team-notices/paper?since=&team= → application/pdf: of one team, or of all, each from a new page */
export const TeamNoticePaperQuestion = z.strictObject({
  since: z.coerce.number().int().positive(),
  team: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .optional(),
});
