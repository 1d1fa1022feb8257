import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.plan */
export type PlanPlanId = string & { __brand?: 'surveys.plan' };

/**
 * Represents the table surveys.plan
 * 調査計画
 */
export default interface PlanTable {
  /** UUIDv7 */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 名称 */
  name: ColumnType<string, string, string>;

  /** draft 準備中, active 調査中, closed 終了 */
  state: ColumnType<string, string | undefined, string>;

  /** 範囲, 調査方法, 体制: PlanSettings of api/surveys/plans.contract.ts */
  settings: ColumnType<unknown, unknown, unknown>;

  /** Of the last row of plan_edit; sent back as If-Match */
  revision: ColumnType<number, number | undefined, number>;

  /** Who began it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Last edit */
  changed_at: ColumnType<string, string | undefined, string>;
}

export type Plan = Selectable<PlanTable>;

export type NewPlan = Insertable<PlanTable>;

export type PlanUpdate = Updateable<PlanTable>;