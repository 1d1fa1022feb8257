import type { BatchBatchId } from './Batch.ts';
import type { ConfirmationConfirmationId as matching_ConfirmationConfirmationId } from '../matching/Confirmation.ts';
import type { DeclarationDeclarationId } from './Declaration.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.batch_item */
export type BatchItemPosition = number & { __brand?: 'certificates.batch_item' };

/**
 * Represents the table certificates.batch_item
 * One letter of a batch
 */
export default interface BatchItemTable {
  /** The batch */
  batch_id: ColumnType<BatchBatchId, BatchBatchId, BatchBatchId>;

  /** Order in the PDF, from 1 */
  position: ColumnType<BatchItemPosition, BatchItemPosition, BatchItemPosition>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** The certificate, or the id that it will have: so a job that goes on issues nothing twice */
  certificate_id: ColumnType<string, string, string>;

  /** Issued from this confirmation; null: it was issued before */
  confirmation_id: ColumnType<matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null>;

  /** waiting, done, refused */
  state: ColumnType<string, string | undefined, string>;

  /** Why it could not be issued, as a slug; names nobody */
  problem: ColumnType<string | null, string | null, string | null>;

  /** Issued from this declaration; null: from a confirmation, or issued before */
  declaration_id: ColumnType<DeclarationDeclarationId | null, DeclarationDeclarationId | null, DeclarationDeclarationId | null>;
}

export type BatchItem = Selectable<BatchItemTable>;

export type NewBatchItem = Insertable<BatchItemTable>;

export type BatchItemUpdate = Updateable<BatchItemTable>;