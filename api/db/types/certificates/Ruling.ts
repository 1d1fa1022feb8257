import type { ApplicationApplicationId } from './Application.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.ruling */
export type RulingRulingId = string & { __brand?: 'certificates.ruling' };

/**
 * Represents the table certificates.ruling
 * 世帯分離・生活実態の認定: what the registers say is set aside for one application, proposed by one person and decided by another
 */
export default interface RulingTable {
  /** UUIDv7 */
  ruling_id: ColumnType<RulingRulingId, RulingRulingId, RulingRulingId>;

  /** The application */
  application_id: ColumnType<ApplicationApplicationId, ApplicationApplicationId, ApplicationApplicationId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** household_split 世帯分離, real_use 生活実態 */
  kind: ColumnType<string, string, string>;

  /** identity_paper 身分証, utility_bill 公共料金, structure 構造, hearing 聴取り */
  evidence: ColumnType<string[], string[], string[]>;

  /** What is taken as true: who lives apart, or what the building is used for */
  finding: ColumnType<string, string, string>;

  /** Why */
  reason: ColumnType<string, string, string>;

  /** Who proposed it */
  proposed_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  proposed_at: ColumnType<string, string | undefined, string>;

  /** approved or declined; null: open */
  decision: ColumnType<string | null, string | null, string | null>;

  /** Who decided: another person */
  decided_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** When */
  decided_at: ColumnType<string | null, string | null, string | null>;

  /** Why so */
  decision_reason: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Ruling = Selectable<RulingTable>;

export type NewRuling = Insertable<RulingTable>;

export type RulingUpdate = Updateable<RulingTable>;