import type { AccountAccountId } from './Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.receipt */
export type ReceiptIdempotencyKey = string & { __brand?: 'accounts.receipt' };

/**
 * Represents the table accounts.receipt
 * Answers to writes by idempotency key: a write sent twice is done once
 */
export default interface ReceiptTable {
  /** Who sent it */
  account_id: ColumnType<AccountAccountId, AccountAccountId, AccountAccountId>;

  /** UUID made by the client */
  idempotency_key: ColumnType<ReceiptIdempotencyKey, ReceiptIdempotencyKey, ReceiptIdempotencyKey>;

  /** 市区町村; null before one is chosen */
  municipality_code: ColumnType<string | null, string | null, string | null>;

  /** SHA-256 of method, path and body: the same key for another request is refused */
  request_hash: ColumnType<Buffer, Buffer, Buffer>;

  /** HTTP status that was answered */
  status: ColumnType<number, number, number>;

  /** JSON that was answered */
  body: ColumnType<string, string, string>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;
}

export type Receipt = Selectable<ReceiptTable>;

export type NewReceipt = Insertable<ReceiptTable>;

export type ReceiptUpdate = Updateable<ReceiptTable>;