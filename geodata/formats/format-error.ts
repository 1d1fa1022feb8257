export type FormatFault =
  /** an archive that unpacks to far more than it holds */
  | 'zip_bomb'
  | 'zip_too_many_entries'
  | 'zip_encrypted'
  /** cut short or damaged */
  | 'broken'
  /** nothing in the archive that is read here */
  | 'nothing_readable'
  /** .shp without .dbf beside it, or the other way round */
  | 'shapefile_incomplete'
  /** .shp and .dbf hold different numbers of records */
  | 'shapefile_differs'
  /** one archive, several coordinate systems */
  | 'crs_differs'
  | 'no_features'
  /** text that is no JSON, or JSON that is no GeoJSON */
  | 'not_geojson'
  | 'feature_too_large'
  | 'too_many_columns'
  /** .xls, or .xlsx under a password */
  | 'old_excel'
  | 'excel_too_large'
  | 'no_sheet';

/** What makes a whole file unreadable. Carries places only, never what stands there. */
export class FormatError extends Error {
  readonly fault: FormatFault;
  /** 1-based number of the feature or record at fault; null where the fault has none */
  readonly row: number | null;

  constructor(fault: FormatFault, row: number | null = null) {
    super(row === null ? fault : `${fault} at ${row}`);
    this.name = 'FormatError';
    this.fault = fault;
    this.row = row;
  }
}
