// Every statement of the program runs inside a scope: a transaction that has taken a role without
// ownership and told the row-level policies whose rows it may see. Settings are transaction-local,
// so a connection goes back to the pool (or to the next client of the embedded engine) clean.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database, Trx } from './database.ts';

export interface Scope {
  role: 'musubi_app' | 'musubi_gate' | 'musubi_sealer' | 'musubi_public';
  /** Whose rows; without it the policies show none. */
  municipality?: string;
  /** Who asks; null for the command line. */
  account?: string | null;
  /** 支援措置: whether protected households are shown. */
  opensProtected?: boolean;
  /** 個人情報保護モード: on, and whose household is shown meanwhile (null: nobody's). */
  privacy?: { household_number: string | null } | null;
}

/** Runs `work` in one transaction; it commits when `work` resolves and rolls back when it throws. */
export async function inScope<T>(
  db: Kysely<Database>,
  scope: Scope,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`SELECT set_config('role', ${scope.role}, true),
      set_config('musubi.municipality', ${scope.municipality ?? ''}, true),
      set_config('musubi.account', ${scope.account ?? ''}, true),
      set_config('musubi.opens_protected', ${scope.opensProtected === true ? 'on' : 'off'}, true),
      set_config('musubi.privacy', ${scope.privacy ? 'on' : 'off'}, true),
      set_config('musubi.shown_household', ${scope.privacy?.household_number ?? ''}, true)`.execute(trx);
    return work(trx);
  });
}
