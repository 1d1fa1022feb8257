import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.manual_place */
export type ManualPlaceKind = string & { __brand?: 'registers.manual_place' };

/** Identifier type for registers.manual_place */
export type ManualPlaceNumber = string & { __brand?: 'registers.manual_place' };

/** Identifier type for registers.manual_place */
export type ManualPlaceAddressKey = string & { __brand?: 'registers.manual_place' };

/**
 * Represents the table registers.manual_place
 * 手動配置: where a person has put a household or building that its address does not place
 */
export default interface ManualPlaceTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** household or building */
  kind: ColumnType<ManualPlaceKind, ManualPlaceKind, ManualPlaceKind>;

  /** 世帯番号 or 物件番号 */
  number: ColumnType<ManualPlaceNumber, ManualPlaceNumber, ManualPlaceNumber>;

  /** Folded address that it was placed for; at another address the place no longer holds */
  address_key: ColumnType<ManualPlaceAddressKey, ManualPlaceAddressKey, ManualPlaceAddressKey>;

  /** The same as registered: keys may change with the gazetteer */
  address: ColumnType<string, string, string>;

  /** The place */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** Actor */
  placed_by: ColumnType<string, string, string>;

  /** When it was placed last */
  placed_at: ColumnType<string, string | undefined, string>;

  /** When it was taken back; null: holds */
  ended_at: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type ManualPlace = Selectable<ManualPlaceTable>;

export type NewManualPlace = Insertable<ManualPlaceTable>;

export type ManualPlaceUpdate = Updateable<ManualPlaceTable>;