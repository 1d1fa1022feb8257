// Linking in bulk, what it leaves to people, and a person's no.
// Coordinates are longitude and latitude in EPSG:6668, probabilities 0 to 1.
import { z } from 'zod';

const RegisterNumber = z.string().trim().min(1).max(40);

// 1. Runs ----------------------------------------------------------------------------------------

export const LinkRun = z.object({
  run_id: z.uuid(),
  /** full: the model is estimated anew and all cells are linked; incremental: only what changed. */
  kind: z.enum(['full', 'incremental']),
  cause: z.enum(['person', 'command', 'import', 'decision']),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  /** Null until counted. */
  cells_total: z.int().nullable(),
  cells_done: z.int(),
  households: z.int().nullable(),
  buildings: z.int().nullable(),
  surveys: z.int().nullable(),
  /** What stood when it was done. */
  links_auto: z.int().nullable(),
  links_candidate: z.int().nullable(),
  problem: z.string().nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
export type LinkRun = z.infer<typeof LinkRun>;

export const workLists = [
  'survey_without_building',
  'household_without_survey',
  'building_claimed_twice',
  'low_evidence',
] as const;
export const WorkList = z.enum(workLists);
export type WorkList = z.infer<typeof WorkList>;

/** GET /api/:municipality/:disaster/linkage */
export const LinkageState = z.object({
  /** Waiting or running now. */
  current: LinkRun.nullable(),
  /** The one that ended last, however it did. */
  last: LinkRun.nullable(),
  /** The last that came to its end: what the links and lists are of. */
  done: LinkRun.nullable(),
  /** How much is open now, decisions since the last run taken off. */
  lists: z.array(z.object({ list: WorkList, count: z.int() })),
  /** From this probability on a link is automatic. */
  automatic_probability: z.number(),
});
export type LinkageState = z.infer<typeof LinkageState>;

/** POST /api/:municipality/:disaster/linkage/runs → LinkRun */
export const NewLinkRun = z.strictObject({ kind: z.enum(['full', 'incremental']).default('incremental') });
export type NewLinkRun = z.output<typeof NewLinkRun>;

// 2. Work lists ----------------------------------------------------------------------------------

export const WorkCursor = z.strictObject({ sort_key: z.string().max(400), number: z.string().max(40) });
export type WorkCursor = z.infer<typeof WorkCursor>;

/** POST /api/:municipality/:disaster/linkage/lists → WorkPage, neighbours together. */
export const WorkSearch = z.strictObject({
  list: WorkList,
  /** West, south, east, north: only what lies there. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable().default(null),
  after: WorkCursor.nullable().default(null),
  limit: z.int().min(1).max(500).default(200),
});
export type WorkSearch = z.output<typeof WorkSearch>;

export const WorkRow = z.object({
  list: WorkList,
  kind: z.enum(['household', 'building', 'survey']),
  number: z.string(),
  /** 世帯主, 納税義務者 or who was heard of at the door; null where unknown or not to be shown. */
  name: z.string().nullable(),
  address: z.string().nullable(),
  /** Of a survey. */
  damage_class: z.string().nullable(),
  damage_label: z.string().nullable(),
  /** Of its best link; null: it has none. */
  probability: z.number().nullable(),
  /** How many surveys of one round claim the building. */
  competitors: z.int().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type WorkRow = z.infer<typeof WorkRow>;

export const WorkPage = z.object({
  rows: z.array(WorkRow),
  /** In the list, or in the part of it within `bounds`. */
  total: z.int(),
  next: WorkCursor.nullable(),
});
export type WorkPage = z.infer<typeof WorkPage>;

// 3. Rejections ----------------------------------------------------------------------------------

/** POST /api/:municipality/:disaster/rejections. A null end stands for any record. */
export const NewRejection = z
  .strictObject({
    household_number: RegisterNumber.nullable(),
    property_number: RegisterNumber.nullable(),
    survey_number: RegisterNumber.nullable(),
    reason: z.string().trim().min(1).max(400).nullable().default(null),
  })
  .refine(({ reason: _, ...ends }) => Object.values(ends).filter((end) => end !== null).length >= 2, {
    message: '世帯・家屋・調査結果のうち二つ以上を指定してください',
  });
export type NewRejection = z.output<typeof NewRejection>;

export const Rejection = z.object({
  rejection_id: z.uuid(),
  household_number: z.string().nullable(),
  property_number: z.string().nullable(),
  survey_number: z.string().nullable(),
  reason: z.string().nullable(),
  /** Display name of who decided. */
  rejected_by: z.string(),
  rejected_at: z.string(),
  withdrawn_by: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  withdrawn_reason: z.string().nullable(),
  version: z.int(),
});
export type Rejection = z.infer<typeof Rejection>;
