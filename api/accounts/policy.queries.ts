import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { PolicyView } from './policy.contract.ts';

/** Throws not-found outside the scope. */
export async function getPolicy(reader: Reader, municipality: string): Promise<PolicyView> {
  const row = await reader
    .selectFrom('accounts.policy')
    .selectAll()
    .where('municipality_code', '=', municipality)
    .executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return PolicyView.parse(row);
}
