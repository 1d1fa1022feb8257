// Letting somebody in. Two short transactions with the slow password check between them, so that nobody waits
// for another's check; both through the gate, which knows nothing but how to let people in.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { recordEntry } from '../audit/audit.commands.ts';
import type { Database, Trx } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import { Problem } from '../http/problem.ts';
import { newToken, tokenHash } from '../http/session.ts';
import { signInProblems } from './accounts.problems.ts';
import { passwordMatches } from './password-hash.ts';
import { beginAttempt, findCounter, forgetFailures } from './sign-in-attempts.commands.ts';
import type { Attempt, Counter } from './sign-in-attempts.commands.ts';
import { findAccountToSignIn } from './sign-in.queries.ts';
import type { AccountToSignIn } from './sign-in.queries.ts';
import { standingOf } from './sign-in.rules.ts';

export interface SignInAsked {
  user_id: string;
  password: string;
  /** Address of the request. */
  place: string;
  /** Token of the device cookie. */
  device: string | undefined;
  /** Token of a session that this browser still has; it ends. */
  session: string | undefined;
}

export interface SignedIn {
  account_id: string;
  municipality_code: string;
  session: string;
  device: string;
}

const gate = { role: 'musubi_gate' } as const;

/** Throws accounts/wrong-password, -must-wait, -locked, -expired, -password-too-old; all of them audited. */
export async function signIn(db: Kysely<Database>, asked: SignInAsked): Promise<SignedIn> {
  const device = asked.device === undefined ? null : tokenHash(asked.device);
  const { account, counter, attempt } = await inScope(db, gate, async (trx) => {
    const found = await findAccountToSignIn(trx, asked.user_id);
    const mine = await findCounter(trx, { ...asked, device }, found?.account_id);
    const begun = await beginAttempt(trx, mine);
    if (begun.kind === 'waiting')
      await recordRefusal(trx, asked, found, signInProblems.mustWait(begun.minutes));
    return { account: found, counter: mine, attempt: begun };
  });
  if (attempt.kind === 'waiting') throw signInProblems.mustWait(attempt.minutes);
  const isRight = await passwordMatches(account?.password_hash, asked.password);
  const outcome = await inScope(db, gate, async (trx) => {
    const result = isRight && account ? await letIn(trx, asked, account, counter) : wrong(attempt);
    if (result instanceof Problem) await recordRefusal(trx, asked, account, result);
    return result;
  });
  if (outcome instanceof Problem) throw outcome;
  return outcome;
}

function wrong(attempt: Attempt & { kind: 'taken' }): Problem {
  return attempt.isLast ? signInProblems.mustWait(attempt.minutes) : signInProblems.wrong();
}

async function letIn(
  trx: Trx,
  asked: SignInAsked,
  checked: AccountToSignIn,
  counter: Counter,
): Promise<SignedIn | Problem> {
  await forgetFailures(trx, counter);
  // Held against a change of the password at this very moment, which would end all sessions but this one.
  const still = await trx
    .selectFrom('accounts.account')
    .select('account_id')
    .where('account_id', '=', checked.account_id)
    .where('password_hash', '=', checked.password_hash)
    .forShare()
    .executeTakeFirst();
  if (still === undefined) return signInProblems.wrong();
  const standing = standingOf(checked, checked.today);
  if (standing === 'locked') return signInProblems.locked();
  if (standing === 'expired') return signInProblems.expired();
  if (standing === 'password_too_old') return signInProblems.passwordTooOld();
  if ((standing === 'in_but_must_change') !== checked.must_change_password)
    await trx
      .updateTable('accounts.account')
      .set({ must_change_password: standing === 'in_but_must_change' })
      .where('account_id', '=', checked.account_id)
      .execute();
  const session = await openSession(trx, checked.account_id, asked.session);
  const device = await rememberDevice(trx, checked.account_id, asked.device);
  await recordEntry(trx, { ...entryOf(asked, checked, 200, 'in'), account_id: checked.account_id });
  return { account_id: checked.account_id, municipality_code: checked.municipality_code, session, device };
}

/** A new token each time: one that lay in the browser before is never made valid. */
async function openSession(trx: Trx, accountId: string, former: string | undefined): Promise<string> {
  await trx
    .deleteFrom('accounts.session')
    .where((eb) =>
      eb.or([
        eb('last_seen_at', '<', sql<string>`now() - interval '1 day'`),
        ...(former === undefined ? [] : [eb('token_hash', '=', tokenHash(former))]),
      ]),
    )
    .execute();
  const token = newToken();
  await trx
    .insertInto('accounts.session')
    .values({ token_hash: tokenHash(token), account_id: accountId })
    .execute();
  return token;
}

/** A device cookie is kept only if we gave it: one that was planted could be counted against by whoever planted it. */
async function rememberDevice(trx: Trx, accountId: string, given: string | undefined): Promise<string> {
  const ours =
    given !== undefined &&
    (await trx
      .selectFrom('accounts.known_device')
      .select('device_hash')
      .where('device_hash', '=', tokenHash(given))
      .limit(1)
      .executeTakeFirst()) !== undefined;
  const device = ours ? given : randomBytes(32).toString('base64url');
  await trx
    .insertInto('accounts.known_device')
    .values({ account_id: accountId, device_hash: tokenHash(device) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return device;
}

async function recordRefusal(
  trx: Trx,
  asked: SignInAsked,
  account: AccountToSignIn | undefined,
  problem: Problem,
): Promise<void> {
  await recordEntry(trx, entryOf(asked, account, problem.status, problem.slug));
}

/** What was typed as an id is written down only where it is one: people type passwords into the wrong field. */
function entryOf(asked: SignInAsked, account: AccountToSignIn | undefined, outcome: number, result: string) {
  return {
    municipality_code: account?.municipality_code ?? null,
    disaster_code: null,
    actor: account?.user_id ?? 'unknown',
    account_id: null,
    place: asked.place,
    action: 'accounts.sign_in',
    outcome,
    persons: [],
    purpose: null,
    details: JSON.stringify({ result }),
  };
}

/** Ends the session of this token, if there is one; says whose it was. */
export async function signOut(db: Kysely<Database>, token: string, place: string): Promise<void> {
  await inScope(db, gate, async (trx) => {
    const ended = await trx
      .deleteFrom('accounts.session')
      .where('token_hash', '=', tokenHash(token))
      .returning('account_id')
      .executeTakeFirst();
    if (ended === undefined) return;
    const account = await trx
      .selectFrom('accounts.account')
      .select(['account_id', 'user_id', 'municipality_code'])
      .where('account_id', '=', ended.account_id)
      .executeTakeFirstOrThrow();
    await recordEntry(trx, {
      municipality_code: account.municipality_code,
      disaster_code: null,
      actor: account.user_id,
      account_id: account.account_id,
      place,
      action: 'accounts.sign_out',
      outcome: 200,
      persons: [],
      purpose: null,
      details: '{}',
    });
  });
}
