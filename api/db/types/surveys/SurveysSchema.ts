import type { default as SurveyTable } from './Survey.ts';
import type { default as StagedSurveyTable } from './StagedSurvey.ts';
import type { default as DamageClassTable } from './DamageClass.ts';
import type { default as VSurveyTable } from './VSurvey.ts';

export default interface SurveysSchema {
  'surveys.survey': SurveyTable;

  'surveys.staged_survey': StagedSurveyTable;

  'surveys.damage_class': DamageClassTable;

  'surveys.v_survey': VSurveyTable;
}