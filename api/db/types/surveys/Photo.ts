import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { Ewkb } from '../../ewkb.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.photo */
export type PhotoPhotoId = string & { __brand?: 'surveys.photo' };

/**
 * Represents the table surveys.photo
 * 調査写真, by the number on the sheet: it may come before the result does. Taken back ones stay, with their file
 */
export default interface PhotoTable {
  /** UUIDv7 */
  photo_id: ColumnType<PhotoPhotoId, PhotoPhotoId, PhotoPhotoId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** 調査番号; no reference: no result need bear it yet */
  survey_number: ColumnType<string, string, string>;

  /** Order within the survey, with gaps */
  position: ColumnType<number, number, number>;

  /** As the camera called it */
  file_name: ColumnType<string | null, string | null, string | null>;

  /** 説明, in words */
  caption: ColumnType<string | null, string | null, string | null>;

  /** image/jpeg or image/png */
  media_type: ColumnType<string, string, string>;

  /** Length of the file, as announced and then proven */
  file_bytes: ColumnType<number, number, number>;

  /** SHA-256 of the file, as announced and then proven: its name in the file store */
  file_hash: ColumnType<string, string, string>;

  /** Small picture in the file store; null: none was sent */
  preview_hash: ColumnType<string | null, string | null, string | null>;

  /** When the file came; null: announced only */
  received_at: ColumnType<string | null, string | null, string | null>;

  /** As it is shown, upright */
  width: ColumnType<number | null, number | null, number | null>;

  /** As it is shown, upright */
  height: ColumnType<number | null, number | null, number | null>;

  /** 撮影日時 as the camera says; null: it says nothing */
  taken_at: ColumnType<string | null, string | null, string | null>;

  /** Where the camera says it stood; null: it says nothing */
  geom: ColumnType<Ewkb | null, Ewkb | null, Ewkb | null>;

  /** Who brought it */
  brought_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When it was announced */
  brought_at: ColumnType<string, string | undefined, string>;

  /** 取り下げ; null: it stands */
  withdrawn_at: ColumnType<string | null, string | null, string | null>;

  /** Who took it back */
  withdrawn_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** Why */
  withdrawn_reason: ColumnType<string | null, string | null, string | null>;

  /** Grows with preview, file and changes; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Photo = Selectable<PhotoTable>;

export type NewPhoto = Insertable<PhotoTable>;

export type PhotoUpdate = Updateable<PhotoTable>;