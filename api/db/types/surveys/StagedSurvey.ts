import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for surveys.staged_survey */
export type StagedSurveyRowNumber = number & { __brand?: 'surveys.staged_survey' };

/**
 * Represents the table surveys.staged_survey
 * Survey results between reading and applying
 */
export default interface StagedSurveyTable {
  /** The import that brought it */
  import_id: ColumnType<imports_ImportImportId, imports_ImportImportId, imports_ImportImportId>;

  /** Row in the file; the header is row 1 */
  row_number: ColumnType<StagedSurveyRowNumber, StagedSurveyRowNumber, StagedSurveyRowNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** 調査番号, unique within a disaster */
  survey_number: ColumnType<string, string, string>;

  /** 調査日 */
  surveyed_on: ColumnType<string | null, string | null, string | null>;

  /** 調査回: first 第1次, second 第2次, resurvey 再調査 */
  round: ColumnType<string, string, string>;

  /** 災害種別 */
  hazard: ColumnType<string | null, string | null, string | null>;

  /** 構造 */
  structure: ColumnType<string | null, string | null, string | null>;

  /** 判定 */
  damage_class: ColumnType<string, string, string>;

  /** 損害割合, percent */
  damage_ratio: ColumnType<number | null, number | null, number | null>;

  /** 浸水深, cm */
  flood_depth_cm: ColumnType<number | null, number | null, number | null>;

  /** 浸水区分 */
  flood_class: ColumnType<string | null, string | null, string | null>;

  /** 所在地 as heard */
  address: ColumnType<string | null, string | null, string | null>;

  /** Folded address */
  address_key: ColumnType<string | null, string | null, string | null>;

  /** 居住者氏名 as heard */
  resident_name: ColumnType<string | null, string | null, string | null>;

  /** Folded for comparing */
  resident_name_key: ColumnType<string | null, string | null, string | null>;

  /** 所有者氏名 as heard */
  owner_name: ColumnType<string | null, string | null, string | null>;

  /** Folded for comparing */
  owner_name_key: ColumnType<string | null, string | null, string | null>;

  /** 用途 */
  use: ColumnType<string | null, string | null, string | null>;

  /** 建物名 */
  building_name: ColumnType<string | null, string | null, string | null>;

  /** 調査班 */
  team: ColumnType<string | null, string | null, string | null>;

  /** 調査員 */
  surveyor: ColumnType<string | null, string | null, string | null>;

  /** 備考 */
  remarks: ColumnType<string | null, string | null, string | null>;

  /** Longitude in EPSG:6668 */
  lon: ColumnType<number, number, number>;

  /** Latitude in EPSG:6668 */
  lat: ColumnType<number, number, number>;

  /** 経度 or Y as given */
  given_x: ColumnType<number, number, number>;

  /** 緯度 or X as given */
  given_y: ColumnType<number, number, number>;

  /** What the versions are compared by */
  content_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** 部位別損害割合: part and percent; null: the row has none */
  parts: ColumnType<unknown | null, unknown | null, unknown | null>;
}

export type StagedSurvey = Selectable<StagedSurveyTable>;

export type NewStagedSurvey = Insertable<StagedSurveyTable>;

export type StagedSurveyUpdate = Updateable<StagedSurveyTable>;