import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { PlanPlanId } from './Plan.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.survey_number */
export type SurveyNumberSurveyNumber = string & { __brand?: 'surveys.survey_number' };

/**
 * Represents the table surveys.survey_number
 * 調査番号 given beforehand to a building of a plan. Never changed, never taken back: papers bear it
 */
export default interface SurveyNumberTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 調査番号 */
  survey_number: ColumnType<SurveyNumberSurveyNumber, SurveyNumberSurveyNumber, SurveyNumberSurveyNumber>;

  /** What the QR code of sheet and slip says: random, so that it tells nothing */
  survey_code: ColumnType<string, string, string>;

  /** The plan */
  plan_id: ColumnType<PlanPlanId, PlanPlanId, PlanPlanId>;

  /** The building as surveys.building_key names it: a building that leaves the scope and comes back keeps its number */
  building_key: ColumnType<string, string, string>;

  /** Who handed it out */
  assigned_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  assigned_at: ColumnType<string, string | undefined, string>;
}

export type SurveyNumber = Selectable<SurveyNumberTable>;

export type NewSurveyNumber = Insertable<SurveyNumberTable>;

export type SurveyNumberUpdate = Updateable<SurveyNumberTable>;