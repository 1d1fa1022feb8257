import type { ImportImportId as imports_ImportImportId } from '../imports/Import.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for registers.snapshot */
export type SnapshotMunicipalityCode = string & { __brand?: 'registers.snapshot' };

/** Identifier type for registers.snapshot */
export type SnapshotRegister = string & { __brand?: 'registers.snapshot' };

/** Identifier type for registers.snapshot */
export type SnapshotAsOf = string & { __brand?: 'registers.snapshot' };

/** Identifier type for registers.snapshot */
export type SnapshotSource = string & { __brand?: 'registers.snapshot' };

/**
 * Represents the table registers.snapshot
 * The days of which a register is held
 */
export default interface SnapshotTable {
  /** 市区町村 */
  municipality_code: ColumnType<SnapshotMunicipalityCode, SnapshotMunicipalityCode, SnapshotMunicipalityCode>;

  /** residents, buildings, or a kind of map */
  register: ColumnType<SnapshotRegister, SnapshotRegister, SnapshotRegister>;

  /** 基準日 */
  as_of: ColumnType<SnapshotAsOf, SnapshotAsOf, SnapshotAsOf>;

  /** 出典 of a map; empty for residents and buildings */
  source: ColumnType<SnapshotSource, SnapshotSource | undefined, SnapshotSource>;

  /** The import that brought it last */
  import_id: ColumnType<imports_ImportImportId, imports_ImportImportId, imports_ImportImportId>;
}

export type Snapshot = Selectable<SnapshotTable>;

export type NewSnapshot = Insertable<SnapshotTable>;

export type SnapshotUpdate = Updateable<SnapshotTable>;