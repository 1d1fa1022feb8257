// Who is asking. The token is random and opaque; the database holds its hash only.
import { createHash, randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { sql } from 'kysely';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import type { Permission } from '../accounts/permissions.ts';
import { isPermission } from '../accounts/permissions.ts';
import type { Env } from './environment.ts';

export const sessionCookie = 'musubi_session';

export interface Session {
  account_id: string;
  user_id: string;
  display_name: string;
  organisation: string | null;
  municipality_code: string;
  must_change_password: boolean;
  permissions: ReadonlySet<Permission>;
  /** 個人情報保護モード: since when, and whose household is shown whole meanwhile; null while it is off. */
  privacy: { since: string; household_number: string | null } | null;
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Strict same-site cookie out of scripts' reach; `Secure` wherever the page itself came over TLS. */
export function setPrivateCookie(c: Context<Env>, name: string, token: string, seconds?: number): void {
  const secure =
    new URL(c.req.url).protocol === 'https:' ||
    (c.var.house.settings.behindProxy && c.req.header('x-forwarded-proto') === 'https');
  setCookie(c, name, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure,
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  });
}

/** Looks the cookie up and says who asks, or null. Never throws for a bad cookie: the mounts decide what needs a session. */
export const withSession = createMiddleware<Env>(async (c, next) => {
  const token = getCookie(c, sessionCookie);
  c.set('session', token === undefined ? null : await findSession(c.var.house.db, tokenHash(token)));
  await next();
});

/** The live session of a token: the account unlocked and in date, the session used within its idle time. */
async function findSession(db: Kysely<Database>, hash: Buffer): Promise<Session | null> {
  return inScope(db, { role: 'musubi_gate' }, async (trx) => {
    const found = await trx
      .selectFrom('accounts.session as s')
      .innerJoin('accounts.account as a', 'a.account_id', 's.account_id')
      .innerJoin('accounts.policy as p', 'p.municipality_code', 'a.municipality_code')
      .select([
        'a.account_id',
        'a.user_id',
        'a.display_name',
        'a.organisation',
        'a.municipality_code',
        'a.must_change_password',
        's.privacy_since',
        's.privacy_household',
      ])
      .select(sql<boolean>`s.last_seen_at < now() - interval '1 minute'`.as('is_stale'))
      .select((eb) =>
        eb
          .selectFrom('accounts.membership as m')
          .innerJoin('accounts.group_permission as g', 'g.group_id', 'm.group_id')
          .whereRef('m.account_id', '=', 'a.account_id')
          .select(sql<string[]>`coalesce(array_agg(DISTINCT g.permission), '{}')`.as('permissions'))
          .as('permissions'),
      )
      .where('s.token_hash', '=', hash)
      .where('a.locked_at', 'is', null)
      .where(sql<boolean>`(a.expires_on IS NULL OR a.expires_on >= (now() AT TIME ZONE 'Asia/Tokyo')::date)`)
      .where(sql<boolean>`s.last_seen_at > now() - make_interval(mins => p.idle_minutes)`)
      .executeTakeFirst();
    if (!found) return null;
    const { is_stale, permissions, privacy_since, privacy_household, ...account } = found;
    if (is_stale) {
      await trx
        .updateTable('accounts.session')
        .set({ last_seen_at: sql`now()` })
        .where('token_hash', '=', hash)
        .execute();
    }
    return {
      ...account,
      permissions: new Set((permissions ?? []).filter(isPermission)),
      privacy: privacy_since === null ? null : { since: privacy_since, household_number: privacy_household },
    };
  });
}
