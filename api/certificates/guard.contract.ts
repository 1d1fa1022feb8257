// 照合 on the wire: what speaks for and against the applicant's own house, the applicant's finger, and overrides.
import { z } from 'zod';

export const Stand = z.enum(['agree', 'contradict', 'silent']);
export const EvidenceKind = z.enum(['slip', 'pointing', 'name', 'address', 'records']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** Everything that the guard can find, by kind; no names in it. The pages have words for each. */
export const FindingCode = z.enum([
  'slip.not_given',
  'slip.unknown_number',
  'slip.same_number',
  'slip.other_round',
  'slip.other_survey',
  'pointing.not_given',
  'pointing.far_from_survey',
  'pointing.far_from_building',
  'pointing.between_houses',
  'pointing.at_address',
  'pointing.building_without_place',
  'pointing.building_in_doubt',
  'pointing.in_building',
  'pointing.other_building',
  'name.not_heard',
  'name.namesake_near',
  'name.resident_heard',
  'name.other_household_heard',
  'name.family_name_shared',
  'name.family_name_heard',
  'name.resembling_name_heard',
  'name.other_of_house_heard',
  'name.other_name_heard',
  'name.owns_several',
  'name.owner_is_resident',
  'name.owner_not_heard',
  'name.owner_heard',
  'name.owner_owns_several',
  'name.owner_resembles',
  'name.other_owner_heard',
  'name.owns_other_building',
  'address.survey_without_address',
  'address.address_incomplete',
  'address.survey_address_differs',
  'address.survey_address',
  'address.address_shared',
  'address.building_address',
  'address.address_far_from_survey',
  'address.address_in_building',
  'address.address_in_other_house',
  'address.owner_address',
  'address.owner_address_shared',
  'address.owner_address_differs',
  'address.other_building_address',
  'records.no_building',
  'records.building_without_place',
  'records.survey_far_from_building',
  'records.survey_in_building',
  'records.survey_beside_building',
  'records.place_shared',
  'records.place_unlike_address',
]);
export type FindingCode = z.infer<typeof FindingCode>;

const Lon = z.number().min(122).max(160);
const Lat = z.number().min(20).max(46);

/**
 * POST /api/:municipality/:disaster/house-checks. `slip_number` as typed or scanned from the 調査済証, null to take it
 * back; `window_id` takes the last pointing of that visit, null drops it. What is left out stays as it was given.
 */
export const HouseCheckQuestion = z.strictObject({
  confirmation_id: z.uuid(),
  slip_number: z.string().trim().min(1).max(40).nullable().optional(),
  window_id: z.uuid().nullable().optional(),
});
export type HouseCheckQuestion = z.output<typeof HouseCheckQuestion>;

export const HouseOverride = z.object({
  override_id: z.uuid(),
  reason: z.string(),
  contradictions: z.array(EvidenceKind),
  requested_by: z.string(),
  requested_at: z.string(),
  /** Null: waits. */
  decision: z.enum(['approved', 'refused']).nullable(),
  decided_by: z.string().nullable(),
  decided_at: z.string().nullable(),
  note: z.string().nullable(),
});
export type HouseOverride = z.infer<typeof HouseOverride>;

/** Answer of POST …/house-checks and GET …/house-checks/:confirmation_id: as the records stand now. */
export const HouseCheck = z.object({
  confirmation_id: z.uuid(),
  slip_number: z.string().nullable(),
  pointing: z.object({ lon: z.number(), lat: z.number(), pointed_at: z.string() }).nullable(),
  /** `slip` to `address` are evidence; `records` only contradicts. */
  kinds: z.array(
    z.object({
      kind: EvidenceKind,
      stand: Stand,
      findings: z.array(z.object({ code: FindingCode, stand: Stand })),
    }),
  ),
  /** Empty when proven: a contradiction, or who or what is not tied to the survey yet. */
  missing: z.array(z.enum(['contradiction', 'applicant', 'household', 'building'])),
  is_proven: z.boolean(),
  /** Proven, or overridden by a second person: certificates can be issued. */
  is_open: z.boolean(),
  /** The last one; null where none was asked for. */
  override: HouseOverride.nullable(),
});
export type HouseCheck = z.infer<typeof HouseCheck>;

/** POST /api/:municipality/:disaster/house-overrides; the client makes the id (UUIDv7). */
export const NewHouseOverride = z.strictObject({
  override_id: z.uuidv7(),
  confirmation_id: z.uuid(),
  reason: z.string().trim().min(5).max(400),
});
export type NewHouseOverride = z.output<typeof NewHouseOverride>;

/** POST /api/:municipality/:disaster/house-overrides/:override_id/decision, by somebody else than who asked. */
export const OverrideDecision = z.strictObject({
  decision: z.enum(['approved', 'refused']),
  note: z.string().trim().max(400).default(''),
});
export type OverrideDecision = z.output<typeof OverrideDecision>;

/** GET /api/:municipality/:disaster/house-overrides: those that wait, oldest first. */
export const WaitingOverrides = z.object({
  overrides: z.array(
    HouseOverride.extend({
      /** Null: an owner's, without a confirmed household. */
      confirmation_id: z.uuid().nullable(),
      household_number: z.string().nullable(),
      /** Null: a confirmation's. */
      owner_check_id: z.uuid().nullable(),
      property_number: z.string().nullable(),
      survey_number: z.string(),
      /** Of the household, or the owner. */
      head_name: z.string().nullable(),
      address: z.string().nullable(),
      is_own: z.boolean(),
    }),
  ),
});
export type WaitingOverrides = z.infer<typeof WaitingOverrides>;

/** POST /api/:municipality/:disaster/pointings: はい on the second window. Ids are the windows' own (UUIDv7). */
export const NewPointing = z.strictObject({
  pointing_id: z.uuidv7(),
  window_id: z.uuid(),
  at: z.tuple([Lon, Lat]),
});
export type NewPointing = z.output<typeof NewPointing>;
export const Pointing = z.object({
  pointing_id: z.uuid(),
  lon: z.number(),
  lat: z.number(),
  pointed_at: z.string(),
});
export type Pointing = z.infer<typeof Pointing>;

/** GET /api/:municipality/:disaster/windows/:window_id: the last pointing of a visit. */
export const WindowView = z.object({ pointing: Pointing.nullable() });

/** GET /api/:municipality/:disaster/applicant-map: all that the second window is told. */
export const ApplicantMap = z.object({
  municipality_name: z.string(),
  is_training: z.boolean(),
  /** West, south, east, north of the town's addresses; a point where it has none. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type ApplicantMap = z.infer<typeof ApplicantMap>;
