// 班 and 調査員 of a disaster, and on which days they are there. A team is of a disaster, not of a plan: two plans share
// the same people. Days are YYYY-MM-DD. All under /api/:municipality/:disaster. Live topic of everything here:
// `survey_teams`, id: the disaster's code.
import { z } from 'zod';

const Day = z.iso.date();
/** Empty is null. */
const Words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => (text === '' ? null : text));

const written = {
  /** 班の名称, e.g. 第1班 or うみべ県A. */
  name: z.string().trim().min(1).max(40),
  /** 所属: the town itself, a town or prefecture that helps. */
  organisation: z.string().trim().min(1).max(60),
  /** 車両 */
  vehicle: Words(60),
  /** 連絡先 of the team while it is out. */
  phone: Words(30),
  /** Where it sets out; null: from the plan's base. */
  base: z.strictObject({ lon: z.number().min(120).max(160), lat: z.number().min(15).max(50) }).nullable(),
  /** Names nobody. */
  note: Words(500),
};

/** POST …/survey-teams → Team (201); `surveys/team-number-taken` (409). `team_number` null: the next one. */
export const NewTeam = z.strictObject({
  team_id: z.uuid(),
  team_number: z.int().min(1).max(999).nullable(),
  ...written,
});
export type NewTeam = z.output<typeof NewTeam>;

/** PUT …/survey-teams/:team_id (If-Match: version) → Team; `surveys/team-ended` (409) for one that has been ended. */
export const TeamChange = z.strictObject({ team_number: z.int().min(1).max(999), ...written });
export type TeamChange = z.output<typeof TeamChange>;

/** One day of a team, with who is in it. Ids only: names stand in GET …/survey-surveyors, which is audited. */
export const TeamDay = z.strictObject({
  day: Day,
  /** surveyor_id; may be empty: the team is announced, its people are not. */
  members: z.array(z.uuid()).max(20),
});
export type TeamDay = z.output<typeof TeamDay>;

/**
 * PUT …/survey-teams/:team_id/days (If-Match: the team's version) → Team. All days of the team from `from` on, in place of
 * those that stand; days before `from` stay as they are. `surveys/team-day-allocated` (409) where a day that goes has been
 * given to a district (`errors`, code `allocated`, names the days); `surveys/surveyor-elsewhere` (409) where somebody is in another
 * team that day (`errors`, code `elsewhere`, names day and team).
 */
export const TeamDays = z
  .strictObject({ from: Day, days: z.array(TeamDay).max(200) })
  .refine(({ from, days }) => days.every(({ day }) => day >= from), { path: ['days'] })
  .refine(({ days }) => new Set(days.map(({ day }) => day)).size === days.length, { path: ['days'] });
export type TeamDays = z.output<typeof TeamDays>;

/** GET …/survey-teams → Team[] by number, ended ones last */
export const Team = z.object({
  team_id: z.string(),
  team_number: z.int(),
  name: z.string(),
  organisation: z.string(),
  vehicle: z.string().nullable(),
  phone: z.string().nullable(),
  base: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  note: z.string().nullable(),
  /** The day on which it was ended (解散); its past work keeps it. Null: at work. */
  ended_on: z.string().nullable(),
  /** In order. */
  days: z.array(z.object({ day: z.string(), members: z.array(z.string()) })),
  version: z.int(),
});
export type Team = z.output<typeof Team>;

/**
 * DELETE …/survey-teams/:team_id (If-Match) → TeamRemoved. A team that never had a district goes with its days (`removed`);
 * one with work behind it is ended: the past stays, its days ahead go (`ended`). `surveys/team-allocated` (409) while half
 * days ahead are given: they are taken back first, so that nobody waits for a team that does not come.
 */
export const TeamRemoved = z.object({ outcome: z.enum(['removed', 'ended']) });
export type TeamRemoved = z.output<typeof TeamRemoved>;

export const SurveyorRole = z.enum(['leader', 'building_expert', 'other']);
export type SurveyorRole = z.output<typeof SurveyorRole>;
export const surveyorRoleLabels: Readonly<Record<SurveyorRole, string>> = {
  leader: '班長',
  building_expert: '建築職・建築士',
  other: '調査員',
};

const person = {
  name: z.string().trim().min(1).max(60),
  organisation: z.string().trim().min(1).max(60),
  role: SurveyorRole,
};
/** POST …/survey-surveyors → Surveyor (201) */
export const NewSurveyor = z.strictObject({ surveyor_id: z.uuid(), ...person });
export type NewSurveyor = z.output<typeof NewSurveyor>;

/** PUT …/survey-surveyors/:surveyor_id (If-Match) → Surveyor */
export const SurveyorChange = z.strictObject(person);
export type SurveyorChange = z.output<typeof SurveyorChange>;

/** GET …/survey-surveyors → Surveyor[] by organisation and name; audited, because it names people */
export const Surveyor = z.object({
  surveyor_id: z.string(),
  name: z.string(),
  organisation: z.string(),
  role: SurveyorRole,
  version: z.int(),
});
export type Surveyor = z.output<typeof Surveyor>;

// DELETE …/survey-surveyors/:surveyor_id (If-Match) → { done: true }; `surveys/surveyor-in-team` (409) while in a team on any day
