import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for imports.import */
export type ImportImportId = string & { __brand?: 'imports.import' };

/**
 * Represents the table imports.import
 * データ取込: one file, from its arrival to its being applied
 */
export default interface ImportTable {
  /** UUIDv7 */
  import_id: ColumnType<ImportImportId, ImportImportId, ImportImportId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害, for survey results */
  disaster_code: ColumnType<accounts_DisasterDisasterCode | null, accounts_DisasterDisasterCode | null, accounts_DisasterDisasterCode | null>;

  /** Which register the file is */
  kind: ColumnType<string, string, string>;

  /** receiving, staging, staged (dry run done), applying, applied, cancelled, failed */
  state: ColumnType<string, string | undefined, string>;

  /** As it was called */
  file_name: ColumnType<string, string, string>;

  /** SHA-256 */
  file_hash: ColumnType<string | null, string | null, string | null>;

  /** Size */
  file_bytes: ColumnType<number | null, number | null, number | null>;

  /** utf-8, shift_jis (CP932) or utf-16, detected or chosen */
  encoding: ColumnType<string | null, string | null, string | null>;

  /** EPSG code that the coordinates are read in; null until given or found */
  crs: ColumnType<number | null, number | null, number | null>;

  /** 基準日 of a register */
  as_of: ColumnType<string | null, string | null, string | null>;

  /** 引渡し者 (document 002 IX-3) */
  handed_over_by: ColumnType<string | null, string | null, string | null>;

  /** 受領者 */
  received_by: ColumnType<string | null, string | null, string | null>;

  /** 媒体 */
  medium: ColumnType<string | null, string | null, string | null>;

  /** 媒体の返却・廃棄 */
  medium_disposal: ColumnType<string | null, string | null, string | null>;

  /** Progress of staging */
  bytes_read: ColumnType<number, number | undefined, number>;

  /** Rows read so far, header not counted */
  rows_read: ColumnType<number, number | undefined, number>;

  /** Rows refused so far */
  rows_rejected: ColumnType<number, number | undefined, number>;

  /** Dry run: not in the register yet */
  rows_new: ColumnType<number | null, number | null, number | null>;

  /** Dry run: in the register, other contents */
  rows_changed: ColumnType<number | null, number | null, number | null>;

  /** Dry run: in the register as they are */
  rows_unchanged: ColumnType<number | null, number | null, number | null>;

  /** Dry run: in the register, not in the file (for residents and buildings: they end) */
  rows_missing: ColumnType<number | null, number | null, number | null>;

  /** Why it failed, in Japanese, without values of the file */
  problem: ColumnType<string | null, string | null, string | null>;

  /** Actor */
  created_by: ColumnType<string, string, string>;

  /** When it came */
  created_at: ColumnType<string, string | undefined, string>;

  /** When it was applied */
  applied_at: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;

  /** When the job that stages or applies last moved */
  alive_at: ColumnType<string, string | undefined, string>;

  /** EPSG code that the file itself names; null: none, or not read yet */
  crs_found: ColumnType<number | null, number | null, number | null>;

  /** csv, xlsx, geojson, shapefile or flatgeobuf; null until the file is opened */
  format: ColumnType<string | null, string | null, string | null>;

  /** 出典: which set of a map kind the file replaces */
  source: ColumnType<string | null, string | null, string | null>;

  /** The saved mapping that was used; null: none, or one that was not saved */
  mapping_name: ColumnType<string | null, string | null, string | null>;

  /** columns: standard header → the file's own; values: standard header → the same text in every row */
  mapping: ColumnType<unknown | null, unknown | null, unknown | null>;

  /** Rows of other municipalities, passed over */
  rows_outside: ColumnType<number, number | undefined, number>;

  /** What helps a failed import: columns, crs, encoding, file (another one) or again; null: not failed, or before this was noted */
  way_out: ColumnType<string | null, string | null, string | null>;
}

export type Import = Selectable<ImportTable>;

export type NewImport = Insertable<ImportTable>;

export type ImportUpdate = Updateable<ImportTable>;