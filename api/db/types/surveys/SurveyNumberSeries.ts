import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table surveys.survey_number_series
 * Consecutive 調査番号 of a disaster; the row is locked while some are given
 */
export default interface SurveyNumberSeriesTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** The last one that was given */
  last_number: ColumnType<number, number, number>;
}

export type SurveyNumberSeries = Selectable<SurveyNumberSeriesTable>;

export type NewSurveyNumberSeries = Insertable<SurveyNumberSeriesTable>;

export type SurveyNumberSeriesUpdate = Updateable<SurveyNumberSeriesTable>;