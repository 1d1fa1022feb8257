// A form filled from the register, as the household was on the day of the disaster.
import { z } from 'zod';
import { ApplicationState } from './application-states.contract.ts';
import { ApplicationCategory, DeclaredMember } from './applications.contract.ts';

/** POST /api/:municipality/:disaster/applications/prefill */
export const PrefillQuestion = z.strictObject({
  household_number: z.string().trim().min(1).max(40),
  /** 物件番号 of the house that it probably lives in, as a lookup has it: tells whether the householder owns it. */
  property_number: z.string().trim().min(1).max(40).nullable().default(null),
});
export type PrefillQuestion = z.output<typeof PrefillQuestion>;

export const Prefill = z.object({
  household_number: z.string(),
  applicant_name: z.string(),
  applicant_kana: z.string().nullable(),
  /** Today's, where the household has moved since. */
  applicant_address: z.string(),
  applicant_phone: z.string().nullable(),
  head_name: z.string(),
  members: z.array(DeclaredMember),
  address_then: z.string(),
  house_address: z.string(),
  /** Owner-occupier where householder and owner of the house (confirmed, else the probable one) bear one name; null where nothing tells. */
  category: ApplicationCategory.nullable(),
  property_number: z.string().nullable(),
  slip_number: z.string().nullable(),
  /** 交付開始日 of the area; null where none is set. */
  issue_starts_on: z.string().nullable(),
  /** Applications of this household that there are already. */
  earlier: z.array(
    z.object({ application_id: z.uuid(), application_number: z.int(), state: ApplicationState }),
  ),
});
export type Prefill = z.infer<typeof Prefill>;
