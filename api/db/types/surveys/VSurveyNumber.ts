import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { SurveyNumberSurveyNumber } from './SurveyNumber.ts';
import type { PlanPlanId } from './Plan.ts';
import type { PlanBuildingStopId } from './PlanBuilding.ts';
import type { DistrictDistrictId } from './District.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_survey_number
 * 調査番号 given beforehand
 */
export default interface VSurveyNumberTable {
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  survey_number: ColumnType<SurveyNumberSurveyNumber, never, never>;

  survey_code: ColumnType<string, never, never>;

  plan_id: ColumnType<PlanPlanId, never, never>;

  stop_id: ColumnType<PlanBuildingStopId, never, never>;

  district_id: ColumnType<DistrictDistrictId | null, never, never>;

  assigned_at: ColumnType<string, never, never>;
}

export type VSurveyNumber = Selectable<VSurveyNumberTable>;