// What a kind of file has to say of itself; the mechanics around it (staging, dry run, refusals, applying,
// progress, cancel) are the same for all. The kinds live in the rooms of their registers.
import type { Reader, Trx } from '../db/database.ts';
import type { GivenGeometry } from '../../geodata/formats/table.ts';
import type { ImportKindName } from './import-kinds.contract.ts';

/** The text of a row's cell under a standard header, trimmed; '' where the file has no such column. */
export type Cells = (header: string) => string;

/** What a row has beside the standard headers. */
export interface RowExtras {
  geometry: GivenGeometry | null;
  /** The other columns that are not empty, by the file's own headers. */
  attributes(): Record<string, string>;
}

export interface Fault {
  /** Standard header of the column at fault; null where the whole row is. */
  column: string | null;
  /** In Japanese, without the value. */
  reason: string;
}

/** What PostgreSQL reads from JSON; Buffers travel as `\x…`. */
export type StagedValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, string>>;
export type StagedRow = Readonly<Record<string, StagedValue>>;

/** `outside`: a row of another municipality in a list of many; it is passed over and counted. */
export type RowReading = { row: StagedRow } | { faults: readonly Fault[] } | { outside: true };

/** What staging and applying know of the import they work on. */
export interface ImportInHand {
  import_id: string;
  municipality_code: string;
  disaster_code: string | null;
  /** EPSG code of the file's coordinates. */
  crs: number;
  /** 出典 of a map; null for other kinds. */
  source: string | null;
  /** 基準日; null for kinds without one. */
  as_of: string | null;
  /** A mended rejected.csv: adds to its snapshot, nothing ends by it. */
  remainder: boolean;
  /** Some refused row has no readable number: it may be anyone's, so nobody ends. */
  ends_nobody: boolean;
}

export interface Counts {
  rows_new: number;
  rows_changed: number;
  rows_unchanged: number;
  rows_missing: number;
}

/** A table filled in small transactions. `columns` are its own, without import_id, municipality_code, row_number. */
export interface Stage {
  table: string;
  columns: Readonly<Record<string, string>>;
  /** Column and header that may stand once a file; null where rows may share a key. */
  unique: { column: string; header: string } | null;
}

/** A fault that only the database sees, once all rows are there. */
export interface LateFault extends Fault {
  row_number: number;
}

/** A row that is taken with a change. */
export interface RowNote {
  row_number: number;
  note: string;
}

export interface ImportKind {
  name: ImportKindName;
  /** 住民 and so on, as the audit and the command line name it. */
  label: string;
  headers: readonly string[];
  required: readonly string[];
  /** What other editions call a standard header; the first that a file has is read where the header itself is missing. */
  also?: Readonly<Record<string, readonly string[]>>;
  /** Header whose value dates the snapshot, where the kind has one. */
  dated_by: string | null;
  stage: Stage;
  /** Whom a refused row speaks of: the register number, or null where it cannot be read. */
  keyOf(cells: Cells): string | null;
  /** Reads what judging the rows needs (towns, labels) once a file. `has`: whether the file, or its mapping, has a header. */
  openReader(
    reader: Reader,
    at: ImportInHand,
    has: (header: string) => boolean,
  ): Promise<(cells: Cells, extras: RowExtras) => RowReading>;
  /** Kinds with shapes: repairs the staged ones, and names those that nothing is left of, at most `limit`. */
  repair?: (
    trx: Trx,
    at: ImportInHand,
    limit: number,
  ) => Promise<{ faults: readonly LateFault[]; notes: readonly RowNote[] }>;
  /** The dry run. Writes nothing. */
  compare(trx: Trx, at: ImportInHand): Promise<Counts>;
  /** Set-based, in the one transaction of the apply; answers what it did. */
  apply(trx: Trx, at: ImportInHand): Promise<Counts>;
  /** Why it cannot be applied now, in Japanese; null when it can. */
  obstacle(trx: Trx, at: ImportInHand): Promise<string | null>;
  /** Tables whose statistics are renewed after applying. */
  touches: readonly string[];
}

export type ImportKinds = Readonly<Record<ImportKindName, ImportKind>>;
