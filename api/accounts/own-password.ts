// Somebody who wants a new password must know the present one, and may not guess it without end on a session
// left open. Counted through the gate, before the write's own transaction.
import type { Context } from 'hono';
import { parse } from 'hono/utils/cookie';
import { inScope } from '../db/scope.ts';
import type { Env } from '../http/environment.ts';
import type { Asking } from '../http/mounts.ts';
import { tokenHash } from '../http/session.ts';
import { deviceCookie } from './device-cookie.ts';
import { passwordMatches } from './password-hash.ts';
import { beginAttempt, findCounter, forgetFailures } from './sign-in-attempts.commands.ts';
import { OwnPasswordChange } from './sign-in.contract.ts';
import { findAccountToSignIn } from './sign-in.queries.ts';

export type Proven = { kind: 'right' } | { kind: 'wrong' } | { kind: 'waiting'; minutes: number };

const proofs = new WeakMap<Request, Proven>();

/** To be the write's `prepare`. */
export async function proveCurrentPassword(
  c: Pick<Context<Env>, 'req' | 'var'>,
  asking: Asking,
): Promise<void> {
  proofs.set(c.req.raw, await prove(c, asking));
}

export function provenOf(c: Pick<Context, 'req'>): Proven {
  return proofs.get(c.req.raw) ?? { kind: 'wrong' };
}

async function prove(c: Pick<Context<Env>, 'req' | 'var'>, { session }: Asking): Promise<Proven> {
  const asked = OwnPasswordChange.safeParse(await c.req.json().catch(() => null));
  if (!asked.success) return { kind: 'wrong' }; // refused by the contract before this is looked at
  const { db } = c.var.house;
  const deviceToken = parse(c.req.header('cookie') ?? '', deviceCookie)[deviceCookie];
  const device = deviceToken === undefined ? null : tokenHash(deviceToken);
  const place = { user_id: session.user_id, place: c.var.place, device };
  const { account, counter, attempt } = await inScope(db, { role: 'musubi_gate' }, async (trx) => {
    const mine = await findCounter(trx, place, session.account_id);
    return {
      account: await findAccountToSignIn(trx, session.user_id),
      counter: mine,
      attempt: await beginAttempt(trx, mine),
    };
  });
  if (attempt.kind === 'waiting') return attempt;
  const right = await passwordMatches(account?.password_hash, asked.data.current_password);
  if (!right) return attempt.isLast ? { kind: 'waiting', minutes: attempt.minutes } : { kind: 'wrong' };
  await inScope(db, { role: 'musubi_gate' }, (trx) => forgetFailures(trx, counter));
  return { kind: 'right' };
}
