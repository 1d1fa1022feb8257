import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.building */
export type BuildingBuildingVersionId = number & { __brand?: 'registers.building' };

/**
 * Represents the table registers.building
 * 家屋 of 家屋課税台帳 and 補充課税台帳
 */
export default interface BuildingTable {
  /** This version */
  building_version_id: ColumnType<BuildingBuildingVersionId, never, never>;

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
  co_owners: ColumnType<string[], string[] | undefined, string[]>;

  /** Folded for comparing */
  co_owner_keys: ColumnType<string[], string[] | undefined, string[]>;

  /** 建物名 */
  building_name: ColumnType<string | null, string | null, string | null>;

  /** 台帳: 課税 or 補充 */
  ledger: ColumnType<string | null, string | null, string | null>;

  /** 町字 that the address was read as */
  town_id: ColumnType<string | null, string | null, string | null>;

  /** Folded address */
  address_key: ColumnType<string | null, string | null, string | null>;

  /** How well the place is known: survey where the register gave coordinates */
  geocode_level: ColumnType<string, string, string>;

  /** The place */
  geom: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;

  /** 経度 or Y of the register as given */
  given_x: ColumnType<number | null, number | null, number | null>;

  /** 緯度 or X of the register as given */
  given_y: ColumnType<number | null, number | null, number | null>;

  /** EPSG code of what was given */
  given_crs: ColumnType<number | null, number | null, number | null>;

  /** What the versions are compared by */
  content_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** First day */
  valid_from: ColumnType<string, string, string>;

  /** First day no longer; null: still */
  valid_until: ColumnType<string | null, string | null, string | null>;
}

export type Building = Selectable<BuildingTable>;

export type NewBuilding = Insertable<BuildingTable>;

export type BuildingUpdate = Updateable<BuildingTable>;