import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.resident */
export type ResidentResidentVersionId = number & { __brand?: 'registers.resident' };

/**
 * Represents the table registers.resident
 * 住民
 */
export default interface ResidentTable {
  /** This version */
  resident_version_id: ColumnType<ResidentResidentVersionId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 宛名番号 */
  resident_number: ColumnType<string, string, string>;

  /** 世帯番号 */
  household_number: ColumnType<string, string, string>;

  /** 氏名 in its registered glyphs */
  name: ColumnType<string, string, string>;

  /** Folded for comparing */
  name_key: ColumnType<string, string, string>;

  /** 氏名フリガナ */
  kana: ColumnType<string | null, string | null, string | null>;

  /** Folded for comparing */
  kana_key: ColumnType<string | null, string | null, string | null>;

  /** 生年月日 */
  born_on: ColumnType<string, string, string>;

  /** 性別 as it came */
  sex: ColumnType<string | null, string | null, string | null>;

  /** 続柄 */
  relationship: ColumnType<string | null, string | null, string | null>;

  /** 郵便番号 */
  postal_code: ColumnType<string | null, string | null, string | null>;

  /** 住所 as it came */
  address: ColumnType<string, string, string>;

  /** 方書 */
  address_detail: ColumnType<string | null, string | null, string | null>;

  /** 電話番号 */
  phone: ColumnType<string | null, string | null, string | null>;

  /** 国籍 */
  nationality: ColumnType<string | null, string | null, string | null>;

  /** What the versions are compared by */
  content_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** First day */
  valid_from: ColumnType<string, string, string>;

  /** First day no longer; null: still */
  valid_until: ColumnType<string | null, string | null, string | null>;
}

export type Resident = Selectable<ResidentTable>;

export type NewResident = Insertable<ResidentTable>;

export type ResidentUpdate = Updateable<ResidentTable>;