import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.declaration */
export type DeclarationDeclarationId = string & { __brand?: 'certificates.declaration' };

/**
 * Represents the table certificates.declaration
 * 被災の届出: what somebody declares, without a survey
 */
export default interface DeclarationTable {
  /** UUIDv7 */
  declaration_id: ColumnType<DeclarationDeclarationId, DeclarationDeclarationId, DeclarationDeclarationId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 申請 that it came with, if any */
  application_id: ColumnType<string | null, string | null, string | null>;

  /** 世帯番号 of the declarant, where known */
  household_number: ColumnType<string | null, string | null, string | null>;

  /** 届出者氏名 */
  declarant_name: ColumnType<string, string, string>;

  /** 届出者住所 */
  declarant_address: ColumnType<string, string, string>;

  /** 被災物件 */
  damaged_object: ColumnType<string, string, string>;

  /** 被災物件の所在地 */
  damaged_place: ColumnType<string, string, string>;

  /** 被災内容 */
  damage_content: ColumnType<string, string, string>;

  /** 特記事項 */
  special_notes: ColumnType<string, string | undefined, string>;

  /** その他 */
  other: ColumnType<string, string | undefined, string>;

  /** 届出受理日 */
  received_on: ColumnType<string, string, string>;

  /** Who took it down */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;
}

export type Declaration = Selectable<DeclarationTable>;

export type NewDeclaration = Insertable<DeclarationTable>;

export type DeclarationUpdate = Updateable<DeclarationTable>;