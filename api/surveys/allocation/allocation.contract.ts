// 割当: which team goes to which district in which half day. Teams, surveyors and their days: teams.contract.ts.
// Under /api/:municipality/:disaster/survey-plans/:plan_id. Live topic `survey_allocations`, id: the plan's, after each change,
// also after an edit or a re-plan that touched allocations (touched.contract.ts).
import { z } from 'zod';
import { VisitFirst } from '../plans.contract.ts';

const Day = z.iso.date();
export const Half = z.enum(['am', 'pm']);
export type Half = z.output<typeof Half>;
export const halfLabels: Readonly<Record<Half, string>> = { am: '午前', pm: '午後' };

export const Allocation = z.object({
  team_id: z.string(),
  day: z.string(),
  half: Half,
  district_id: z.string(),
  /** 固定: a proposal leaves it alone. So it does with half days that have begun. */
  is_kept: z.boolean(),
  /** Given to another district, which ended; it followed the buildings. */
  has_followed: z.boolean(),
  /** Display name of the account that gave it, and when. */
  given_by: z.string(),
  given_at: z.string(),
});
export type Allocation = z.output<typeof Allocation>;

/** A district as allocation sees it. */
export const AllocatedDistrict = z.object({
  district_id: z.string(),
  district_number: z.int(),
  /** False: it has ended and stands for its past allocations only. */
  is_live: z.boolean(),
  is_locked: z.boolean(),
  /** What is left: on site, walking between (by the share that is left) and the way from the base; 0: nothing. */
  left_minutes: z.number(),
  /** Buildings still to be visited. */
  open: z.int(),
  /** Half days that `left_minutes` takes (a rest of under 15 % of a half day is done by staying longer); 0: nothing is left. */
  needed: z.int(),
  /** Half days given that are not over. */
  given: z.int(),
  /** Mean estimated damage of what is open, 0 to 1; null: not known. */
  damage: z.number().nullable(),
  /** Middle of what is open, else of all its buildings. */
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type AllocatedDistrict = z.output<typeof AllocatedDistrict>;

export const AllocationFigures = z.object({
  /** Live districts with anything left. */
  open_districts: z.int(),
  /** Of those: given nothing (`given` 0), given too little (0 < given < needed). */
  unallocated: z.int(),
  partly: z.int(),
  /** Half days that are needed, given, and given beyond need. */
  needed: z.int(),
  given: z.int(),
  beyond_need: z.int(),
  /** Half days ahead on which teams are there: all, and those without a district (in any plan of the disaster). */
  present: z.int(),
  idle: z.int(),
  /** Last day that is given; null: none ahead. */
  last_on: z.string().nullable(),
});
export type AllocationFigures = z.output<typeof AllocationFigures>;

/** GET …/allocations → Allocations: past and coming, of one moment */
export const Allocations = z.object({
  /** Of the plan. */
  revision: z.int(),
  /** The day in Japan, and the first half day that has not begun. */
  today: z.string(),
  next: z.object({ day: z.string(), half: Half }),
  /** Minutes of a half day: half of the plan's `day_minutes`. */
  half_minutes: z.number(),
  allocations: z.array(Allocation),
  /** Half days that the same teams are given in other plans of the disaster: not free here. */
  elsewhere: z.array(
    z.object({
      team_id: z.string(),
      day: z.string(),
      half: Half,
      plan_id: z.string(),
      plan_name: z.string(),
    }),
  ),
  /** Live ones by number, then ended ones that have allocations. Unallocated: is_live, needed > given. */
  districts: z.array(AllocatedDistrict),
  figures: AllocationFigures,
});
export type Allocations = z.output<typeof Allocations>;

/** One half day of a team as it shall be, and as it was seen: whoever saw something else than what stands is refused. */
export const AllocationStep = z.strictObject({
  team_id: z.uuid(),
  day: Day,
  half: Half,
  /** Null: the half day becomes free. */
  district_id: z.uuid().nullable(),
  is_kept: z.boolean().default(false),
  /** What the sender saw in this half day (`district_id` of the plan); null: free. */
  seen: z.uuid().nullable(),
});
export type AllocationStep = z.output<typeof AllocationStep>;

/** A whole proposal is saved as one act: 300 teams for a month. */
const mostSteps = 20_000;

/**
 * PUT …/allocations → AllocationsSet. All steps as one act, or none; a half day stands in `set` once. Swaps are fine. No
 * If-Match: each step says what it saw. `revision`: also refuse where the plan itself has moved on (after a proposal).
 *
 * Refused with 409, `errors` pointing at `/set/<index>`, messages fit to show:
 * - `surveys/allocation-moved-on`: codes `taken` (this half day of the team holds something else now), `elsewhere` (another plan
 *   has it), `district_taken` (another team goes to this district then). The message says what stands there now, whose, since when.
 * - `surveys/team-absent`: code `absent`: the team is not there that day
 * - `surveys/district-over`, `surveys/plan-closed`, `surveys/plan-moved-on` as in edits
 */
export const AllocationChange = z
  .strictObject({
    revision: z.int().min(1).optional(),
    set: z.array(AllocationStep).min(1).max(mostSteps),
  })
  .refine(
    ({ set }) =>
      new Set(set.map(({ team_id, day, half }) => `${team_id} ${day} ${half}`)).size === set.length,
    { path: ['set'] },
  );
export type AllocationChange = z.output<typeof AllocationChange>;

/** What changed; everything else stands as it was. */
export const AllocationsSet = z.object({
  /** Half days that hold a district now, of those in `set`; the others in `set` are free. */
  allocations: z.array(Allocation),
  /** Districts that gained or lost half days. */
  districts: z.array(AllocatedDistrict),
  figures: AllocationFigures,
});
export type AllocationsSet = z.output<typeof AllocationsSet>;

/**
 * POST …/allocations/proposal → Proposal. Nothing is saved: show it, then PUT its `revision` and `set` as they are. Districts are
 * given from the first half day that has not begun (and not before the plan's start), not on the plan's days off.
 */
export const ProposalQuestion = z.strictObject({
  /** First and last day to give; null: the earliest, the last on which any team is there. */
  from: Day.nullable(),
  until: Day.nullable(),
  /** Only these teams; null: all. */
  teams: z.array(z.uuid()).max(500).nullable(),
  /** Null: as the plan is set. worst_first: by 10 % steps of estimated damage, neighbours within a step. */
  visit_first: VisitFirst.nullable(),
  /** all: what is given stays, only gaps are filled; kept: only 固定 ones stay, the others of these days and teams are given anew. */
  keep: z.enum(['all', 'kept']),
});
export type ProposalQuestion = z.output<typeof ProposalQuestion>;

export const Proposal = z.object({
  revision: z.int(),
  /** Only what differs from what stands, ready to be sent. */
  set: z.array(AllocationStep),
  figures: z.object({
    /** Last half day that any open district is given, with what stays as it is; null: none. */
    finished_on: z.string().nullable(),
    finished_half: Half.nullable(),
    /** Districts that are given all they need, and those that are not, with the half days they lack. */
    allocated: z.int(),
    short: z.array(z.object({ district_id: z.string(), district_number: z.int(), lacks: z.int() })),
    /** Half days of these teams without a district: until the finish, and after it. */
    idle: z.int(),
    spare: z.int(),
    /** From the base to the first district of a day, between districts and back: roads, by car. */
    way_metres: z.number(),
    way_minutes: z.number(),
    teams: z.array(
      z.object({
        team_id: z.string(),
        half_days: z.int(),
        districts: z.int(),
        way_metres: z.number(),
        /** Its last day; null: nothing given. */
        last_on: z.string().nullable(),
      }),
    ),
  }),
});
export type Proposal = z.output<typeof Proposal>;

/**
 * In Progress (progress.contract.ts) as `teams` and `without_team`. A visit counts for the team that the district is given to in
 * the half day of the report, else in the other half of that day.
 */
export const TeamProgress = z.object({
  team_id: z.string(),
  team_number: z.int(),
  name: z.string(),
  /** Numbers of the districts it is given today. */
  districts: z.array(z.int()),
  today: z.object({ visited: z.int(), finished: z.int() }),
  total: z.object({ visited: z.int(), finished: z.int() }),
  /** On-site minutes of what it finished, and minutes of its half days that have begun. */
  finished_minutes: z.number(),
  given_minutes: z.number(),
});
export type TeamProgress = z.output<typeof TeamProgress>;
