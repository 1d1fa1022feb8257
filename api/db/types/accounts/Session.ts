import type { AccountAccountId } from './Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.session */
export type SessionTokenHash = Buffer & { __brand?: 'accounts.session' };

/**
 * Represents the table accounts.session
 * Who is signed in; the token itself is only in the browser's cookie
 */
export default interface SessionTable {
  /** SHA-256 of the token */
  token_hash: ColumnType<SessionTokenHash, SessionTokenHash, SessionTokenHash>;

  /** Whose */
  account_id: ColumnType<AccountAccountId, AccountAccountId, AccountAccountId>;

  /** Signed in at */
  created_at: ColumnType<string, string | undefined, string>;

  /** Last request, to the minute */
  last_seen_at: ColumnType<string, string | undefined, string>;

  /** 個人情報保護モード: on since then; null: off */
  privacy_since: ColumnType<string | null, string | null, string | null>;

  /** 世帯番号 of the confirmed household that is shown whole meanwhile; null: none */
  privacy_household: ColumnType<string | null, string | null, string | null>;
}

export type Session = Selectable<SessionTable>;

export type NewSession = Insertable<SessionTable>;

export type SessionUpdate = Updateable<SessionTable>;