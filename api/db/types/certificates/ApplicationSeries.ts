import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table certificates.application_series
 * Consecutive 申請番号 of a disaster; the row is locked while one is given
 */
export default interface ApplicationSeriesTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** The last one given */
  last_number: ColumnType<number, number, number>;
}

export type ApplicationSeries = Selectable<ApplicationSeriesTable>;

export type NewApplicationSeries = Insertable<ApplicationSeriesTable>;

export type ApplicationSeriesUpdate = Updateable<ApplicationSeriesTable>;