import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.household */
export type HouseholdHouseholdVersionId = number & { __brand?: 'registers.household' };

/**
 * Represents the table registers.household
 * 世帯, drawn from its residents, with the place of its address
 */
export default interface HouseholdTable {
  /** This version */
  household_version_id: ColumnType<HouseholdHouseholdVersionId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 世帯番号 */
  household_number: ColumnType<string, string, string>;

  /** 世帯主氏名 in its registered glyphs */
  head_name: ColumnType<string, string, string>;

  /** Folded for comparing */
  head_name_key: ColumnType<string, string, string>;

  /** 世帯主フリガナ */
  head_kana: ColumnType<string | null, string | null, string | null>;

  /** Folded for comparing */
  head_kana_key: ColumnType<string | null, string | null, string | null>;

  /** 世帯人員 */
  members: ColumnType<number, number, number>;

  /** 郵便番号 */
  postal_code: ColumnType<string | null, string | null, string | null>;

  /** 住所 as it came */
  address: ColumnType<string, string, string>;

  /** 方書 */
  address_detail: ColumnType<string | null, string | null, string | null>;

  /** 町字 that the address was read as */
  town_id: ColumnType<string | null, string | null, string | null>;

  /** Folded address */
  address_key: ColumnType<string | null, string | null, string | null>;

  /** How well the place is known: survey, manual, house, block, town, oaza, none */
  geocode_level: ColumnType<string, string, string>;

  /** The place */
  geom: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;

  /** What the versions are compared by */
  content_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** First day */
  valid_from: ColumnType<string, string, string>;

  /** First day no longer; null: still */
  valid_until: ColumnType<string | null, string | null, string | null>;
}

export type Household = Selectable<HouseholdTable>;

export type NewHousehold = Insertable<HouseholdTable>;

export type HouseholdUpdate = Updateable<HouseholdTable>;