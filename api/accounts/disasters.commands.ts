import type { Trx } from '../db/database.ts';
import { DisasterView } from './disasters.contract.ts';
import type { NewDisaster } from './disasters.contract.ts';

/** Throws accounts/disaster-taken. */
export async function addDisaster(trx: Trx, municipality: string, given: NewDisaster): Promise<DisasterView> {
  const row = await trx
    .insertInto('accounts.disaster')
    .values({ ...given, municipality_code: municipality })
    .returningAll()
    .executeTakeFirstOrThrow();
  return DisasterView.parse(row);
}
