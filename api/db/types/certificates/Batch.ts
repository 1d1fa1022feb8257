import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { KindKind } from './Kind.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.batch */
export type BatchBatchId = string & { __brand?: 'certificates.batch' };

/**
 * Represents the table certificates.batch
 * 郵送: certificates drawn together into one PDF with address pages
 */
export default interface BatchTable {
  /** UUIDv7 */
  batch_id: ColumnType<BatchBatchId, BatchBatchId, BatchBatchId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** Kind of certificate */
  kind: ColumnType<KindKind, KindKind, KindKind>;

  /** running, done, cancelled (中止), failed */
  state: ColumnType<string, string | undefined, string>;

  /** Scheme and host that the QR codes name */
  origin: ColumnType<string, string, string>;

  /** 差出人 as printed below the address */
  sender: ColumnType<string, string, string>;

  /** SHA-256 of the PDF; null until done */
  document_file: ColumnType<string | null, string | null, string | null>;

  /** Pages of that PDF */
  pages: ColumnType<number | null, number | null, number | null>;

  /** Who asked for it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** Last sign of the job */
  alive_at: ColumnType<string, string | undefined, string>;

  /** Who noted that it was sent */
  posted_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** 発送 */
  posted_at: ColumnType<string | null, string | null, string | null>;
}

export type Batch = Selectable<BatchTable>;

export type NewBatch = Insertable<BatchTable>;

export type BatchUpdate = Updateable<BatchTable>;