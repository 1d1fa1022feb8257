import type { SiteSiteId } from './Site.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for sites.site_version */
export type SiteVersionSiteVersionId = number & { __brand?: 'sites.site_version' };

/**
 * Represents the table sites.site_version
 * What is known of a site; other contents supersede the former version
 */
export default interface SiteVersionTable {
  /** This version */
  site_version_id: ColumnType<SiteVersionSiteVersionId, never, never>;

  /** The site */
  site_id: ColumnType<SiteSiteId, SiteSiteId, SiteSiteId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

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
  suits: ColumnType<string[], string[], string[]>;

  /** 災害種別 marked △ */
  suits_in_part: ColumnType<string[], string[], string[]>;

  /** 指定避難所との重複, 指定緊急避難場所との住所同一: the same place is on the other list too */
  also_other: ColumnType<boolean, boolean, boolean>;

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

  /** Where it lies */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** 経度 or Y as given */
  given_x: ColumnType<number, number, number>;

  /** 緯度 or X as given */
  given_y: ColumnType<number, number, number>;

  /** EPSG code of what was given */
  given_crs: ColumnType<number, number, number>;

  /** The import that brought it; null where a person entered it, which no list ends */
  import_id: ColumnType<imports_ImportImportId | null, imports_ImportImportId | null, imports_ImportImportId | null>;

  /** When it came */
  recorded_at: ColumnType<string, string | undefined, string>;

  /** When a later version came, or the site left its list; null: current */
  superseded_at: ColumnType<string | null, string | null, string | null>;
}

export type SiteVersion = Selectable<SiteVersionTable>;

export type NewSiteVersion = Insertable<SiteVersionTable>;

export type SiteVersionUpdate = Updateable<SiteVersionTable>;