import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { PointingPointingId } from './Pointing.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.owner_check */
export type OwnerCheckOwnerCheckId = string & { __brand?: 'certificates.owner_check' };

/**
 * Represents the table certificates.owner_check
 * 照合 without a household: what speaks for and against a survey being that of an owner's building
 */
export default interface OwnerCheckTable {
  /** UUIDv7 */
  owner_check_id: ColumnType<OwnerCheckOwnerCheckId, OwnerCheckOwnerCheckId, OwnerCheckOwnerCheckId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 物件番号 */
  property_number: ColumnType<string, string, string>;

  /** 調査番号 */
  survey_number: ColumnType<string, string, string>;

  /** Number on the applicant's 調査済証, as typed or scanned */
  slip_number: ColumnType<string | null, string | null, string | null>;

  /** Where the applicant pointed */
  pointing_id: ColumnType<PointingPointingId | null, PointingPointingId | null, PointingPointingId | null>;

  /** 調査済証の番号: agree, contradict or silent */
  slip: ColumnType<string, string, string>;

  /** 申請者の指さし: agree, contradict or silent */
  pointing: ColumnType<string, string, string>;

  /** 氏名 of the owner: agree, contradict or silent */
  name: ColumnType<string, string, string>;

  /** 住所 of building and survey: agree, contradict or silent */
  address: ColumnType<string, string, string>;

  /** Whether building and survey lie at one place; proves nothing, may contradict */
  records: ColumnType<string, string, string>;

  /** Two independent kinds agree, they reach building and survey, and nothing contradicts */
  is_proven: ColumnType<boolean, boolean, boolean>;

  /** Codes of what was found, kind by kind; no names */
  evidence: ColumnType<unknown, unknown, unknown>;

  /** Who asked last; null for the command line */
  checked_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** When */
  checked_at: ColumnType<string, string | undefined, string>;
}

export type OwnerCheck = Selectable<OwnerCheckTable>;

export type NewOwnerCheck = Insertable<OwnerCheckTable>;

export type OwnerCheckUpdate = Updateable<OwnerCheckTable>;