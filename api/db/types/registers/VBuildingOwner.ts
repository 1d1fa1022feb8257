import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_building_owner
 * Owners' comparing keys, protected ones left out
 */
export default interface VBuildingOwnerTable {
  municipality_code: ColumnType<string, never, never>;

  property_number: ColumnType<string, never, never>;

  owner_name_key: ColumnType<string, never, never>;

  owner_kana_key: ColumnType<string | null, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VBuildingOwner = Selectable<VBuildingOwnerTable>;