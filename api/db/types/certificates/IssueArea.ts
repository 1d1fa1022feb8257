import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.issue_area */
export type IssueAreaAreaId = string & { __brand?: 'certificates.issue_area' };

/**
 * Represents the table certificates.issue_area
 * 交付開始日 by area
 */
export default interface IssueAreaTable {
  /** UUIDv7 */
  area_id: ColumnType<IssueAreaAreaId, IssueAreaAreaId, IssueAreaAreaId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 地区名 */
  name: ColumnType<string, string, string>;

  /** 交付開始日 */
  starts_on: ColumnType<string, string, string>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;

  /** お知らせ for the people of the area: place, time, what to bring */
  note: ColumnType<string | null, string | null, string | null>;
}

export type IssueArea = Selectable<IssueAreaTable>;

export type NewIssueArea = Insertable<IssueAreaTable>;

export type IssueAreaUpdate = Updateable<IssueAreaTable>;