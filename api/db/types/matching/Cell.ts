import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { RunRunId } from './Run.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for matching.cell */
export type CellCell = string & { __brand?: 'matching.cell' };

/**
 * Represents the table matching.cell
 * Cells that are linked, and from what
 */
export default interface CellTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 基準地域メッシュ (JIS X 0410), eight digits; none: records without any place */
  cell: ColumnType<CellCell, CellCell, CellCell>;

  /** Of the records in and around it, the decisions on them and the model; unlike it now: to be linked again */
  fingerprint: ColumnType<string, string, string>;

  /** The run that linked it last */
  run_id: ColumnType<RunRunId, RunRunId, RunRunId>;

  /** When */
  linked_at: ColumnType<string, string | undefined, string>;
}

export type Cell = Selectable<CellTable>;

export type NewCell = Insertable<CellTable>;

export type CellUpdate = Updateable<CellTable>;