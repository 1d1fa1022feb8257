import type { SurveySurveyVersionId } from './Survey.ts';
import type { SurveyPartKindPart } from './SurveyPartKind.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table surveys.survey_part
 * 部位別損害割合 of a version of a 調査結果; superseded together with it
 */
export default interface SurveyPartTable {
  /** The version */
  survey_version_id: ColumnType<SurveySurveyVersionId, SurveySurveyVersionId, SurveySurveyVersionId>;

  /** 部位 */
  part: ColumnType<SurveyPartKindPart, SurveyPartKindPart, SurveyPartKindPart>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** What it adds to the 損害割合 of the house, percent */
  loss_ratio: ColumnType<number, number, number>;
}

export type SurveyPart = Selectable<SurveyPartTable>;

export type NewSurveyPart = Insertable<SurveyPartTable>;

export type SurveyPartUpdate = Updateable<SurveyPartTable>;