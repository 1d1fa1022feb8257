import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { TownMunicipalityCode as registers_TownMunicipalityCode, TownTownId as registers_TownTownId } from '../registers/Town.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { IssueAreaAreaId } from './IssueArea.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table certificates.issue_area_town
 * Which 町字 an area holds; each belongs to one area at most
 */
export default interface IssueAreaTownTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode | registers_TownMunicipalityCode, accounts_MunicipalityMunicipalityCode | registers_TownMunicipalityCode, accounts_MunicipalityMunicipalityCode | registers_TownMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 町字 */
  town_id: ColumnType<registers_TownTownId, registers_TownTownId, registers_TownTownId>;

  /** The area */
  area_id: ColumnType<IssueAreaAreaId, IssueAreaAreaId, IssueAreaAreaId>;
}

export type IssueAreaTown = Selectable<IssueAreaTownTable>;

export type NewIssueAreaTown = Insertable<IssueAreaTownTable>;

export type IssueAreaTownUpdate = Updateable<IssueAreaTownTable>;