import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.ticket_series */
export type TicketSeriesDay = string & { __brand?: 'certificates.ticket_series' };

/** Identifier type for certificates.ticket_series */
export type TicketSeriesBusiness = string & { __brand?: 'certificates.ticket_series' };

/**
 * Represents the table certificates.ticket_series
 * Consecutive ticket numbers of a day and business; the row is locked while one is given
 */
export default interface TicketSeriesTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** Day in Japan */
  day: ColumnType<TicketSeriesDay, TicketSeriesDay, TicketSeriesDay>;

  /** application 申請・交付, consultation 相談, appointment 予約 */
  business: ColumnType<TicketSeriesBusiness, TicketSeriesBusiness, TicketSeriesBusiness>;

  /** The last one given */
  last_number: ColumnType<number, number, number>;
}

export type TicketSeries = Selectable<TicketSeriesTable>;

export type NewTicketSeries = Insertable<TicketSeriesTable>;

export type TicketSeriesUpdate = Updateable<TicketSeriesTable>;