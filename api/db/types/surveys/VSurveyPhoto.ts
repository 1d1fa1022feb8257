import type { PhotoPhotoId } from './Photo.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view surveys.v_survey_photo
 * 調査写真
 */
export default interface VSurveyPhotoTable {
  photo_id: ColumnType<PhotoPhotoId, never, never>;

  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  survey_number: ColumnType<string, never, never>;

  position: ColumnType<number, never, never>;

  file_name: ColumnType<string | null, never, never>;

  caption: ColumnType<string | null, never, never>;

  media_type: ColumnType<string, never, never>;

  file_bytes: ColumnType<number, never, never>;

  file_hash: ColumnType<string, never, never>;

  preview_hash: ColumnType<string | null, never, never>;

  received_at: ColumnType<string | null, never, never>;

  width: ColumnType<number | null, never, never>;

  height: ColumnType<number | null, never, never>;

  taken_at: ColumnType<string | null, never, never>;

  geom: ColumnType<Ewkb | null, never, never>;

  brought_by: ColumnType<accounts_AccountAccountId, never, never>;

  brought_at: ColumnType<string, never, never>;

  withdrawn_at: ColumnType<string | null, never, never>;

  withdrawn_by: ColumnType<accounts_AccountAccountId | null, never, never>;

  withdrawn_reason: ColumnType<string | null, never, never>;

  version: ColumnType<number, never, never>;
}

export type VSurveyPhoto = Selectable<VSurveyPhotoTable>;