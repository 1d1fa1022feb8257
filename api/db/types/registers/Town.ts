import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.town */
export type TownMunicipalityCode = string & { __brand?: 'registers.town' };

/** Identifier type for registers.town */
export type TownTownId = string & { __brand?: 'registers.town' };

/**
 * Represents the table registers.town
 * 町字. A retired one stays: old addresses still name it
 */
export default interface TownTable {
  /** 市区町村 */
  municipality_code: ColumnType<TownMunicipalityCode, TownMunicipalityCode, TownMunicipalityCode>;

  /** 町字ID, seven digits */
  town_id: ColumnType<TownTownId, TownTownId, TownTownId>;

  /** 都道府県名 */
  prefecture: ColumnType<string, string, string>;

  /** 市区町村名 */
  city: ColumnType<string, string, string>;

  /** 町字名 */
  name: ColumnType<string, string, string>;

  /** Folded name (geodata/addresses) */
  town_key: ColumnType<string, string, string>;

  /** A point in it: its own, or the middle of its address points */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;

  /** 廃止日; null while in force */
  retired_on: ColumnType<string | null, string | null, string | null>;
}

export type Town = Selectable<TownTable>;

export type NewTown = Insertable<TownTable>;

export type TownUpdate = Updateable<TownTable>;