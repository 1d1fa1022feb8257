import type { default as SurveyTable } from './Survey.ts';
import type { default as StagedSurveyTable } from './StagedSurvey.ts';
import type { default as PointToSurveyTable } from './PointToSurvey.ts';
import type { default as DamageClassTable } from './DamageClass.ts';
import type { default as VSurveyVersionTable } from './VSurveyVersion.ts';
import type { default as VPointToSurveyTable } from './VPointToSurvey.ts';
import type { default as VSurveyTable } from './VSurvey.ts';

export default interface SurveysSchema {
  'surveys.survey': SurveyTable;

  'surveys.staged_survey': StagedSurveyTable;

  'surveys.point_to_survey': PointToSurveyTable;

  'surveys.damage_class': DamageClassTable;

  'surveys.v_survey_version': VSurveyVersionTable;

  'surveys.v_point_to_survey': VPointToSurveyTable;

  'surveys.v_survey': VSurveyTable;
}