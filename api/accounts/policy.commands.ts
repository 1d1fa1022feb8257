import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { PolicyView } from './policy.contract.ts';
import type { PolicyChange } from './policy.contract.ts';

/** Throws http/version-stale. */
export async function changePolicy(
  trx: Trx,
  municipality: string,
  version: number,
  change: PolicyChange,
): Promise<PolicyView> {
  const row = await trx
    .updateTable('accounts.policy')
    .set({ ...change, version: version + 1 })
    .where('municipality_code', '=', municipality)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw problems.versionStale();
  return PolicyView.parse(row);
}
