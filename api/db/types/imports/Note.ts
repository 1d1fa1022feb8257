import type { ImportImportId } from './Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for imports.note */
export type NoteRowNumber = number & { __brand?: 'imports.note' };

/**
 * Represents the table imports.note
 * Rows that were taken with a change, such as a repaired outline
 */
export default interface NoteTable {
  /** The import */
  import_id: ColumnType<ImportImportId, ImportImportId, ImportImportId>;

  /** Row in the file */
  row_number: ColumnType<NoteRowNumber, NoteRowNumber, NoteRowNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** What was changed, in Japanese */
  note: ColumnType<string, string, string>;
}

export type Note = Selectable<NoteTable>;

export type NewNote = Insertable<NoteTable>;

export type NoteUpdate = Updateable<NoteTable>;