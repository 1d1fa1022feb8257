// 調査計画 on the wire. Days are YYYY-MM-DD, places longitude and latitude in EPSG:6668, times in minutes. A plan has one
// revision; whatever changes it names the revision that was seen, and `surveys/plan-moved-on` (409) answers a stale one.
// The steps have contracts of their own: scope, capacity, cuts, edits, progress.
import { z } from 'zod';
import { PACES } from './planning/paces.rules.ts';
import { AllocationsTouched } from './allocation/touched.contract.ts';
import { Scope, Structure, wholeTown } from './scope.contract.ts';

const Day = z.iso.date();

/** What is done at each house, and how quick a team is (speeds of document 002 IV-3(3)). */
export const PlanMethod = z.enum([
  'earthquake_first',
  'earthquake_second',
  'flood_first',
  'flood_second',
  'wind',
]);
export type PlanMethod = z.output<typeof PlanMethod>;
export const methodLabels: Readonly<Record<PlanMethod, string>> = {
  earthquake_first: '地震 第1次調査',
  earthquake_second: '地震 第2次調査',
  flood_first: '水害 第1次調査',
  flood_second: '水害 第2次調査',
  wind: '風害調査',
};

export const VisitFirst = z.enum(['even', 'worst_first']);
export type VisitFirst = z.output<typeof VisitFirst>;
export const visitFirstLabels: Readonly<Record<VisitFirst, string>> = {
  even: '均等割',
  worst_first: '被害程度割',
};

export const toldLabels = { on_site: '調査時に伝える', at_counter: '申請時に伝える' } as const;

export const PlanSettings = z.strictObject({
  scope: Scope,
  method: PlanMethod,
  /** Buildings a team and day; null: those of the document. */
  speeds: z
    .strictObject({ wooden: z.number().min(0.5).max(200), non_wooden: z.number().min(0.5).max(200) })
    .nullable(),
  teams: z.int().min(1).max(500),
  /** Members of a team: the document compares 2 and 3. */
  team_size: z.int().min(1).max(6),
  /** Minutes of a team's day between setting out and coming back. */
  day_minutes: z.int().min(60).max(720),
  /** Assumed, not of the document (planning/paces.rules.ts): from house to house on foot, and by car from the base and back. */
  walking_kmh: z.number().min(1).max(8).default(PACES.walking_kmh),
  driving_kmh: z.number().min(5).max(80).default(PACES.driving_kmh),
  start_on: Day.nullable(),
  /** Weekdays without survey, 0 Sunday to 6 Saturday. */
  weekdays_off: z.array(z.int().min(0).max(6)).max(6),
  /** Further days without survey. */
  days_off: z.array(Day).max(100),
  /** 拠点: where teams set out; null: not decided. */
  base: z
    .strictObject({
      name: z.string().trim().max(60),
      lon: z.number().min(120).max(160),
      lat: z.number().min(15).max(50),
    })
    .nullable(),
  visit_first: VisitFirst,
  /** Whether residents hear the class on site or at the counter. */
  told: z.enum(['on_site', 'at_counter']),
  /** From the coordinators to all teams; names nobody. */
  note: z.string().trim().max(2_000),
});
export type PlanSettings = z.output<typeof PlanSettings>;

/** What a new plan may begin with. */
export const usualSettings: PlanSettings = {
  scope: wholeTown,
  method: 'earthquake_first',
  speeds: null,
  teams: 10,
  team_size: 2,
  ...PACES,
  start_on: null,
  weekdays_off: [],
  days_off: [],
  base: null,
  visit_first: 'even',
  told: 'at_counter',
  note: '',
};

export const PlanState = z.enum(['draft', 'active', 'closed']);
export type PlanState = z.output<typeof PlanState>;
export const planStateLabels: Readonly<Record<PlanState, string>> = {
  draft: '準備中',
  active: '調査中',
  closed: '終了',
};

const Name = z.string().trim().min(1).max(60);

/** POST /api/:municipality/:disaster/survey-plans → Plan (201) */
export const NewPlan = z.strictObject({ plan_id: z.uuid(), name: Name, settings: PlanSettings });
export type NewPlan = z.output<typeof NewPlan>;

/** PUT …/survey-plans/:plan_id (If-Match: revision) → Plan. New speeds change the minutes of each building at once. */
export const PlanChange = z.strictObject({ name: Name, state: PlanState, settings: PlanSettings });
export type PlanChange = z.output<typeof PlanChange>;

// DELETE …/survey-plans/:plan_id (If-Match) → { done: true }; `surveys/plan-begun` (409) once anybody was at a building

/** Who did what last: shown beside 元に戻す, and when a save was refused. */
export const editKinds = [
  'begin',
  'settings',
  'scope',
  'cut',
  'replan',
  'move',
  'merge',
  'split',
  'redraw',
  'lock',
  'undo',
  'redo',
] as const;
export type EditKind = (typeof editKinds)[number];
export const editKindLabels: Readonly<Record<EditKind, string>> = {
  begin: '計画の作成',
  settings: '設定の変更',
  scope: '範囲の反映',
  cut: '区割',
  replan: '再区割',
  move: '建物の移動',
  merge: '調査区の統合',
  split: '調査区の分割',
  redraw: '境界の引き直し',
  lock: '固定・固定の解除',
  undo: '元に戻す',
  redo: 'やり直す',
};

export const PlanEdit = z.object({
  revision: z.int(),
  kind: z.enum(editKinds),
  /** Display name of the account. */
  by: z.string(),
  at: z.string(),
  /** Of undo and redo: which revision they took back or did again. */
  of_revision: z.int().nullable(),
  is_undone: z.boolean(),
  summary: z.object({
    /** Buildings that changed district, or came in (scope). */
    moved: z.int().optional(),
    /** Buildings left out of the scope. */
    removed: z.int().optional(),
    /** Buildings that stayed because they are finished, or in a locked district. */
    stayed: z.int().optional(),
    /** Numbers of the districts concerned. */
    districts: z.array(z.int()).optional(),
    /** Half days ahead that became free, because the plan was closed. */
    freed: z.int().optional(),
  }),
});
export type PlanEdit = z.output<typeof PlanEdit>;

/** GET …/survey-plans → PlanRow[], last changed first */
export const PlanRow = z.object({
  plan_id: z.string(),
  name: z.string(),
  state: PlanState,
  revision: z.int(),
  method: PlanMethod,
  stops: z.int(),
  /** Buildings nobody has to go to again. */
  finished: z.int(),
  districts: z.int(),
  changed_at: z.string(),
});
export type PlanRow = z.output<typeof PlanRow>;

/** GET …/survey-plans/:plan_id → Plan */
export const Plan = z.object({
  plan_id: z.string(),
  name: z.string(),
  state: PlanState,
  revision: z.int(),
  settings: PlanSettings,
  /** Speeds that hold: the settings' own or the document's. */
  speeds: z.object({ wooden: z.number(), non_wooden: z.number() }),
  created_at: z.string(),
  changed_at: z.string(),
  stops: z.object({
    total: z.int(),
    by_structure: z.record(Structure, z.int()),
    /** In no district yet. */
    unassigned: z.int(),
    finished: z.int(),
    /** Survey time on site of all, and of those still open. */
    work_minutes: z.number(),
    left_minutes: z.number(),
  }),
  districts: z.int(),
  last_edit: PlanEdit,
  /** What 元に戻す and やり直す would take; null: nothing. */
  undo: PlanEdit.nullable(),
  redo: PlanEdit.nullable(),
  /** The cut that is being made or waits to be accepted. */
  cut_id: z.string().nullable(),
});
export type Plan = z.output<typeof Plan>;

/**
 * PUT …/survey-plans/:plan_id/stops (If-Match: revision) → StopsTaken. Takes the buildings of `settings.scope` into the
 * plan: new ones come in without a district, untouched ones outside the scope go (unless their district is locked).
 */
export const StopsTaken = z.object({
  revision: z.int(),
  added: z.int(),
  removed: z.int(),
  /** Outside the scope now, but touched or locked: they stay. */
  stayed: z.int(),
  total: z.int(),
  /** What became of half days ahead that were given to districts that ended. */
  allocations: AllocationsTouched,
});
export type StopsTaken = z.output<typeof StopsTaken>;
