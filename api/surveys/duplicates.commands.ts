import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { claimsKey, listDuplicates } from './duplicates.queries.ts';
import type { Duplicate, SettledDuplicate } from './duplicates.contract.ts';
import type { ActingOn } from './plan-edits.ts';
import { plansProblems } from './plans.problems.ts';

/** Says what a duplicate was. Throws not-found, surveys/duplicate-gone where its claims are no longer those that were seen. */
export async function settleDuplicate(
  trx: Trx,
  of: ActingOn,
  { stop_id, kind, claims, reason }: SettledDuplicate,
): Promise<Duplicate[]> {
  const seen = claimsKey(claims);
  const isThere = (await listDuplicates(trx, of)).some(
    (one) =>
      one.stop_id === stop_id &&
      one.kind === kind &&
      claimsKey(one.claims.map(({ claim }) => claim)) === seen,
  );
  if (!isThere) throw plansProblems.duplicateGone();
  const said = { claims, reason, settled_by: of.account };
  await trx
    .insertInto('surveys.settled_duplicate')
    .values({ plan_id: of.plan_id, stop_id, kind, municipality_code: of.municipality, ...said })
    .onConflict((conflict) =>
      conflict.columns(['plan_id', 'stop_id', 'kind']).doUpdateSet({ ...said, settled_at: sql`now()` }),
    )
    .execute();
  return listDuplicates(trx, of);
}
