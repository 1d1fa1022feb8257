import type { AccountAccountId } from './Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.former_password */
export type FormerPasswordSetAt = string & { __brand?: 'accounts.former_password' };

/**
 * Represents the table accounts.former_password
 * 過去に登録されたパスワード, so that they are not set again
 */
export default interface FormerPasswordTable {
  /** Whose */
  account_id: ColumnType<AccountAccountId, AccountAccountId, AccountAccountId>;

  /** When it had been set */
  set_at: ColumnType<FormerPasswordSetAt, FormerPasswordSetAt, FormerPasswordSetAt>;

  /** argon2id */
  password_hash: ColumnType<string, string, string>;
}

export type FormerPassword = Selectable<FormerPasswordTable>;

export type NewFormerPassword = Insertable<FormerPasswordTable>;

export type FormerPasswordUpdate = Updateable<FormerPasswordTable>;