import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { SurveyPartKindPart } from './SurveyPartKind.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_survey_part
 * 部位別損害割合 in force
 */
export default interface VSurveyPartTable {
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  survey_number: ColumnType<string, never, never>;

  part: ColumnType<SurveyPartKindPart, never, never>;

  label: ColumnType<string, never, never>;

  rank: ColumnType<number, never, never>;

  loss_ratio: ColumnType<number, never, never>;
}

export type VSurveyPart = Selectable<VSurveyPartTable>;