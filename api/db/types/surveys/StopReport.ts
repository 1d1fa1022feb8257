import type { PlanPlanId } from './Plan.ts';
import type { PlanBuildingStopId } from './PlanBuilding.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.stop_report */
export type StopReportReportId = number & { __brand?: 'surveys.stop_report' };

/**
 * Represents the table surveys.stop_report
 * Each report of what came of a building, as it came in: the stop itself says only the last
 */
export default interface StopReportTable {
  /** In the order in which they came */
  report_id: ColumnType<StopReportReportId, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** The building; its reports go with it where it leaves the scope untouched */
  stop_id: ColumnType<PlanBuildingStopId, PlanBuildingStopId, PlanBuildingStopId>;

  /** As in plan_building; untouched takes back what was reported before */
  state: ColumnType<string, string, string>;

  /** 調査番号 that was reported with it */
  survey_number: ColumnType<string | null, string | null, string | null>;

  /** Whose account */
  reported_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  reported_at: ColumnType<string, string | undefined, string>;
}

export type StopReport = Selectable<StopReportTable>;

export type NewStopReport = Insertable<StopReportTable>;

export type StopReportUpdate = Updateable<StopReportTable>;