import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table surveys.slip_text
 * 調査済証: the town's own words; without a row those of document 002
 */
export default interface SlipTextTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** What was done, and from when り災証明 can be applied for */
  notice: ColumnType<string, string, string>;

  /** 申請に必要なもの, one a line */
  to_bring: ColumnType<string, string, string>;

  /** 問い合わせ先 */
  contact: ColumnType<string, string, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;

  /** Who wrote it */
  changed_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  changed_at: ColumnType<string, string | undefined, string>;
}

export type SlipText = Selectable<SlipTextTable>;

export type NewSlipText = Insertable<SlipTextTable>;

export type SlipTextUpdate = Updateable<SlipTextTable>;