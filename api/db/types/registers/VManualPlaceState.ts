import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view registers.v_manual_place_state
 * When 手動配置 last changed
 */
export default interface VManualPlaceStateTable {
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  changed_at: ColumnType<string, never, never>;

  changes: ColumnType<number, never, never>;
}

export type VManualPlaceState = Selectable<VManualPlaceStateTable>;