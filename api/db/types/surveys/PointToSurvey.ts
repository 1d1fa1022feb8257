import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.point_to_survey */
export type PointToSurveyPointId = string & { __brand?: 'surveys.point_to_survey' };

/**
 * Represents the table surveys.point_to_survey
 * 申請ポイント: a place that is to be surveyed because somebody asked. Names nobody
 */
export default interface PointToSurveyTable {
  /** UUIDv7 */
  point_id: ColumnType<PointToSurveyPointId, PointToSurveyPointId, PointToSurveyPointId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 調査回 that is wanted: first, second 第2次, resurvey 再調査 */
  round: ColumnType<string, string, string>;

  /** What asked for it */
  source: ColumnType<string, string, string>;

  /** Which one */
  source_id: ColumnType<string, string, string>;

  /** 所在地 */
  address: ColumnType<string, string, string>;

  /** What the applicant says about the former result */
  reason: ColumnType<string | null, string | null, string | null>;

  /** The place; null where the address could not be placed */
  geom: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;

  /** Since when */
  wanted_at: ColumnType<string, string | undefined, string>;

  /** When it was surveyed or no longer wanted; null: waits */
  ended_at: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change */
  version: ColumnType<number, number | undefined, number>;
}

export type PointToSurvey = Selectable<PointToSurveyTable>;

export type NewPointToSurvey = Insertable<PointToSurveyTable>;

export type PointToSurveyUpdate = Updateable<PointToSurveyTable>;