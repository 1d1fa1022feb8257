// Adjusting districts by hand. One edit is one transaction and one revision; it can be taken back. Live topic
// `survey_plans`, id: the plan's, after each.
import { z } from 'zod';
import { AllocationsTouched } from './allocation/touched.contract.ts';
import { Balance, DistrictFigures } from './cuts.contract.ts';
import { editKinds } from './plans.contract.ts';
import { DrawnPolygon } from './scope.contract.ts';

const StopIds = z.array(z.int().min(1)).min(1).max(20_000);

const Move = z.strictObject({
  kind: z.literal('move'),
  /** What is moved: named buildings, or those inside a drawn line (lasso). Finished and locked ones stay. */
  stops: z.union([StopIds, z.strictObject({ inside: DrawnPolygon })]),
  /** Null: they become a new district. */
  to_district: z.uuid().nullable(),
});
const Merge = z.strictObject({
  kind: z.literal('merge'),
  /** The first keeps its id and number. */
  districts: z.array(z.uuid()).min(2).max(50),
});
const Split = z.strictObject({
  kind: z.literal('split'),
  district: z.uuid(),
  /** Parts of about equal minutes; the part nearest to its old middle keeps the id. */
  into: z.int().min(2).max(20),
});
const Redraw = z.strictObject({
  kind: z.literal('redraw'),
  district: z.uuid(),
  /**
   * Its new border: open buildings inside come to it from unlocked districts, its own outside go to the district of
   * the nearest building that is not of it.
   */
  outline: DrawnPolygon,
});
const Lock = z.strictObject({
  kind: z.literal('lock'),
  districts: z.array(z.uuid()).min(1).max(500),
  is_locked: z.boolean(),
});
const Undo = z.strictObject({ kind: z.literal('undo') });
const Redo = z.strictObject({ kind: z.literal('redo') });

export const Edit = z.discriminatedUnion('kind', [Move, Merge, Split, Redraw, Lock, Undo, Redo]);
export type Edit = z.output<typeof Edit>;

/**
 * POST /api/:municipality/:disaster/survey-plans/:plan_id/edits → EditOutcome (201).
 * POST …/edits/preview with the same body → EditOutcome (200) as it would be on the plan as it stands, nothing saved: how
 * the page shows one's own version beside the other one after `surveys/plan-moved-on` (then without regard to `revision`).
 */
export const NewEdit = z.strictObject({ revision: z.int().min(1), edit: Edit });
export type NewEdit = z.output<typeof NewEdit>;

/** One district as lists and maps show it. */
export const DistrictRow = DistrictFigures.extend({
  district_id: z.string(),
  district_number: z.int(),
  is_locked: z.boolean(),
  /** False: merged away; stands only for the work finished in it. */
  is_live: z.boolean(),
  untouched: z.int(),
  done: z.int(),
  absent: z.int(),
  second_visit: z.int(),
  refused: z.int(),
  not_found: z.int(),
  /** On site, of those still open. */
  left_minutes: z.number(),
  /** Where its label stands; null while it has no outline. */
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type DistrictRow = z.output<typeof DistrictRow>;

export const EditOutcome = z.object({
  /** The plan's from now on (of a preview: as it stands). */
  revision: z.int(),
  kind: z.enum(editKinds),
  moved: z.int(),
  /** Buildings that were meant but stayed: finished, or in a locked district. */
  stayed: z.int(),
  /** Those that the edit changed, with their new figures. */
  districts: z.array(DistrictRow),
  /** Ids of districts that ended. */
  retired: z.array(z.string()),
  /** Over all live districts that have anything left; null without any. */
  balance: Balance.nullable(),
  /** What became of half days ahead that were given to districts that ended. */
  allocations: AllocationsTouched,
});
export type EditOutcome = z.output<typeof EditOutcome>;

/** GET …/survey-plans/:plan_id/edits?since=N → PlanEdit[] (plans.contract.ts), newest first, at most 200 */
export const EditsSince = z.strictObject({ since: z.coerce.number().int().min(0).max(1e9).default(0) });

/** GET …/survey-plans/:plan_id/districts → DistrictList: live ones by number, then retired ones with finished work */
export const DistrictList = z.object({
  revision: z.int(),
  districts: z.array(DistrictRow),
  balance: Balance.nullable(),
});
export type DistrictList = z.output<typeof DistrictList>;

/** GET …/survey-plans/:plan_id/districts.geojson → outlines; properties are DistrictRow */
export const DistrictMap = z.object({
  type: z.literal('FeatureCollection'),
  revision: z.int(),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
      properties: DistrictRow,
    }),
  ),
});
export type DistrictMap = z.output<typeof DistrictMap>;

/** GET …/survey-plans/:plan_id/districts/:district_id/history → where its buildings came from and went, newest first */
export const DistrictHistory = z.array(
  z.object({
    revision: z.int(),
    kind: z.enum(editKinds),
    by: z.string(),
    at: z.string(),
    /** came: from `other` to this one; went: from this one to `other`. */
    way: z.enum(['came', 'went']),
    other_district_id: z.string(),
    other_district_number: z.int(),
    stops: z.int(),
  }),
);
export type DistrictHistory = z.output<typeof DistrictHistory>;
