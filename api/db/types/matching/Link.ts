import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { CellCell } from './Cell.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for matching.link */
export type LinkLinkId = number & { __brand?: 'matching.link' };

/**
 * Represents the table matching.link
 * 突合の候補: household, building and survey that the machine holds to belong together; a null end has no record
 */
export default interface LinkTable {
  /** This link, until its cell is linked again */
  link_id: ColumnType<LinkLinkId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** The cell it is at home in: the survey's, else the building's, else the household's */
  cell: ColumnType<CellCell, CellCell, CellCell>;

  /** 世帯番号 */
  household_number: ColumnType<string | null, string | null, string | null>;

  /** 物件番号 */
  property_number: ColumnType<string | null, string | null, string | null>;

  /** 調査番号 */
  survey_number: ColumnType<string | null, string | null, string | null>;

  /** 適合率, 0 to 1, after competition */
  probability: ColumnType<number, number, number>;

  /** auto: at or above the automatic threshold; candidate */
  state: ColumnType<string, string, string>;

  /** Array of [code, against, weight, value?] as of api/matching/linkage/reasons.ts; names nobody */
  reasons: ColumnType<unknown, unknown, unknown>;

  /** 適合率 within its cell alone, where other cells have a say in it; 0: a row that stands only since they had; null: nobody else has */
  alone: ColumnType<number | null, number | null, number | null>;
}

export type Link = Selectable<LinkTable>;

export type NewLink = Insertable<LinkTable>;

export type LinkUpdate = Updateable<LinkTable>;