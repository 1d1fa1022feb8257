// What every reader makes of its file: a header, and rows of text with a geometry where the format has one.
import type { Geometry } from 'geojson';
import type { TextEncoding } from '../text/detect-encoding.ts';
import type { CsvRejection } from '../text/read-csv.ts';

export type FileFormat = 'csv' | 'xlsx' | 'geojson' | 'shapefile' | 'flatgeobuf';

/** More columns than any register has: such a file is something else. */
export const maxColumns = 300;

export type RowRejection =
  | CsvRejection
  /** text whose bytes are not of the file's encoding */
  | 'undecodable'
  /** #N/A and the like */
  | 'error_cell'
  /** no Feature, or a geometry that cannot be read */
  | 'unreadable_geometry';

export interface GivenGeometry {
  /** Two dimensions; coordinates as the file has them, x before y. */
  readonly geometry: Geometry;
  /** EPSG code that the row or its layer names; null: the system of the table */
  readonly epsg: number | null;
}

/** `row`: as a spreadsheet counts (header row 1) for tables, the number of the feature (from 1) for maps. */
interface RowPlace {
  readonly row: number;
  readonly cells: readonly string[];
  readonly geometry: GivenGeometry | null;
}

export type TableRow =
  | (RowPlace & { readonly kind: 'row' })
  | (RowPlace & {
      readonly kind: 'rejected';
      readonly reason: RowRejection;
      /** 0-based column, where the fault has one */
      readonly column: number | null;
    });

export interface Table {
  readonly format: FileFormat;
  readonly header: readonly string[];
  readonly hasGeometry: boolean;
  /** EPSG code that the file names; 'unknown': it names one that is not read here; null: it names none */
  readonly crs: number | 'unknown' | null;
  /** How many rows there will be, where the format says so beforehand. */
  readonly expected: number | null;
  /** Whether names of columns may have been cut to ten bytes. */
  readonly cutHeaders: boolean;
  /** To be iterated once. Throws FormatError, CsvFileError or DecodeError where the file ends early. */
  readonly rows: AsyncGenerator<TableRow, void, undefined>;
  /** null while nothing but ASCII has been read, and for formats that have no choice */
  encoding(): TextEncoding | null;
}
