import type { ConfirmationConfirmationId } from './Confirmation.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view matching.v_confirmation
 * 確定
 */
export default interface VConfirmationTable {
  confirmation_id: ColumnType<ConfirmationConfirmationId, never, never>;

  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  household_number: ColumnType<string, never, never>;

  property_number: ColumnType<string | null, never, never>;

  survey_number: ColumnType<string, never, never>;

  confirmed_by: ColumnType<accounts_AccountAccountId, never, never>;

  confirmed_at: ColumnType<string, never, never>;

  withdrawn_at: ColumnType<string | null, never, never>;
}

export type VConfirmation = Selectable<VConfirmationTable>;