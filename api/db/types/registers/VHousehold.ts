import type { HouseholdHouseholdVersionId } from './Household.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_household
 * 世帯
 */
export default interface VHouseholdTable {
  household_version_id: ColumnType<HouseholdHouseholdVersionId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  household_number: ColumnType<string, never, never>;

  head_name: ColumnType<string, never, never>;

  head_name_key: ColumnType<string, never, never>;

  head_kana: ColumnType<string | null, never, never>;

  head_kana_key: ColumnType<string | null, never, never>;

  members: ColumnType<number, never, never>;

  postal_code: ColumnType<string | null, never, never>;

  address: ColumnType<string, never, never>;

  address_detail: ColumnType<string | null, never, never>;

  town_id: ColumnType<string | null, never, never>;

  address_key: ColumnType<string | null, never, never>;

  geocode_level: ColumnType<string, never, never>;

  geom: ColumnType<Ewkb | null, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VHousehold = Selectable<VHouseholdTable>;