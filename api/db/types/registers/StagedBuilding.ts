import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.staged_building */
export type StagedBuildingRowNumber = number & { __brand?: 'registers.staged_building' };

/**
 * Represents the table registers.staged_building
 * Buildings between reading and applying
 */
export default interface StagedBuildingTable {
  /** The import */
  import_id: ColumnType<imports_ImportImportId, imports_ImportImportId, imports_ImportImportId>;

  /** Row in the file; the header is row 1 */
  row_number: ColumnType<StagedBuildingRowNumber, StagedBuildingRowNumber, StagedBuildingRowNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 物件番号 */
  property_number: ColumnType<string, string, string>;

  /** 所在地 as it came */
  address: ColumnType<string, string, string>;

  /** 家屋番号 */
  lot_number: ColumnType<string | null, string | null, string | null>;

  /** 種類 */
  use: ColumnType<string | null, string | null, string | null>;

  /** 構造 */
  structure: ColumnType<string | null, string | null, string | null>;

  /** 屋根 */
  roof: ColumnType<string | null, string | null, string | null>;

  /** 階数 */
  storeys: ColumnType<number | null, number | null, number | null>;

  /** 床面積, m² */
  floor_area: ColumnType<number | null, number | null, number | null>;

  /** 建築年 */
  built_year: ColumnType<number | null, number | null, number | null>;

  /** 納税義務者氏名 in its registered glyphs */
  owner_name: ColumnType<string, string, string>;

  /** Folded for comparing */
  owner_name_key: ColumnType<string, string, string>;

  /** 納税義務者フリガナ */
  owner_kana: ColumnType<string | null, string | null, string | null>;

  /** Folded for comparing */
  owner_kana_key: ColumnType<string | null, string | null, string | null>;

  /** 納税義務者住所 */
  owner_address: ColumnType<string | null, string | null, string | null>;

  /** 共有者 */
  co_owners: ColumnType<string[], string[], string[]>;

  /** Folded for comparing */
  co_owner_keys: ColumnType<string[], string[], string[]>;

  /** 建物名 */
  building_name: ColumnType<string | null, string | null, string | null>;

  /** 台帳: 課税 or 補充 */
  ledger: ColumnType<string | null, string | null, string | null>;

  /** Longitude in EPSG:6668 */
  lon: ColumnType<number | null, number | null, number | null>;

  /** Latitude in EPSG:6668 */
  lat: ColumnType<number | null, number | null, number | null>;

  /** 経度 or Y of the register as given */
  given_x: ColumnType<number | null, number | null, number | null>;

  /** 緯度 or X of the register as given */
  given_y: ColumnType<number | null, number | null, number | null>;

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

export type StagedBuilding = Selectable<StagedBuildingTable>;

export type NewStagedBuilding = Insertable<StagedBuildingTable>;

export type StagedBuildingUpdate = Updateable<StagedBuildingTable>;