import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table certificates.setting
 * 証明書の設定 of a town
 */
export default interface SettingTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 1世帯あたりの交付部数 that is offered first */
  copies_per_household: ColumnType<number, number | undefined, number>;

  /** 手数料 a copy; 0: none */
  fee_yen: ColumnType<number, number | undefined, number>;

  /** 免除の理由 that is offered first */
  fee_exemption: ColumnType<string, string | undefined, string>;

  /** 原本証明 sentence printed where a clerk asks for it; empty: not offered */
  certified_copy: ColumnType<string, string | undefined, string>;

  /** Scheme and host of the public pages, printed in the QR code; null: the host that the clerk works on */
  public_address: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Setting = Selectable<SettingTable>;

export type NewSetting = Insertable<SettingTable>;

export type SettingUpdate = Updateable<SettingTable>;