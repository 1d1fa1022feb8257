import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.staged_shape */
export type StagedShapeRowNumber = number & { __brand?: 'registers.staged_shape' };

/**
 * Represents the table registers.staged_shape
 * Rows of maps between reading and applying
 */
export default interface StagedShapeTable {
  /** The import */
  import_id: ColumnType<imports_ImportImportId, imports_ImportImportId, imports_ImportImportId>;

  /** Row in the file */
  row_number: ColumnType<StagedShapeRowNumber, StagedShapeRowNumber, StagedShapeRowNumber>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** As in the table of the map */
  kind: ColumnType<string | null, string | null, string | null>;

  /** As in registers.base_feature */
  'class': ColumnType<string | null, string | null, string | null>;

  /** As in registers.hazard_area */
  rank: ColumnType<number | null, number | null, number | null>;

  /** As in registers.hazard_area */
  depth_from_m: ColumnType<number | null, number | null, number | null>;

  /** As in registers.hazard_area */
  depth_to_m: ColumnType<number | null, number | null, number | null>;

  /** 名称 */
  name: ColumnType<string | null, string | null, string | null>;

  /** 物件番号 */
  property_number: ColumnType<string | null, string | null, string | null>;

  /** The other columns of the source, as they came */
  attributes: ColumnType<unknown, unknown, unknown>;

  /** The shape in EPSG:6668, two-dimensional, repaired */
  wkb: ColumnType<Buffer, Buffer, Buffer>;

  /** EPSG code of the file; the file itself is kept with its import */
  given_crs: ColumnType<number, number, number>;

  /** What the row is known by: all that came, shape included */
  content_hash: ColumnType<Buffer, Buffer, Buffer>;
}

export type StagedShape = Selectable<StagedShapeTable>;

export type NewStagedShape = Insertable<StagedShapeTable>;

export type StagedShapeUpdate = Updateable<StagedShapeTable>;