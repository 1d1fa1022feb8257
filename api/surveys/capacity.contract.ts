// 体制: when a plan is done with so many teams, and how many teams it needs to be done by a day.
import { z } from 'zod';

/**
 * GET /api/:municipality/:disaster/survey-plans/:plan_id/capacity → Capacity, from the plan's settings and its open
 * buildings. Holds both curves whole, so that sliders answer without asking again.
 */
export const Capacity = z.object({
  /** Open buildings by the speed that they are surveyed at; unknown structure counts as wooden. */
  buildings: z.object({ wooden: z.int(), non_wooden: z.int() }),
  speeds: z.object({ wooden: z.number(), non_wooden: z.number() }),
  /** Days that one team alone would need. */
  team_days: z.number(),
  /** First day that is counted from: the first working day from `start_on`; from today where that is open, or past in a plan at work. */
  start_on: z.string(),
  /** 1 か月以内の目処 (document 002 IV-2(2)): a month after the disaster. */
  aim_on: z.string(),
  /** Working days in order, from the start: `days[n - 1]` is the n-th. */
  days: z.array(z.string()),
  /** For 1, 2, 3 … teams: working days and the last day. Null: more than `days` holds. */
  by_teams: z.array(
    z.object({ teams: z.int(), days: z.int(), done_on: z.string().nullable(), members: z.int() }),
  ),
  /** Fewest teams that are done by the end of that working day; null: no number of teams is. */
  by_day: z.array(z.object({ day: z.string(), teams: z.int().nullable() })),
  /** With the teams of the settings. */
  chosen: z.object({
    teams: z.int(),
    days: z.int(),
    done_on: z.string().nullable(),
    /** Whether that is within the aim. */
    in_time: z.boolean(),
  }),
  /** Fewest teams that keep the aim; null: the aim has passed. */
  teams_for_aim: z.int().nullable(),
  /** Districts of one team-day each that the work makes: what 区割 offers. */
  team_day_districts: z.int(),
});
export type Capacity = z.output<typeof Capacity>;
