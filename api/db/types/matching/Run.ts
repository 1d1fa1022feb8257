import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for matching.run */
export type RunRunId = string & { __brand?: 'matching.run' };

/**
 * Represents the table matching.run
 * 一括突合: one pass over the cells of a town
 */
export default interface RunTable {
  /** UUIDv7 */
  run_id: ColumnType<RunRunId, RunRunId, RunRunId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** full: the model is estimated anew, all cells are linked; incremental: the last model, only cells whose records or decisions changed */
  kind: ColumnType<string, string, string>;

  /** Who asked: a person, the command line, an applied import, decisions of people */
  cause: ColumnType<string, string, string>;

  /** waiting, running, done, cancelled, failed */
  state: ColumnType<string, string | undefined, string>;

  /** The program that works on it; another takes over where it has been silent */
  holder: ColumnType<string | null, string | null, string | null>;

  /** Registers changed while it ran: another one follows */
  again: ColumnType<boolean, boolean | undefined, boolean>;

  /** Weights that its cells are linked with; null until estimated */
  model: ColumnType<unknown | null, unknown | null, unknown | null>;

  /** Cells to be linked; null until counted */
  cells_total: ColumnType<number | null, number | null, number | null>;

  /** Cells linked so far */
  cells_done: ColumnType<number, number | undefined, number>;

  /** 世帯 of the town as of the disaster */
  households: ColumnType<number | null, number | null, number | null>;

  /** 家屋 of the town as of the disaster */
  buildings: ColumnType<number | null, number | null, number | null>;

  /** 調査結果 of the disaster */
  surveys: ColumnType<number | null, number | null, number | null>;

  /** Automatic links that stood when it was done */
  links_auto: ColumnType<number | null, number | null, number | null>;

  /** Candidates that stood when it was done */
  links_candidate: ColumnType<number | null, number | null, number | null>;

  /** Why it failed, in Japanese, without values */
  problem: ColumnType<string | null, string | null, string | null>;

  /** Actor */
  created_by: ColumnType<string, string, string>;

  /** When it was asked for */
  created_at: ColumnType<string, string | undefined, string>;

  /** When its first program took it; what changed later is for the next run */
  started_at: ColumnType<string | null, string | null, string | null>;

  /** Last sign of its program */
  alive_at: ColumnType<string, string | undefined, string>;

  /** When it was done, cancelled or failed */
  finished_at: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change of state */
  version: ColumnType<number, number | undefined, number>;

  /** State of imports and places set by hand before it read them; null: it has read nothing yet */
  seen_registers: ColumnType<string | null, string | null, string | null>;

  /** State of confirmations and rejections before it read them; null: it has read nothing yet */
  seen_decisions: ColumnType<string | null, string | null, string | null>;
}

export type Run = Selectable<RunTable>;

export type NewRun = Insertable<RunTable>;

export type RunUpdate = Updateable<RunTable>;