import type { MunicipalityMunicipalityCode } from './Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table accounts.policy
 * Password and session rules of a municipality; the defaults are those of document 002 IX-3(1)
 */
export default interface PolicyTable {
  /** 市区町村 */
  municipality_code: ColumnType<MunicipalityMunicipalityCode, MunicipalityMunicipalityCode, MunicipalityMunicipalityCode>;

  /** Never under 8 */
  password_min_length: ColumnType<number, number | undefined, number>;

  /** Never over 32 */
  password_max_length: ColumnType<number, number | undefined, number>;

  /** How many former passwords may not be used again (100 stands for all former ones) */
  password_history: ColumnType<number, number | undefined, number>;

  /** A password older than this must be changed; null: no limit */
  password_max_age_days: ColumnType<number | null, number | null, number | null>;

  /** administrator or self */
  password_changed_by: ColumnType<string, string | undefined, string>;

  /** Failed sign-ins from one place before that place must wait */
  failures_before_lock: ColumnType<number, number | undefined, number>;

  /** How long it waits */
  lock_minutes: ColumnType<number, number | undefined, number>;

  /** A session unused for this long ends */
  idle_minutes: ColumnType<number, number | undefined, number>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;

  /** How many of upper case, lower case, digit and symbol a password needs */
  password_kinds: ColumnType<number, number | undefined, number>;
}

export type Policy = Selectable<PolicyTable>;

export type NewPolicy = Insertable<PolicyTable>;

export type PolicyUpdate = Updateable<PolicyTable>;