import type { TownMunicipalityCode, TownTownId } from './Town.ts';
import type { AddressPointAddressKey } from './AddressPoint.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_address_point
 * Where an address lies
 */
export default interface VAddressPointTable {
  municipality_code: ColumnType<TownMunicipalityCode, never, never>;

  address_key: ColumnType<AddressPointAddressKey, never, never>;

  town_id: ColumnType<TownTownId, never, never>;

  level: ColumnType<string, never, never>;

  block_no: ColumnType<string, never, never>;

  house_no: ColumnType<string | null, never, never>;

  geom: ColumnType<Ewkb, never, never>;
}

export type VAddressPoint = Selectable<VAddressPointTable>;