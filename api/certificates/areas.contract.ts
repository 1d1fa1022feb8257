// 交付開始日 by area: an area is a set of 町字, each in one area at most.
import { z } from 'zod';

const Town = z.object({ town_id: z.string(), name: z.string(), lon: z.number(), lat: z.number() });

export const IssueArea = z.object({
  area_id: z.uuid(),
  name: z.string(),
  starts_on: z.string(),
  /** お知らせ for its people: place, time, what to bring. */
  note: z.string().nullable(),
  version: z.int(),
  town_ids: z.array(z.string()),
});
export type IssueArea = z.infer<typeof IssueArea>;

/** GET /api/:municipality/:disaster/issue-areas. `towns`: all in force, to choose from. */
export const IssueAreas = z.object({ areas: z.array(IssueArea), towns: z.array(Town) });
export type IssueAreas = z.infer<typeof IssueAreas>;

const given = {
  name: z.string().trim().min(1).max(60),
  starts_on: z.iso.date(),
  note: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .default(null)
    .transform((value) => (value === '' ? null : value)),
  town_ids: z
    .array(z.string().regex(/^\d{7}$/))
    .min(1)
    .max(2000),
};
/** POST …/issue-areas → IssueArea; PUT …/issue-areas/:area_id (If-Match) → IssueArea; DELETE (If-Match) → {} */
export const NewIssueArea = z.strictObject({ area_id: z.uuidv7(), ...given });
export type NewIssueArea = z.output<typeof NewIssueArea>;
export const IssueAreaChange = z.strictObject(given);
export type IssueAreaChange = z.output<typeof IssueAreaChange>;
export const Removed = z.object({});
