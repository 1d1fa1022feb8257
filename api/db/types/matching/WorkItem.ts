import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for matching.work_item */
export type WorkItemList = string & { __brand?: 'matching.work_item' };

/** Identifier type for matching.work_item */
export type WorkItemNumber = string & { __brand?: 'matching.work_item' };

/**
 * Represents the table matching.work_item
 * 要確認: what the machine leaves to people; renewed whole at the end of a run
 */
export default interface WorkItemTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 家屋のない調査, 調査のない世帯 (in a surveyed area), 家屋の重複, 根拠の弱い調査 */
  list: ColumnType<WorkItemList, WorkItemList, WorkItemList>;

  /** 調査番号, 世帯番号 or 物件番号, as the list is of */
  number: ColumnType<WorkItemNumber, WorkItemNumber, WorkItemNumber>;

  /** 世帯番号 of a household's item: protected ones are hidden by it */
  household_number: ColumnType<string | null, string | null, string | null>;

  /** Order of the list: neighbours stand together */
  sort_key: ColumnType<string, string, string>;

  /** 適合率 of its best link; null: there is none */
  probability: ColumnType<number | null, number | null, number | null>;

  /** How many surveys of one round claim the building */
  competitors: ColumnType<number | null, number | null, number | null>;

  /** Where the record lies; null: nowhere known */
  geom: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;
}

export type WorkItem = Selectable<WorkItemTable>;

export type NewWorkItem = Insertable<WorkItemTable>;

export type WorkItemUpdate = Updateable<WorkItemTable>;