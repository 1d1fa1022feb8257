import type { Trx } from '../db/database.ts';
import { passwordProblems } from './accounts.problems.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';
import { passwordFaults } from './passwords.rules.ts';
import type { PolicyView } from './policy.contract.ts';

/** Throws accounts/password-weak with a field for each fault; `pointer` is where the password stood. */
export function requireStrong(password: string, policy: PolicyView, pointer: string): void {
  const faults = passwordFaults(password, policy);
  if (faults.length > 0) throw passwordProblems.weak(pointer, faults, policy);
}

export interface PasswordToSet {
  account_id: string;
  password: string;
  pointer: string;
  /** Whether its owner must change it at the next sign-in. */
  initial: boolean;
  /** Hash of the token of the session that goes on; all others of the account end. */
  keepSession?: Buffer;
}

/** Sets a password that keeps the policy and was not had before. Throws accounts/password-weak, -former. */
export async function setPassword(trx: Trx, policy: PolicyView, given: PasswordToSet): Promise<void> {
  requireStrong(given.password, policy, given.pointer);
  const held = await trx
    .selectFrom('accounts.account')
    .select(['password_hash', 'password_set_at'])
    .where('account_id', '=', given.account_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const former = await trx
    .selectFrom('accounts.former_password')
    .select('password_hash')
    .where('account_id', '=', given.account_id)
    .orderBy('set_at', 'desc')
    .limit(policy.password_history)
    .execute();
  const hashes = [held.password_hash, ...former.map((row) => row.password_hash)];
  const used = await Promise.all(hashes.map((hash) => passwordMatches(hash, given.password)));
  if (used.includes(true)) throw passwordProblems.former(given.pointer);
  const hashed = await hashPassword(given.password);
  await trx
    .insertInto('accounts.former_password')
    .values({
      account_id: given.account_id,
      password_hash: held.password_hash,
      set_at: held.password_set_at,
    })
    .execute();
  await trx
    .updateTable('accounts.account')
    .set((eb) => ({
      password_hash: eb.val(hashed),
      password_set_at: eb.fn<string>('clock_timestamp', []),
      must_change_password: given.initial,
      version: eb('version', '+', 1),
    }))
    .where('account_id', '=', given.account_id)
    .execute();
  const sessions = trx.deleteFrom('accounts.session').where('account_id', '=', given.account_id);
  await (
    given.keepSession === undefined ? sessions : sessions.where('token_hash', '!=', given.keepSession)
  ).execute();
}
