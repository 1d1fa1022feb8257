import type { AccountAccountId } from './Account.ts';
import type { MunicipalityMunicipalityCode } from './Municipality.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view accounts.v_account
 * 利用者, without how they sign in
 */
export default interface VAccountTable {
  account_id: ColumnType<AccountAccountId, never, never>;

  municipality_code: ColumnType<MunicipalityMunicipalityCode, never, never>;

  display_name: ColumnType<string, never, never>;

  organisation: ColumnType<string | null, never, never>;
}

export type VAccount = Selectable<VAccountTable>;