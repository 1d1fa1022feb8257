import type { ImportImportId } from './Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table imports.header
 * The file's own header row, so that its refused rows go back in its own shape
 */
export default interface HeaderTable {
  /** The import */
  import_id: ColumnType<ImportImportId, ImportImportId, ImportImportId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** As they came */
  headers: ColumnType<string[], string[], string[]>;
}

export type Header = Selectable<HeaderTable>;

export type NewHeader = Insertable<HeaderTable>;

export type HeaderUpdate = Updateable<HeaderTable>;