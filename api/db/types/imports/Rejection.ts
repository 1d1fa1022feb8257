import type { ImportImportId } from './Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for imports.rejection */
export type RejectionRowNumber = number & { __brand?: 'imports.rejection' };

/**
 * Represents the table imports.rejection
 * Rows refused, kept whole so that they can be mended and brought again
 */
export default interface RejectionTable {
  /** The import */
  import_id: ColumnType<ImportImportId, ImportImportId, ImportImportId>;

  /** Row in the file; the header is row 1 */
  row_number: ColumnType<RejectionRowNumber, RejectionRowNumber, RejectionRowNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** Header of the column at fault; null where the whole row is */
  column_name: ColumnType<string | null, string | null, string | null>;

  /** Reason in Japanese */
  reason: ColumnType<string, string, string>;

  /** The row as it came */
  row_values: ColumnType<string[], string[], string[]>;

  /** The register number of the row, where it could be read: who it speaks of does not end */
  row_key: ColumnType<string | null, string | null, string | null>;
}

export type Rejection = Selectable<RejectionTable>;

export type NewRejection = Insertable<RejectionTable>;

export type RejectionUpdate = Updateable<RejectionTable>;