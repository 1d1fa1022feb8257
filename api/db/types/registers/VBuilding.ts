import type { BuildingBuildingVersionId } from './Building.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_building
 * 家屋
 */
export default interface VBuildingTable {
  building_version_id: ColumnType<BuildingBuildingVersionId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  property_number: ColumnType<string, never, never>;

  address: ColumnType<string, never, never>;

  lot_number: ColumnType<string | null, never, never>;

  use: ColumnType<string | null, never, never>;

  structure: ColumnType<string | null, never, never>;

  roof: ColumnType<string | null, never, never>;

  storeys: ColumnType<number | null, never, never>;

  floor_area: ColumnType<number | null, never, never>;

  built_year: ColumnType<number | null, never, never>;

  owner_name: ColumnType<string | null, never, never>;

  owner_name_key: ColumnType<string | null, never, never>;

  owner_kana: ColumnType<string, never, never>;

  owner_kana_key: ColumnType<string, never, never>;

  owner_address: ColumnType<string, never, never>;

  co_owners: ColumnType<string[], never, never>;

  co_owner_keys: ColumnType<string[], never, never>;

  building_name: ColumnType<string | null, never, never>;

  ledger: ColumnType<string | null, never, never>;

  town_id: ColumnType<string | null, never, never>;

  address_key: ColumnType<string | null, never, never>;

  geocode_level: ColumnType<string, never, never>;

  geom: ColumnType<Ewkb | null, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VBuilding = Selectable<VBuildingTable>;