import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view imports.v_applied
 * Last applied import of each kind
 */
export default interface VAppliedTable {
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode | null, never, never>;

  kind: ColumnType<string, never, never>;

  imports: ColumnType<number, never, never>;

  applied_at: ColumnType<string, never, never>;
}

export type VApplied = Selectable<VAppliedTable>;