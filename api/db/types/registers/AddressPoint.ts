import type { TownMunicipalityCode, TownTownId } from './Town.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.address_point */
export type AddressPointAddressKey = string & { __brand?: 'registers.address_point' };

/**
 * Represents the table registers.address_point
 * Where a 住居番号 (house) or a 街区・番地 (block) lies
 */
export default interface AddressPointTable {
  /** 市区町村 */
  municipality_code: ColumnType<TownMunicipalityCode, TownMunicipalityCode, TownMunicipalityCode>;

  /** Folded address (geodata/addresses), the join of geocoding */
  address_key: ColumnType<AddressPointAddressKey, AddressPointAddressKey, AddressPointAddressKey>;

  /** 町字 */
  town_id: ColumnType<TownTownId, TownTownId, TownTownId>;

  /** house or block */
  level: ColumnType<string, string, string>;

  /** 街区符号 or 番地 */
  block_no: ColumnType<string, string, string>;

  /** 住居番号 with its branch; null for a block */
  house_no: ColumnType<string | null, string | null, string | null>;

  /** The point; of a block, the middle of its houses */
  geom: ColumnType<Ewkb, Ewkb, Ewkb>;
}

export type AddressPoint = Selectable<AddressPointTable>;

export type NewAddressPoint = Insertable<AddressPointTable>;

export type AddressPointUpdate = Updateable<AddressPointTable>;