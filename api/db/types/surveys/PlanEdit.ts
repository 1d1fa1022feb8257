import type { PlanPlanId } from './Plan.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.plan_edit */
export type PlanEditRevision = number & { __brand?: 'surveys.plan_edit' };

/**
 * Represents the table surveys.plan_edit
 * What was done to a plan, by whom, one row a revision; undo and redo are edits too
 */
export default interface PlanEditTable {
  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** From 1, without a gap */
  revision: ColumnType<PlanEditRevision, PlanEditRevision, PlanEditRevision>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** begin, settings, scope 範囲, cut 区割, replan 再区割, move, merge, split, redraw, lock, undo, redo */
  kind: ColumnType<string, string, string>;

  /** Who */
  account_id: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  at: ColumnType<string, string | undefined, string>;

  /** Counts for lists: EditSummary of api/surveys/edits.contract.ts */
  summary: ColumnType<unknown, unknown | undefined, unknown>;

  /** Before and after of each building and district (api/surveys/changes.ts); null: cannot be undone */
  changes: ColumnType<unknown | null, unknown | null, unknown | null>;

  /** Of undo and redo: the edit that was taken back or done again */
  of_revision: ColumnType<PlanEditRevision | null, PlanEditRevision | null, PlanEditRevision | null>;

  /** Taken back and not done again */
  is_undone: ColumnType<boolean, boolean | undefined, boolean>;
}

export type PlanEdit = Selectable<PlanEditTable>;

export type NewPlanEdit = Insertable<PlanEditTable>;

export type PlanEditUpdate = Updateable<PlanEditTable>;