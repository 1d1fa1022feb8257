import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.staged_address_point */
export type StagedAddressPointRowNumber = number & { __brand?: 'registers.staged_address_point' };

/**
 * Represents the table registers.staged_address_point
 * Gazetteer rows between reading and applying
 */
export default interface StagedAddressPointTable {
  /** The import */
  import_id: ColumnType<imports_ImportImportId, imports_ImportImportId, imports_ImportImportId>;

  /** Row in the file; the header is row 1 */
  row_number: ColumnType<StagedAddressPointRowNumber, StagedAddressPointRowNumber, StagedAddressPointRowNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** Folded address (geodata/addresses), the join of geocoding */
  address_key: ColumnType<string, string, string>;

  /** Folded address down to 街区・番地 */
  block_key: ColumnType<string, string, string>;

  /** 町字 */
  town_id: ColumnType<string, string, string>;

  /** 都道府県名 */
  prefecture: ColumnType<string, string, string>;

  /** 市区町村名 */
  city: ColumnType<string, string, string>;

  /** 町字名 */
  town_name: ColumnType<string, string, string>;

  /** Folded name of the 町字 */
  town_key: ColumnType<string, string, string>;

  /** house or block */
  level: ColumnType<string, string, string>;

  /** 街区符号 or 番地 */
  block_no: ColumnType<string, string, string>;

  /** 住居番号 with its branch; null for a block */
  house_no: ColumnType<string | null, string | null, string | null>;

  /** Longitude in EPSG:6668 */
  lon: ColumnType<number, number, number>;

  /** Latitude in EPSG:6668 */
  lat: ColumnType<number, number, number>;
}

export type StagedAddressPoint = Selectable<StagedAddressPointTable>;

export type NewStagedAddressPoint = Insertable<StagedAddressPointTable>;

export type StagedAddressPointUpdate = Updateable<StagedAddressPointTable>;