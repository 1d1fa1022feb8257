// 区割: a cut is made off the serving thread, shown with its figures, and saved as districts only when somebody accepts it.
// Live topic `survey_cuts`, id: the cut's.
import { z } from 'zod';
import { VisitFirst } from './plans.contract.ts';

export const cutKindLabels = { cut: '区割', replan: '再区割' } as const;

/**
 * POST /api/:municipality/:disaster/survey-plans/:plan_id/cuts → Cut (202). `cut`: all open buildings outside locked
 * districts become exactly `districts` new ones. `replan`: only untouched buildings move, districts stay themselves, and
 * `districts` says how many there should be. One that is waiting to be accepted is dropped for the new one;
 * `surveys/cut-running` (409) while one is being made.
 */
export const NewCut = z.strictObject({
  cut_id: z.uuid(),
  kind: z.enum(['cut', 'replan']),
  districts: z.int().min(1).max(2_000),
  visit_first: VisitFirst,
});
export type NewCut = z.output<typeof NewCut>;

export const cutStepLabels = {
  reading: '建物と障壁を読んでいます',
  cutting: '区割を計算しています',
  drawing: '調査区の形を描いています',
  storing: '区割案を保存しています',
} as const;

export const Balance = z.object({
  /** Minutes of the lightest, middle and heaviest district. */
  min: z.number(),
  median: z.number(),
  mean: z.number(),
  max: z.number(),
});
export type Balance = z.output<typeof Balance>;

export const DistrictFigures = z.object({
  stops: z.int(),
  /** On site, walking between, way from the base and back; `minutes` is their sum. */
  work_minutes: z.number(),
  walking_minutes: z.number(),
  walking_metres: z.number(),
  approach_minutes: z.number(),
  minutes: z.number(),
  /** Connected parts over the walking graph. */
  pieces: z.int(),
});
export type DistrictFigures = z.output<typeof DistrictFigures>;

export const cutNoticeLabels: Readonly<Record<string, string>> = {
  no_barriers: '河川・鉄道・幹線道路の情報がないため、それらをまたぐ調査区ができることがあります',
  scope_in_pieces: '範囲が離れているため、一つながりにならない調査区があります',
  uneven: '一つながりの調査区では、所要時間がそろいきりませんでした',
};

export const CutFigures = z.object({
  balance: Balance,
  walking_metres: z.number(),
  /** Keys of `cutNoticeLabels`. */
  notices: z.array(z.string()),
  scope_pieces: z.int(),
  districts: z.array(
    DistrictFigures.extend({
      /** Null: a new one. */
      district_id: z.string().nullable(),
      district_number: z.int(),
      /** Of a re-plan: buildings that come to it and leave it. */
      gained: z.int(),
      lost: z.int(),
    }),
  ),
  /** Time that the core took. */
  seconds: z.number(),
});
export type CutFigures = z.output<typeof CutFigures>;

/** GET …/cuts/:cut_id → Cut */
export const Cut = z.object({
  cut_id: z.string(),
  kind: z.enum(['cut', 'replan']),
  /** done: waits to be accepted or dropped. */
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'accepted']),
  /** Revision of the plan that it was made from. */
  revision: z.int(),
  districts: z.int(),
  visit_first: VisitFirst,
  /** 0 to 1 */
  progress: z.number(),
  /** What it is at. */
  step: z.enum(['reading', 'cutting', 'drawing', 'storing']).nullable(),
  /** Seconds that it will still take by what it took so far; null while that says little. */
  seconds_left: z.number().nullable(),
  figures: CutFigures.nullable(),
  problem: z.string().nullable(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
});
export type Cut = z.output<typeof Cut>;

/** GET …/cuts/:cut_id/preview → GeoJSON of the proposed districts */
export const CutPreview = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
      properties: z.object({ district_number: z.int(), minutes: z.number(), stops: z.int() }),
    }),
  ),
});
export type CutPreview = z.output<typeof CutPreview>;

// POST …/cuts/:cut_id/cancel → Cut (of one that runs or waits); `surveys/cut-over` (409) otherwise

/** POST …/cuts/:cut_id/accept → EditOutcome (edits.contract.ts); `surveys/plan-moved-on` (409) where the plan has changed since */
export const CutAcceptance = z.strictObject({ revision: z.int().min(1) });
