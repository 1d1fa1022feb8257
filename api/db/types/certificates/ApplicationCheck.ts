import type { ApplicationApplicationId } from './Application.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.application_check */
export type ApplicationCheckAspect = string & { __brand?: 'certificates.application_check' };

/** Identifier type for certificates.application_check */
export type ApplicationCheckAt = string & { __brand?: 'certificates.application_check' };

/**
 * Represents the table certificates.application_check
 * The three checks (本人確認, 家屋確認, 世帯確認): what was shown, to whom, when. The last of each counts
 */
export default interface ApplicationCheckTable {
  /** The application */
  application_id: ColumnType<ApplicationApplicationId, ApplicationApplicationId, ApplicationApplicationId>;

  /** identity, house or household */
  aspect: ColumnType<ApplicationCheckAspect, ApplicationCheckAspect, ApplicationCheckAspect>;

  /** When */
  at: ColumnType<ApplicationCheckAt, ApplicationCheckAt | undefined, ApplicationCheckAt>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** What was shown */
  evidence: ColumnType<string, string, string>;

  /** Which one, where it says more */
  note: ColumnType<string | null, string | null, string | null>;

  /** Who saw it */
  account_id: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;
}

export type ApplicationCheck = Selectable<ApplicationCheckTable>;

export type NewApplicationCheck = Insertable<ApplicationCheckTable>;

export type ApplicationCheckUpdate = Updateable<ApplicationCheckTable>;