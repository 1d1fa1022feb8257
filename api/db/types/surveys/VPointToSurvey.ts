import type { PointToSurveyPointId } from './PointToSurvey.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_point_to_survey
 * 申請ポイント
 */
export default interface VPointToSurveyTable {
  point_id: ColumnType<PointToSurveyPointId, never, never>;

  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  round: ColumnType<string, never, never>;

  source: ColumnType<string, never, never>;

  source_id: ColumnType<string, never, never>;

  address: ColumnType<string, never, never>;

  geom: ColumnType<Ewkb | null, never, never>;

  wanted_at: ColumnType<string, never, never>;

  ended_at: ColumnType<string | null, never, never>;
}

export type VPointToSurvey = Selectable<VPointToSurveyTable>;