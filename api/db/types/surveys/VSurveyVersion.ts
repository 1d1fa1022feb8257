import type { SurveySurveyVersionId } from './Survey.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { DamageClassDamageClass } from './DamageClass.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_survey_version
 * 調査結果, each version
 */
export default interface VSurveyVersionTable {
  survey_version_id: ColumnType<SurveySurveyVersionId, never, never>;

  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  survey_number: ColumnType<string, never, never>;

  round: ColumnType<string, never, never>;

  surveyed_on: ColumnType<string | null, never, never>;

  damage_class: ColumnType<DamageClassDamageClass, never, never>;

  damage_label: ColumnType<string, never, never>;

  superseded_at: ColumnType<string | null, never, never>;
}

export type VSurveyVersion = Selectable<VSurveyVersionTable>;