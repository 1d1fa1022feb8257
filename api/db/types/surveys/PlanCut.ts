import type { PlanPlanId } from './Plan.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.plan_cut */
export type PlanCutCutId = string & { __brand?: 'surveys.plan_cut' };

/**
 * Represents the table surveys.plan_cut
 * 区割案: a cut that is being made or waits to be accepted; changes nothing of the plan before
 */
export default interface PlanCutTable {
  /** UUIDv7 */
  cut_id: ColumnType<PlanCutCutId, PlanCutCutId, PlanCutCutId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** cut 区割: all open buildings outside locked districts; replan 再区割: only untouched ones move, districts stay themselves */
  kind: ColumnType<string, string, string>;

  /** Of the plan when it was begun; accepted only while that stands */
  revision: ColumnType<number, number, number>;

  /** How many are asked for */
  districts: ColumnType<number, number, number>;

  /** even 均等割, worst_first 被害程度割 */
  visit_first: ColumnType<string, string, string>;

  /** running, done (waits to be accepted), accepted, failed, cancelled */
  state: ColumnType<string, string | undefined, string>;

  /** 0 to 1 */
  progress: ColumnType<number, number | undefined, number>;

  /** What it is at, as the core names it */
  step: ColumnType<string | null, string | null, string | null>;

  /** The program that makes it */
  holder: ColumnType<string | null, string | null, string | null>;

  /** Least, median and most minutes and each district's figures: CutFigures of api/surveys/cuts.contract.ts */
  figures: ColumnType<unknown | null, unknown | null, unknown | null>;

  /** Each district's stops in visiting order, and its outline */
  result: ColumnType<unknown | null, unknown | null, unknown | null>;

  /** Why it failed, in Japanese, without values */
  problem: ColumnType<string | null, string | null, string | null>;

  /** Who asked */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Last sign of its program */
  alive_at: ColumnType<string, string | undefined, string>;

  /** When it was done, cancelled or failed */
  finished_at: ColumnType<string | null, string | null, string | null>;
}

export type PlanCut = Selectable<PlanCutTable>;

export type NewPlanCut = Insertable<PlanCutTable>;

export type PlanCutUpdate = Updateable<PlanCutTable>;