import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { isPermission } from './permissions.ts';
import type { SessionView } from './sign-in.contract.ts';

/** The account of an id as typed, with what decides whether it may come in. Needs the gate: ids are known across towns. */
export async function findAccountToSignIn(reader: Reader, userId: string) {
  return reader
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.policy as p', 'p.municipality_code', 'a.municipality_code')
    .select([
      'a.account_id',
      'a.user_id',
      'a.municipality_code',
      'a.password_hash',
      'a.locked_at',
      'a.expires_on',
      'a.must_change_password',
      'p.password_max_age_days',
      'p.password_changed_by',
      sql<number>`floor(extract(epoch FROM now() - a.password_set_at) / 86400)`.as('password_age_days'),
      sql<string>`(now() AT TIME ZONE 'Asia/Tokyo')::date`.as('today'),
    ])
    .where('a.user_id', '=', userId)
    .executeTakeFirst();
}
export type AccountToSignIn = NonNullable<Awaited<ReturnType<typeof findAccountToSignIn>>>;

/**
 * How many failures a place has, and how long it waits then. The strictest of all towns counts for everybody:
 * a bound that depended on the account's town would tell which ids exist.
 */
export async function getSignInBounds(reader: Reader): Promise<{ failures: number; minutes: number }> {
  return reader
    .selectFrom('accounts.policy')
    .select([
      sql<number>`coalesce(min(failures_before_lock), 5)`.as('failures'),
      sql<number>`coalesce(max(lock_minutes), 15)`.as('minutes'),
    ])
    .executeTakeFirstOrThrow();
}

/** What the pages need to know of whoever is signed in. Throws not-found for an account outside the scope. */
export async function getSessionView(
  reader: Reader,
  accountId: string,
  privacy: SessionView['privacy'] = null,
): Promise<SessionView> {
  const found = await reader
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.municipality as m', 'm.municipality_code', 'a.municipality_code')
    .innerJoin('accounts.policy as p', 'p.municipality_code', 'a.municipality_code')
    .select([
      'a.account_id',
      'a.user_id',
      'a.display_name',
      'a.organisation',
      'a.must_change_password',
      'a.municipality_code',
      'm.name',
      'p.password_changed_by',
      sql<number>`ST_X(m.center)`.as('lon'),
      sql<number>`ST_Y(m.center)`.as('lat'),
    ])
    .where('a.account_id', '=', accountId)
    .executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  const disasters = await reader
    .selectFrom('accounts.disaster')
    .select(['disaster_code', 'name', 'kind', 'occurred_on'])
    .where('municipality_code', '=', found.municipality_code)
    .orderBy('occurred_on', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  const mayChange = found.password_changed_by === 'self';
  return {
    privacy,
    account: {
      account_id: found.account_id,
      user_id: found.user_id,
      display_name: found.display_name,
      organisation: found.organisation,
    },
    municipality: {
      municipality_code: found.municipality_code,
      name: found.name,
      center: [found.lon, found.lat],
    },
    permissions: await listPermissions(reader, accountId),
    disasters: disasters.map((disaster) => ({
      ...disaster,
      kind: disaster.kind === 'training' ? 'training' : 'actual',
    })),
    may_change_password: mayChange,
    must_change_password: found.must_change_password,
  };
}

async function listPermissions(reader: Reader, accountId: string) {
  const rows = await reader
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.group_permission as g', 'g.group_id', 'm.group_id')
    .select('g.permission')
    .distinct()
    .where('m.account_id', '=', accountId)
    .orderBy('g.permission')
    .execute();
  return rows.map((row) => row.permission).filter(isPermission);
}
