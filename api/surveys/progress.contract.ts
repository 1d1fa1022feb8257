// 訪問先 and 進捗: the buildings of a plan, what came of each, and how the plan does.
import { z } from 'zod';
import { TeamProgress } from './allocation/allocation.contract.ts';
import { DistrictRow } from './edits.contract.ts';
import { Structure } from './scope.contract.ts';

export const stopStates = ['untouched', 'done', 'absent', 'second_visit', 'refused', 'not_found'] as const;
export const StopState = z.enum(stopStates);
export type StopState = z.output<typeof StopState>;
export const stopStateLabels: Readonly<Record<StopState, string>> = {
  untouched: '未着手',
  done: '調査済',
  absent: '不在',
  second_visit: '再訪問',
  refused: '調査拒否',
  not_found: '見つからない',
};
/** Nobody goes there again in this plan; such a building never changes its district. */
export const finishedStates: readonly StopState[] = ['done', 'refused', 'not_found'];

/**
 * GET /api/:municipality/:disaster/survey-plans/:plan_id/stops → StopColumns: every building of the plan for the map, one
 * column a property, all of the same length. `structure` and `state` are places in `structures` and `stopStates`.
 */
export const StopColumns = z.object({
  revision: z.int(),
  /** District ids that `district` points into. */
  districts: z.array(z.string()),
  structures: z.array(Structure),
  stop_id: z.array(z.int()),
  lon: z.array(z.number()),
  lat: z.array(z.number()),
  /** Place in `districts`; -1: none yet. */
  district: z.array(z.int()),
  /** From 1; 0: none yet. */
  visit_order: z.array(z.int()),
  state: z.array(z.int()),
  structure: z.array(z.int()),
  minutes: z.array(z.number()),
  /** 0 to 1; null: not known. */
  damage: z.array(z.number().nullable()),
});
export type StopColumns = z.output<typeof StopColumns>;

export const StopRow = z.object({
  stop_id: z.int(),
  property_number: z.string().nullable(),
  /** Somebody applied for it. */
  applied: z.boolean(),
  address: z.string(),
  use: z.string().nullable(),
  structure: Structure,
  is_dwelling: z.boolean(),
  is_rough: z.boolean(),
  minutes: z.number(),
  damage: z.number().nullable(),
  lon: z.number(),
  lat: z.number(),
  district_id: z.string().nullable(),
  district_number: z.int().nullable(),
  visit_order: z.int().nullable(),
  state: StopState,
  state_at: z.string().nullable(),
  state_note: z.string().nullable(),
  survey_number: z.string().nullable(),
});
export type StopRow = z.output<typeof StopRow>;

// GET …/stops/:stop_id → StopRow
// GET …/districts/:district_id/stops → StopRow[] in visiting order

/**
 * POST …/survey-plans/:plan_id/stops/states → StatesSet. Not an edit of the plan: its revision stays. Live topic
 * `survey_progress`, id: the plan's.
 */
export const NewStates = z.strictObject({
  stop_ids: z.array(z.int().min(1)).min(1).max(2_000),
  state: StopState,
  note: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .transform((text) => (text === '' ? null : text)),
  /** 調査番号 of the result; only with one building. */
  survey_number: z.string().trim().min(1).max(40).nullable(),
});
export type NewStates = z.output<typeof NewStates>;

export const StatesSet = z.object({ changed: z.int(), districts: z.array(DistrictRow) });
export type StatesSet = z.output<typeof StatesSet>;

/** GET …/survey-plans/:plan_id/progress → Progress */
export const Progress = z.object({
  at: z.string(),
  states: z.record(StopState, z.int()),
  /** Share of buildings that are finished, 0 to 1; null without buildings. */
  finished_share: z.number().nullable(),
  left_minutes: z.number(),
  /** Days in Japan on which anything came in, in order. */
  days: z.array(z.object({ day: z.string(), visited: z.int(), finished: z.int() })),
  /** Buildings finished a day, over the days on which any were; null before the first. */
  pace: z.number().nullable(),
  /** Buildings a day that the settings reckon with. */
  planned_pace: z.number(),
  /** Last day at the pace so far, and by the settings; null: none can be told. */
  forecast_on: z.string().nullable(),
  planned_on: z.string().nullable(),
  aim_on: z.string(),
  districts: z.array(DistrictRow),
  /** By number; teams that have half days in this plan. */
  teams: z.array(TeamProgress),
  /** Visits to districts that no team was given to on that day. */
  without_team: z.object({ visited: z.int(), finished: z.int() }),
});
export type Progress = z.output<typeof Progress>;
