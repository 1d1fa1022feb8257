import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.staged_resident */
export type StagedResidentRowNumber = number & { __brand?: 'registers.staged_resident' };

/**
 * Represents the table registers.staged_resident
 * Residents between reading and applying
 */
export default interface StagedResidentTable {
  /** The import */
  import_id: ColumnType<imports_ImportImportId, imports_ImportImportId, imports_ImportImportId>;

  /** Row in the file; the header is row 1 */
  row_number: ColumnType<StagedResidentRowNumber, StagedResidentRowNumber, StagedResidentRowNumber>;

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

  /** Longitude in EPSG:6668 */
  lon: ColumnType<number | null, number | null, number | null>;

  /** Latitude in EPSG:6668 */
  lat: ColumnType<number | null, number | null, number | null>;

  /** 町字 that the address was read as */
  town_id: ColumnType<string | null, string | null, string | null>;

  /** Folded address */
  address_key: ColumnType<string | null, string | null, string | null>;

  /** Folded address down to 街区・番地 */
  block_key: ColumnType<string | null, string | null, string | null>;

  /** What the versions are compared by */
  content_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** Whether the address is written as a lot (番地), not as 番 and 号 */
  is_lot: ColumnType<boolean, boolean, boolean>;
}

export type StagedResident = Selectable<StagedResidentTable>;

export type NewStagedResident = Insertable<StagedResidentTable>;

export type StagedResidentUpdate = Updateable<StagedResidentTable>;