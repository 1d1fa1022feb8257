import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for matching.confirmation */
export type ConfirmationConfirmationId = string & { __brand?: 'matching.confirmation' };

/**
 * Represents the table matching.confirmation
 * 確定: household, building and survey tied by a person
 */
export default interface ConfirmationTable {
  /** UUIDv7 */
  confirmation_id: ColumnType<ConfirmationConfirmationId, ConfirmationConfirmationId, ConfirmationConfirmationId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 世帯番号 */
  household_number: ColumnType<string, string, string>;

  /** 物件番号; null for a house that is on no tax register */
  property_number: ColumnType<string | null, string | null, string | null>;

  /** 調査番号 */
  survey_number: ColumnType<string, string, string>;

  /** Who decided */
  confirmed_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  confirmed_at: ColumnType<string, string | undefined, string>;

  /** Who took it back */
  withdrawn_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** When; null: it stands */
  withdrawn_at: ColumnType<string | null, string | null, string | null>;

  /** Why */
  withdrawn_reason: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Confirmation = Selectable<ConfirmationTable>;

export type NewConfirmation = Insertable<ConfirmationTable>;

export type ConfirmationUpdate = Updateable<ConfirmationTable>;