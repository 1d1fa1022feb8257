import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for matching.rejection */
export type RejectionRejectionId = string & { __brand?: 'matching.rejection' };

/**
 * Represents the table matching.rejection
 * 却下: a person says that these do not belong together
 */
export default interface RejectionTable {
  /** UUIDv7 */
  rejection_id: ColumnType<RejectionRejectionId, RejectionRejectionId, RejectionRejectionId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 世帯番号; null: of whichever household */
  household_number: ColumnType<string | null, string | null, string | null>;

  /** 物件番号; null: of whichever building */
  property_number: ColumnType<string | null, string | null, string | null>;

  /** 調査番号; null: of whichever survey */
  survey_number: ColumnType<string | null, string | null, string | null>;

  /** Why, if it was said */
  reason: ColumnType<string | null, string | null, string | null>;

  /** Who decided */
  rejected_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  rejected_at: ColumnType<string, string | undefined, string>;

  /** Who took it back */
  withdrawn_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** When; null: it stands */
  withdrawn_at: ColumnType<string | null, string | null, string | null>;

  /** Why */
  withdrawn_reason: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change */
  version: ColumnType<number, number | undefined, number>;
}

export type Rejection = Selectable<RejectionTable>;

export type NewRejection = Insertable<RejectionTable>;

export type RejectionUpdate = Updateable<RejectionTable>;