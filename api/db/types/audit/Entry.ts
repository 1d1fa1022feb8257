import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for audit.entry */
export type EntryEntryId = string & { __brand?: 'audit.entry' };

/**
 * Represents the table audit.entry
 * 利用記録: one row a request that wrote, or that looked at persons
 */
export default interface EntryTable {
  /** UUIDv7 */
  entry_id: ColumnType<EntryEntryId, EntryEntryId, EntryEntryId>;

  /** 市区町村; null where none was known (a failed sign-in) */
  municipality_code: ColumnType<string | null, string | null, string | null>;

  /** 災害, where one was chosen */
  disaster_code: ColumnType<string | null, string | null, string | null>;

  /** When, to the millisecond */
  at: ColumnType<string, string, string>;

  /** 利用者ID, or cli:USER for the command line */
  actor: ColumnType<string, string, string>;

  /** The account; null for the command line and failed sign-ins */
  account_id: ColumnType<string | null, string | null, string | null>;

  /** Address the request came from, or local */
  place: ColumnType<string, string, string>;

  /** Room and verb, e.g. matching.lookup */
  action: ColumnType<string, string, string>;

  /** HTTP status */
  outcome: ColumnType<number, number, number>;

  /** Who was seen or touched: household:…, resident:…, property:…, survey:… */
  persons: ColumnType<string[], string[], string[]>;

  /** Why, where a reason is asked for */
  purpose: ColumnType<string | null, string | null, string | null>;

  /** JSON of what was asked, without names */
  details: ColumnType<string, string, string>;

  /** SHA-256 over the other columns (api/audit/audit.rules.ts) */
  entry_hash: ColumnType<Buffer, Buffer, Buffer>;
}

export type Entry = Selectable<EntryTable>;

export type NewEntry = Insertable<EntryTable>;

export type EntryUpdate = Updateable<EntryTable>;