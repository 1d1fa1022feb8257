import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { accountProblems } from './accounts.problems.ts';
import type { Bulk } from './bulk-file.ts';

/** Makes all accounts or, with the rows at fault, none. Answers their ids. Throws accounts/bulk-rows. */
export async function createAccounts(
  trx: Trx,
  municipality: string,
  bulk: Bulk & { kind: 'ready' },
): Promise<string[]> {
  const accounts = bulk.accounts.map((account) => ({ ...account, account_id: uuidv7() }));
  const made = await trx
    .insertInto('accounts.account')
    .values(
      accounts.map(({ account_id, user_id, display_name, organisation, expires_on, password_hash }) => ({
        account_id,
        municipality_code: municipality,
        user_id,
        display_name,
        organisation,
        expires_on,
        password_hash,
        must_change_password: bulk.must_change_password,
      })),
    )
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .returning('account_id')
    .execute();
  const there = new Set<string>(made.map((row) => row.account_id));
  const taken = accounts.filter((account) => !there.has(account.account_id));
  if (taken.length > 0)
    throw accountProblems.bulkRows(
      taken.map(({ row }) => ({
        pointer: `/rows/${row}/利用者ID`,
        code: 'taken',
        message: 'この利用者IDは既に使われています',
      })),
      taken.length,
    );
  const memberships = accounts.flatMap(({ account_id, groups }) =>
    [...new Set(groups.map((group) => group.group_id))].map((group_id) => ({ account_id, group_id })),
  );
  if (memberships.length > 0) await trx.insertInto('accounts.membership').values(memberships).execute();
  return accounts.map((account) => account.account_id);
}
