// 照合 of an owner's building on the wire, where no household is confirmed: the same evidence, another ground.
import { z } from 'zod';
import { HouseCheck } from './guard.contract.ts';

const RegisterNumber = z.string().trim().min(1).max(100);

/**
 * POST /api/:municipality/:disaster/owner-checks: judged anew each time. `slip_number` as typed or scanned from the
 * 調査済証, null to take it back; `window_id` takes the last pointing of that visit, null drops it. What is left out stays.
 */
export const OwnerCheckQuestion = z.strictObject({
  property_number: RegisterNumber,
  survey_number: RegisterNumber,
  slip_number: z.string().trim().min(1).max(40).nullable().optional(),
  window_id: z.uuid().nullable().optional(),
});
export type OwnerCheckQuestion = z.output<typeof OwnerCheckQuestion>;

export const OwnerCheck = HouseCheck.omit({ confirmation_id: true }).extend({
  owner_check_id: z.uuid(),
  property_number: z.string(),
  survey_number: z.string(),
});
export type OwnerCheck = z.infer<typeof OwnerCheck>;

/** POST …/owner-checks/:check_id/overrides; the client makes the id (UUIDv7). */
export const NewOwnerOverride = z.strictObject({
  override_id: z.uuidv7(),
  reason: z.string().trim().min(5).max(400),
});
export type NewOwnerOverride = z.output<typeof NewOwnerOverride>;

// GET …/owner-checks/:check_id → OwnerCheck: for the second person, as the records stand now.
