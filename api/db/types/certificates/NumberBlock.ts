import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { KindKind } from './Kind.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.number_block */
export type NumberBlockBlockId = string & { __brand?: 'certificates.number_block' };

/**
 * Represents the table certificates.number_block
 * 番号枠: numbers that a counter holds in reserve, to issue from while it is cut off
 */
export default interface NumberBlockTable {
  /** UUIDv7 */
  block_id: ColumnType<NumberBlockBlockId, NumberBlockBlockId, NumberBlockBlockId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** Kind of certificate */
  kind: ColumnType<KindKind, KindKind, KindKind>;

  /** Which counter, e.g. 避難所巡回1 */
  holder: ColumnType<string, string, string>;

  /** First of the block */
  first_number: ColumnType<number, number, number>;

  /** Last of the block; cut back where unused numbers at the end of the series are returned */
  last_number: ColumnType<number, number, number>;

  /** The next to be given; one past the last: used up */
  next_number: ColumnType<number, number, number>;

  /** Who reserved it */
  reserved_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  reserved_at: ColumnType<string, string | undefined, string>;

  /** Who returned what was not used */
  returned_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** When; null: still held */
  returned_at: ColumnType<string | null, string | null, string | null>;

  /** Why the numbers from the next on are not used (欠番) */
  returned_reason: ColumnType<string | null, string | null, string | null>;
}

export type NumberBlock = Selectable<NumberBlockTable>;

export type NewNumberBlock = Insertable<NumberBlockTable>;

export type NumberBlockUpdate = Updateable<NumberBlockTable>;