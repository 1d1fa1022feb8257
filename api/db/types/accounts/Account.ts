import type { MunicipalityMunicipalityCode } from './Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.account */
export type AccountAccountId = string & { __brand?: 'accounts.account' };

/**
 * Represents the table accounts.account
 * 利用者
 */
export default interface AccountTable {
  /** UUIDv7 */
  account_id: ColumnType<AccountAccountId, AccountAccountId, AccountAccountId>;

  /** The municipality that this account works for */
  municipality_code: ColumnType<MunicipalityMunicipalityCode, MunicipalityMunicipalityCode, MunicipalityMunicipalityCode>;

  /** 利用者ID, 1 to 30 characters */
  user_id: ColumnType<string, string, string>;

  /** 氏名, as shown on screens and in the audit */
  display_name: ColumnType<string, string, string>;

  /** 所属, e.g. the town that sent the helper */
  organisation: ColumnType<string | null, string | null, string | null>;

  /** argon2id */
  password_hash: ColumnType<string, string, string>;

  /** When the password was last set */
  password_set_at: ColumnType<string, string | undefined, string>;

  /** Set for an initial password where people change their own */
  must_change_password: ColumnType<boolean, boolean | undefined, boolean>;

  /** 有効期限: last day on which it works */
  expires_on: ColumnType<string | null, string | null, string | null>;

  /** 緊急ロック: no sign-in and no session since then */
  locked_at: ColumnType<string | null, string | null, string | null>;

  /** When it was made */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Account = Selectable<AccountTable>;

export type NewAccount = Insertable<AccountTable>;

export type AccountUpdate = Updateable<AccountTable>;