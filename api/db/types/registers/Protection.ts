import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.protection */
export type ProtectionProtectionId = string & { __brand?: 'registers.protection' };

/**
 * Represents the table registers.protection
 * 支援措置: households that nobody sees without the named right
 */
export default interface ProtectionTable {
  /** UUIDv7 */
  protection_id: ColumnType<ProtectionProtectionId, ProtectionProtectionId, ProtectionProtectionId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 世帯番号 */
  household_number: ColumnType<string, string, string>;

  /** DV, ストーカー, 虐待, その他 */
  reason: ColumnType<string, string, string>;

  /** 開始日 */
  since: ColumnType<string, string, string>;

  /** When it ended; null: in force */
  ended_at: ColumnType<string | null, string | null, string | null>;

  /** Actor */
  created_by: ColumnType<string, string, string>;

  /** When it was entered */
  created_at: ColumnType<string, string | undefined, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Protection = Selectable<ProtectionTable>;

export type NewProtection = Insertable<ProtectionTable>;

export type ProtectionUpdate = Updateable<ProtectionTable>;