import type { CertificateCertificateId } from './Certificate.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.event */
export type EventEvent = string & { __brand?: 'certificates.event' };

/** Identifier type for certificates.event */
export type EventAt = string & { __brand?: 'certificates.event' };

/**
 * Represents the table certificates.event
 * What happened to a certificate, each recorded apart
 */
export default interface EventTable {
  /** The certificate */
  certificate_id: ColumnType<CertificateCertificateId, CertificateCertificateId, CertificateCertificateId>;

  /** reserved (number given), rendered, printed, handed_over (交付) */
  event: ColumnType<EventEvent, EventEvent, EventEvent>;

  /** When */
  at: ColumnType<EventAt, EventAt | undefined, EventAt>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** Who */
  account_id: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;
}

export type Event = Selectable<EventTable>;

export type NewEvent = Insertable<EventTable>;

export type EventUpdate = Updateable<EventTable>;