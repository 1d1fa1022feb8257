import type { EntryEntryId } from './Entry.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for audit.seal */
export type SealSealNumber = number & { __brand?: 'audit.seal' };

/**
 * Represents the table audit.seal
 * The chain over the entries; its primary key forbids two ends
 */
export default interface SealTable {
  /** Place in the chain, without gaps */
  seal_number: ColumnType<SealSealNumber, SealSealNumber, SealSealNumber>;

  /** The entry sealed */
  entry_id: ColumnType<EntryEntryId, EntryEntryId, EntryEntryId>;

  /** SHA-256 of the former chain hash and the entry's hash */
  chain_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** When */
  sealed_at: ColumnType<string, string | undefined, string>;
}

export type Seal = Selectable<SealTable>;

export type NewSeal = Insertable<SealTable>;

export type SealUpdate = Updateable<SealTable>;