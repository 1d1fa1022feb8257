// Counting failed sign-ins so that only the place that fails must wait. A browser that once signed in to an
// account has a counter of its own there; every other counts by its address. So an attacker elsewhere makes
// nobody wait but himself. An attempt counts before its password is checked and is taken back if it was
// right: a hundred at once are not a hundred free guesses.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { getSignInBounds } from './sign-in.queries.ts';

export interface Counter {
  user_id: string;
  /** `device:…` or `address:…`. */
  place: string;
}

export type Attempt =
  | { kind: 'taken'; isLast: boolean; minutes: number }
  /** Minutes still to wait, at least 1. */
  | { kind: 'waiting'; minutes: number };

/** Ids that no account can have share one counter a place: they are not worth a row each. */
const impossibleId = '?';

export async function findCounter(
  trx: Trx,
  asked: { user_id: string; place: string; device: Buffer | null },
  accountId: string | undefined,
): Promise<Counter> {
  const known =
    accountId !== undefined &&
    asked.device !== null &&
    (await trx
      .selectFrom('accounts.known_device')
      .select('device_hash')
      .where('account_id', '=', accountId)
      .where('device_hash', '=', asked.device)
      .executeTakeFirst()) !== undefined;
  return {
    user_id: /^[A-Za-z0-9._@-]{1,30}$/.test(asked.user_id) ? asked.user_id : impossibleId,
    place:
      known && asked.device !== null ? `device:${asked.device.toString('hex')}` : `address:${asked.place}`,
  };
}

export async function beginAttempt(trx: Trx, counter: Counter): Promise<Attempt> {
  const bounds = await getSignInBounds(trx);
  const over = sql<boolean>`f.last_failed_at <= now() - make_interval(mins => ${bounds.minutes})`;
  const counted = await sql<{ failures: number }>`
    INSERT INTO accounts.sign_in_failure AS f (user_id, place, failures, last_failed_at)
    VALUES (${counter.user_id}, ${counter.place}, 1, now())
    ON CONFLICT (user_id, place) DO UPDATE
      SET failures = CASE WHEN ${over} THEN 1 ELSE f.failures + 1 END, last_failed_at = now()
      WHERE f.failures < ${bounds.failures} OR ${over}
    RETURNING failures`.execute(trx);
  const failures = counted.rows[0]?.failures;
  if (failures !== undefined)
    return { kind: 'taken', isLast: failures >= bounds.failures, minutes: bounds.minutes };
  const { minutes } = await trx
    .selectFrom('accounts.sign_in_failure')
    .select(
      sql<number>`greatest(1, ceil(extract(epoch FROM last_failed_at + make_interval(mins => ${bounds.minutes}) - now()) / 60))`.as(
        'minutes',
      ),
    )
    .where('user_id', '=', counter.user_id)
    .where('place', '=', counter.place)
    .executeTakeFirstOrThrow();
  return { kind: 'waiting', minutes };
}

/** The password was right: nothing is held against this place. Counters of days ago go too. */
export async function forgetFailures(trx: Trx, counter: Counter): Promise<void> {
  await trx
    .deleteFrom('accounts.sign_in_failure')
    .where((eb) =>
      eb.or([
        eb.and([eb('user_id', '=', counter.user_id), eb('place', '=', counter.place)]),
        eb('last_failed_at', '<', sql<string>`now() - interval '2 days'`),
      ]),
    )
    .execute();
}
