import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { TicketSeriesDay, TicketSeriesBusiness } from './TicketSeries.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.ticket */
export type TicketTicketId = string & { __brand?: 'certificates.ticket' };

/**
 * Represents the table certificates.ticket
 * 整理券: a place in the queue of a day. Knows no person
 */
export default interface TicketTable {
  /** UUIDv7 */
  ticket_id: ColumnType<TicketTicketId, TicketTicketId, TicketTicketId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** Day in Japan */
  day: ColumnType<TicketSeriesDay, TicketSeriesDay, TicketSeriesDay>;

  /** What the number was drawn for: its letter */
  business: ColumnType<TicketSeriesBusiness, TicketSeriesBusiness, TicketSeriesBusiness>;

  /** Consecutive within day and business */
  ticket_number: ColumnType<number, number, number>;

  /** Where it waits now: elsewhere after 引継ぎ */
  queue: ColumnType<string, string, string>;

  /** waiting, called 呼出中, serving 対応中, done 終了, absent 不在 */
  state: ColumnType<string, string | undefined, string>;

  /** 窓口 that called it last */
  counter: ColumnType<number | null, number | null, number | null>;

  /** How often it was called */
  calls: ColumnType<number, number | undefined, number>;

  /** When it was drawn */
  issued_at: ColumnType<string, string | undefined, string>;

  /** Its place in the queue; earlier first */
  waiting_since: ColumnType<string, string | undefined, string>;

  /** Last call */
  called_at: ColumnType<string | null, string | null, string | null>;

  /** When somebody came to the counter with it */
  served_at: ColumnType<string | null, string | null, string | null>;

  /** Done or absent since */
  ended_at: ColumnType<string | null, string | null, string | null>;

  /** Grows with each change; sent back as If-Match */
  version: ColumnType<number, number | undefined, number>;
}

export type Ticket = Selectable<TicketTable>;

export type NewTicket = Insertable<TicketTable>;

export type TicketUpdate = Updateable<TicketTable>;