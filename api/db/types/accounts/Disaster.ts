import type { MunicipalityMunicipalityCode } from './Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.disaster */
export type DisasterDisasterCode = string & { __brand?: 'accounts.disaster' };

/**
 * Represents the table accounts.disaster
 * 災害: everything after registration hangs on one of these
 */
export default interface DisasterTable {
  /** 市区町村 */
  municipality_code: ColumnType<MunicipalityMunicipalityCode, MunicipalityMunicipalityCode, MunicipalityMunicipalityCode>;

  /** Short code that stands in addresses, e.g. r8-eq */
  disaster_code: ColumnType<DisasterDisasterCode, DisasterDisasterCode, DisasterDisasterCode>;

  /** 災害名, as shown on every page */
  name: ColumnType<string, string, string>;

  /** 罹災原因, as printed on certificates */
  cause: ColumnType<string, string, string>;

  /** actual or training (訓練: banner and watermark everywhere) */
  kind: ColumnType<string, string, string>;

  /** 発災日 in Japan: registers are read as of this day */
  occurred_on: ColumnType<string, string, string>;

  /** When it was registered here */
  created_at: ColumnType<string, string | undefined, string>;
}

export type Disaster = Selectable<DisasterTable>;

export type NewDisaster = Insertable<DisasterTable>;

export type DisasterUpdate = Updateable<DisasterTable>;