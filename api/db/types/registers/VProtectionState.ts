import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_protection_state
 * When 支援措置 last changed
 */
export default interface VProtectionStateTable {
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  changed_at: ColumnType<string, never, never>;
}

export type VProtectionState = Selectable<VProtectionStateTable>;