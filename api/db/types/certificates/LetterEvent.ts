import type { LetterLetterId } from './Letter.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.letter_event */
export type LetterEventAt = string & { __brand?: 'certificates.letter_event' };

/**
 * Represents the table certificates.letter_event
 * What has happened to a letter; rows are never changed
 */
export default interface LetterEventTable {
  /** The letter */
  letter_id: ColumnType<LetterLetterId, LetterLetterId, LetterLetterId>;

  /** When */
  at: ColumnType<LetterEventAt, LetterEventAt | undefined, LetterEventAt>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** printed 印刷 (any number of times), handed_over 手渡し・発送 (once) */
  event: ColumnType<string, string, string>;

  /** Who recorded it */
  account_id: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;
}

export type LetterEvent = Selectable<LetterEventTable>;

export type NewLetterEvent = Insertable<LetterEventTable>;

export type LetterEventUpdate = Updateable<LetterEventTable>;