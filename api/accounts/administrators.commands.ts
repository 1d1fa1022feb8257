// A town never loses its last administrator by its own hand. Every change that could do so takes the same lock
// first and counts afterwards, so two administrators cannot lock each other out at the same moment.
import type { Trx } from '../db/database.ts';
import { accountProblems } from './accounts.problems.ts';
import { countAdministrators } from './accounts.queries.ts';

/** Runs `change` and throws accounts/last-administrator (undoing it) if no usable administrator is left. */
export async function keepingAnAdministrator<T>(
  trx: Trx,
  municipality: string,
  change: () => Promise<T>,
): Promise<T> {
  await trx
    .selectFrom('accounts.policy')
    .select('municipality_code')
    .where('municipality_code', '=', municipality)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const before = await countAdministrators(trx);
  const result = await change();
  // A town without one yet (founded a moment ago, from the command line) has none to lose.
  if (before > 0 && (await countAdministrators(trx)) === 0) throw accountProblems.lastAdministrator();
  return result;
}
