// 配布 on the wire: papers for one district, drawn after the request that asked for them. Numbers are given with the request.
import { z } from 'zod';

export const Paper = z.enum(['changes', 'atlas', 'list', 'sheets', 'slips']);
export type Paper = z.output<typeof Paper>;
export const paperLabels: Readonly<Record<Paper, string>> = {
  changes: '変更のお知らせ',
  atlas: '地図（A3）',
  list: '訪問先一覧',
  sheets: '調査票',
  slips: '調査済証',
};

/** POST /api/:municipality/:disaster/survey-plans/:plan_id/districts/:district_id/handouts → Handout (202) */
export const NewHandout = z.strictObject({
  handout_id: z.uuid(),
  /**
   * `changes` is drawn beside the others where the team has older papers of the district, and left out where it has none
   * (`surveys/nothing-handed-out` where nothing else is asked for). It is all that an ended district gets.
   */
  papers: z.array(Paper).min(1).max(Paper.options.length),
  /** 班 as it is to be printed; null leaves room to write. Names nobody. */
  team: z.string().trim().min(1).max(60).nullable(),
  /** 調査日, printed in this order. */
  days: z.array(z.iso.date()).max(7),
  /** Whether sheets name the owner of the tax roll; 支援措置 is left out all the same. */
  names_owners: z.boolean(),
});
export type NewHandout = z.output<typeof NewHandout>;

export const HandoutState = z.enum(['running', 'done', 'failed', 'cancelled']);

/** A paper that is ready. */
export const DrawnPaper = z.object({ paper: Paper, pages: z.int().positive() });

/** GET …/survey-plans/:plan_id/handouts/:handout_id → Handout; POST …/:handout_id/cancel → Handout */
export const Handout = z.object({
  handout_id: z.string(),
  district_id: z.string(),
  district_number: z.int(),
  /** Of the plan when the papers were asked for. */
  revision: z.int(),
  /** The plan has been changed since. */
  is_older: z.boolean(),
  /** What is to be visited, or the order, is no longer as printed (what is finished since does not count). */
  is_changed: z.boolean(),
  /** False: the district was merged away, or all of it was given to others. */
  is_live: z.boolean(),
  papers: z.array(Paper),
  drawn: z.array(DrawnPaper),
  team: z.string().nullable(),
  days: z.array(z.string()),
  names_owners: z.boolean(),
  stops: z.int(),
  state: HandoutState,
  progress: z.number(),
  /** It runs, but its program has not been heard of for five minutes: ask for the papers again. */
  is_silent: z.boolean(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
});
export type Handout = z.output<typeof Handout>;

/** GET …/survey-plans/:plan_id/handouts → HandoutList: the last of each district, ended ones too */
export const HandoutList = z.object({ handouts: z.array(Handout) });

// GET …/handouts/:handout_id/papers/:paper → application/pdf

/** GET …/survey-plans/:plan_id/districts/:district_id/files/:format → the district as it stands, without names */
export const FileFormat = z.enum(['geojson', 'gpx', 'csv']);
export type FileFormat = z.output<typeof FileFormat>;

const Words = z.string().trim();

/** GET, PUT (If-Match: version) /api/:municipality/:disaster/survey-slip: 調査済証, the town's own words */
export const SlipWords = z.strictObject({
  notice: Words.min(1).max(200),
  to_bring: Words.max(200),
  contact: Words.max(120),
});
export type SlipWords = z.output<typeof SlipWords>;
export const Slip = z.object({ ...SlipWords.shape, version: z.int() });
export type Slip = z.output<typeof Slip>;
