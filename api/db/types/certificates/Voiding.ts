import type { CertificateCertificateId } from './Certificate.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table certificates.voiding
 * 無効: refers to the certificate that no longer holds
 */
export default interface VoidingTable {
  /** Which */
  certificate_id: ColumnType<CertificateCertificateId, CertificateCertificateId, CertificateCertificateId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** wrong_house 家屋の誤り, wrong_person 人の誤り, not_entitled 要件を欠く, withdrawn 申請の取下げ, spoiled 書損, other その他 */
  reason: ColumnType<string, string, string>;

  /** The reason in words */
  note: ColumnType<string, string | undefined, string>;

  /** 原本を回収したか */
  is_paper_returned: ColumnType<boolean, boolean, boolean>;

  /** Who */
  voided_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  voided_at: ColumnType<string, string | undefined, string>;
}

export type Voiding = Selectable<VoidingTable>;

export type NewVoiding = Insertable<VoidingTable>;

export type VoidingUpdate = Updateable<VoidingTable>;