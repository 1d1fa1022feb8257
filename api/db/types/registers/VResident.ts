import type { ResidentResidentVersionId } from './Resident.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_resident
 * 住民
 */
export default interface VResidentTable {
  resident_version_id: ColumnType<ResidentResidentVersionId, never, never>;

  municipality_code: ColumnType<string, never, never>;

  resident_number: ColumnType<string, never, never>;

  household_number: ColumnType<string, never, never>;

  name: ColumnType<string, never, never>;

  name_key: ColumnType<string, never, never>;

  kana: ColumnType<string | null, never, never>;

  kana_key: ColumnType<string | null, never, never>;

  born_on: ColumnType<string, never, never>;

  sex: ColumnType<string | null, never, never>;

  relationship: ColumnType<string | null, never, never>;

  address: ColumnType<string, never, never>;

  address_detail: ColumnType<string | null, never, never>;

  phone: ColumnType<string | null, never, never>;

  nationality: ColumnType<string | null, never, never>;

  valid_from: ColumnType<string, never, never>;

  valid_until: ColumnType<string | null, never, never>;
}

export type VResident = Selectable<VResidentTable>;