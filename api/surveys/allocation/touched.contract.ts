// What an edit or a re-plan did to allocations.
import { z } from 'zod';

/**
 * In EditOutcome (edits.contract.ts) and StopsTaken (plans.contract.ts) as `allocations`: what became of the half days ahead of
 * districts that ended. They follow the open buildings, to the district that took most of them, needs the half day and has no
 * team then; where there is none they fall away and the team is free. Half days that have begun stay with the ended
 * district, as its finished work does. A district that lives again (undo) gets back what followed.
 */
export const AllocationsTouched = z.object({
  followed: z.array(
    z.object({
      team_id: z.string(),
      team_number: z.int(),
      day: z.string(),
      half: z.enum(['am', 'pm']),
      from_district_number: z.int(),
      to_district_number: z.int(),
    }),
  ),
  ended: z.array(
    z.object({
      team_id: z.string(),
      team_number: z.int(),
      day: z.string(),
      half: z.enum(['am', 'pm']),
      district_number: z.int(),
    }),
  ),
});
export type AllocationsTouched = z.output<typeof AllocationsTouched>;
