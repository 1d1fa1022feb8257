// 被災の届出 on the wire: what 被災届出受理証 certifies.
import { z } from 'zod';

const Words = (most: number) => z.string().trim().max(most);

/** POST /api/:municipality/:disaster/declarations → Declaration */
export const NewDeclaration = z.strictObject({
  declaration_id: z.uuidv7(),
  application_id: z.uuid().nullable().default(null),
  household_number: z.string().min(1).max(100).nullable().default(null),
  declarant_name: Words(100).min(1),
  declarant_address: Words(200).min(1),
  damaged_object: Words(200).min(1),
  damaged_place: Words(200),
  damage_content: Words(500).min(1),
  special_notes: Words(500).default(''),
  other: Words(500).default(''),
});
export type NewDeclaration = z.output<typeof NewDeclaration>;

export const Declaration = z.object({
  ...NewDeclaration.shape,
  received_on: z.string(),
  created_by: z.string(),
  created_at: z.string(),
  /** The present 受理証, if one is issued. */
  certificate_id: z.uuid().nullable(),
});
export type Declaration = z.infer<typeof Declaration>;

/** POST /api/:municipality/:disaster/declarations/search: newest first, at most 200. */
export const DeclarationQuestion = z.strictObject({
  /** Part of a name; empty: all. */
  name: z.string().trim().max(100).default(''),
});
export const DeclarationList = z.object({ declarations: z.array(Declaration) });
