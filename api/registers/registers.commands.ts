import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import type { NewProtection } from './registers.contract.ts';
import { protectionProblems } from './registers.problems.ts';
import { isHouseholdKnown } from './registers.queries.ts';

/**
 * Hides a household from everybody without the right, from this commit on. A number that the register does not
 * know is refused: a slip of the pen would protect nobody. Throws registers/household-unknown, -already-protected.
 */
export async function addProtection(
  trx: Trx,
  municipality: string,
  actor: string,
  given: NewProtection,
): Promise<string> {
  if (!(await isHouseholdKnown(trx, municipality, given.household_number)))
    throw protectionProblems.householdUnknown();
  const protection_id = uuidv7();
  await trx
    .insertInto('registers.protection')
    .values({ ...given, protection_id, municipality_code: municipality, created_by: actor })
    .execute();
  return protection_id;
}

/** Throws registers/protection-ended where somebody was first. */
export async function endProtection(trx: Trx, protectionId: string): Promise<void> {
  const ended = await trx
    .updateTable('registers.protection')
    .set((eb) => ({ ended_at: eb.fn<string>('now', []), version: eb('version', '+', 1) }))
    .where('protection_id', '=', protectionId)
    .where('ended_at', 'is', null)
    .returning('protection_id')
    .executeTakeFirst();
  if (ended === undefined) throw protectionProblems.ended();
}
