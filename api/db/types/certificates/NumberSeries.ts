import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { KindKind } from './Kind.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table certificates.number_series
 * Consecutive numbers per disaster and kind: a counter that is rolled back leaves no gap
 */
export default interface NumberSeriesTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** Kind of certificate */
  kind: ColumnType<KindKind, KindKind, KindKind>;

  /** The last one given */
  last_number: ColumnType<number, number | undefined, number>;
}

export type NumberSeries = Selectable<NumberSeriesTable>;

export type NewNumberSeries = Insertable<NumberSeriesTable>;

export type NumberSeriesUpdate = Updateable<NumberSeriesTable>;