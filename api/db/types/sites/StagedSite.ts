import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for sites.staged_site */
export type StagedSiteRowNumber = number & { __brand?: 'sites.staged_site' };

/**
 * Represents the table sites.staged_site
 * Rows of lists of sites between reading and applying
 */
export default interface StagedSiteTable {
  /** The import */
  import_id: ColumnType<imports_ImportImportId, imports_ImportImportId, imports_ImportImportId>;

  /** Row in the file */
  row_number: ColumnType<StagedSiteRowNumber, StagedSiteRowNumber, StagedSiteRowNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** What the row is known by: kind with number, or with name and address */
  site_key: ColumnType<string, string, string>;

  /** The site's id if it is a new one */
  fresh_id: ColumnType<string, string, string>;

  /** 指定緊急避難場所, 指定避難所, 福祉避難所, 津波避難ビル, 車中泊避難スペース, 在宅避難者等支援拠点, その他 */
  kind: ColumnType<string, string, string>;

  /** 全国共通避難所・避難場所ID, or the ID of the municipality's own list; null where lists have none */
  site_number: ColumnType<string | null, string | null, string | null>;

  /** 名称 */
  name: ColumnType<string, string, string>;

  /** Folded for comparing */
  name_key: ColumnType<string, string, string>;

  /** 名称_カナ */
  name_kana: ColumnType<string | null, string | null, string | null>;

  /** 所在地, as one text */
  address: ColumnType<string | null, string | null, string | null>;

  /** 建物名等(方書) */
  address_detail: ColumnType<string | null, string | null, string | null>;

  /** 電話番号 */
  phone: ColumnType<string | null, string | null, string | null>;

  /** 災害種別 for which it is designated */
  suits: ColumnType<string[] | null, string[] | null, string[] | null>;

  /** 災害種別 marked △ */
  suits_in_part: ColumnType<string[] | null, string[] | null, string[] | null>;

  /** 指定避難所との重複, 指定緊急避難場所との住所同一: the same place is on the other list too */
  also_other: ColumnType<boolean | null, boolean | null, boolean | null>;

  /** 想定収容人数; null where none is registered (0 means the same) */
  capacity_people: ColumnType<number | null, number | null, number | null>;

  /** 想定収容人数 as it came, where it is more than a number */
  capacity_note: ColumnType<string | null, string | null, string | null>;

  /** 収容台数 */
  capacity_vehicles: ColumnType<number | null, number | null, number | null>;

  /** 受入対象者, 対象となる町会・自治会 */
  expected_users: ColumnType<string | null, string | null, string | null>;

  /** 標高, m */
  elevation_m: ColumnType<number | null, number | null, number | null>;

  /** URL */
  url: ColumnType<string | null, string | null, string | null>;

  /** 備考 */
  remarks: ColumnType<string | null, string | null, string | null>;

  /** The other columns of the list, as they came */
  attributes: ColumnType<unknown, unknown, unknown>;

  /** Degrees, EPSG:6668 */
  lon: ColumnType<number, number, number>;

  /** Degrees, EPSG:6668 */
  lat: ColumnType<number, number, number>;

  /** 経度 or Y as given */
  given_x: ColumnType<number, number, number>;

  /** 緯度 or X as given */
  given_y: ColumnType<number, number, number>;
}

export type StagedSite = Selectable<StagedSiteTable>;

export type NewStagedSite = Insertable<StagedSiteTable>;

export type StagedSiteUpdate = Updateable<StagedSiteTable>;