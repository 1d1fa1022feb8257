import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { AccountChange, NewAccount } from './accounts.contract.ts';
import { accountProblems } from './accounts.problems.ts';
import { keepingAnAdministrator } from './administrators.commands.ts';

export interface HashedAccount extends Omit<NewAccount, 'password'> {
  password_hash: string;
  must_change_password: boolean;
}

/** Makes one account with its groups; answers its id. Throws accounts/user-id-taken, -group-unknown. */
export async function createAccount(trx: Trx, municipality: string, given: HashedAccount): Promise<string> {
  const { group_ids, ...columns } = given;
  const account_id = uuidv7();
  await requireGroups(trx, group_ids);
  await trx
    .insertInto('accounts.account')
    .values({ ...columns, account_id, municipality_code: municipality })
    .execute();
  await joinGroups(trx, account_id, group_ids);
  return account_id;
}

/** Name, organisation, expiry, groups. Throws http/version-stale, accounts/group-unknown, -last-administrator. */
export async function changeAccount(
  trx: Trx,
  municipality: string,
  accountId: string,
  version: number,
  change: AccountChange,
): Promise<void> {
  const { group_ids, ...columns } = change;
  await requireGroups(trx, group_ids);
  await keepingAnAdministrator(trx, municipality, async () => {
    const changed = await trx
      .updateTable('accounts.account')
      .set({ ...columns, version: version + 1 })
      .where('account_id', '=', accountId)
      .where('version', '=', version)
      .returning('account_id')
      .executeTakeFirst();
    if (changed === undefined) throw problems.versionStale();
    await trx.deleteFrom('accounts.membership').where('account_id', '=', accountId).execute();
    await joinGroups(trx, accountId, group_ids);
  });
}

/** 緊急ロック: no sign-in from now on, and its sessions end at once. Locking twice changes nothing. */
export async function lockAccount(trx: Trx, municipality: string, accountId: string): Promise<void> {
  await keepingAnAdministrator(trx, municipality, async () => {
    await trx
      .updateTable('accounts.account')
      .set((eb) => ({ locked_at: eb.fn<string>('now', []), version: eb('version', '+', 1) }))
      .where('account_id', '=', accountId)
      .where('locked_at', 'is', null)
      .execute();
    await trx.deleteFrom('accounts.session').where('account_id', '=', accountId).execute();
  });
}

export async function unlockAccount(trx: Trx, accountId: string): Promise<void> {
  await trx
    .updateTable('accounts.account')
    .set((eb) => ({ locked_at: null, version: eb('version', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('locked_at', 'is not', null)
    .execute();
}

/** Takes the version that was seen, before a change that follows in the same transaction. Throws http/version-stale. */
export async function requireVersion(trx: Trx, accountId: string, version: number): Promise<void> {
  const held = await trx
    .selectFrom('accounts.account')
    .select('version')
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) throw problems.notFound();
  if (held.version !== version) throw problems.versionStale();
}

async function joinGroups(trx: Trx, account_id: string, groupIds: readonly string[]): Promise<void> {
  const groups = [...new Set(groupIds)];
  if (groups.length === 0) return;
  await trx
    .insertInto('accounts.membership')
    .values(groups.map((group_id) => ({ account_id, group_id })))
    .execute();
}

/** Foreign keys see past the row-level policies, so a group of another town is refused here. */
async function requireGroups(trx: Trx, groupIds: readonly string[]): Promise<void> {
  const wanted = new Set(groupIds);
  if (wanted.size === 0) return;
  const known = await trx
    .selectFrom('accounts.permission_group')
    .select('group_id')
    .where('group_id', 'in', [...wanted])
    .execute();
  if (known.length !== wanted.size) throw accountProblems.groupUnknown();
}
