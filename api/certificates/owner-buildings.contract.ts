// 所有者の家屋 on the wire: an owner's buildings, each with the surveys near it, to be certified one by one.
import { z } from 'zod';

/** POST /api/:municipality/:disaster/owner-buildings: by the owner's name, or one building by its number. */
export const OwnerQuestion = z.strictObject({
  owner_name: z.string().trim().max(100).default(''),
  property_number: z.string().trim().max(100).default(''),
});

export const OwnerBuilding = z.object({
  property_number: z.string(),
  address: z.string(),
  use: z.string().nullable(),
  structure: z.string().nullable(),
  owner_name: z.string(),
  owner_address: z.string().nullable(),
  co_owners: z.array(z.string()),
  /** The present owner's certificate, if one is issued. */
  certificate_id: z.uuid().nullable(),
  /** Surveys within 50 m, nearest first; tied by a confirmation before others. */
  surveys: z.array(
    z.object({
      survey_number: z.string(),
      damage_label: z.string(),
      round: z.string(),
      address: z.string().nullable(),
      /** Metres from the building. */
      distance: z.number(),
      /** A person has tied this survey to this building. */
      is_confirmed: z.boolean(),
    }),
  ),
});
export type OwnerBuilding = z.infer<typeof OwnerBuilding>;
export const OwnerAnswer = z.object({ buildings: z.array(OwnerBuilding) });
