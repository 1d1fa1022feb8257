import type { PlanPlanId } from './Plan.ts';
import type { PlanBuildingStopId } from './PlanBuilding.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.settled_duplicate */
export type SettledDuplicateKind = string & { __brand?: 'surveys.settled_duplicate' };

/**
 * Represents the table surveys.settled_duplicate
 * 二重調査の疑い that was looked at and is none, or is dealt with; shown again when another claim comes
 */
export default interface SettledDuplicateTable {
  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** The building */
  stop_id: ColumnType<PlanBuildingStopId, PlanBuildingStopId, PlanBuildingStopId>;

  /** results several results on one house, reports reported twice, plans done in two plans, number one number for two houses */
  kind: ColumnType<SettledDuplicateKind, SettledDuplicateKind, SettledDuplicateKind>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** What was looked at, in order: survey numbers, plans or buildings */
  claims: ColumnType<string[], string[], string[]>;

  /** What was found; names nobody */
  reason: ColumnType<string, string, string>;

  /** Who looked */
  settled_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  settled_at: ColumnType<string, string | undefined, string>;
}

export type SettledDuplicate = Selectable<SettledDuplicateTable>;

export type NewSettledDuplicate = Insertable<SettledDuplicateTable>;

export type SettledDuplicateUpdate = Updateable<SettledDuplicateTable>;