import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.verification_key */
export type VerificationKeyKeyId = string & { __brand?: 'certificates.verification_key' };

/**
 * Represents the table certificates.verification_key
 * Public keys (Ed25519) that a town's papers were signed with; private ones lie in the data folder of the process that made them
 */
export default interface VerificationKeyTable {
  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** First eight hexadecimal digits of its SHA-256; stands in the QR code */
  key_id: ColumnType<VerificationKeyKeyId, VerificationKeyKeyId, VerificationKeyKeyId>;

  /** 32 bytes */
  public_key: ColumnType<Buffer, Buffer, Buffer>;

  /** When it was made */
  created_at: ColumnType<string, string | undefined, string>;
}

export type VerificationKey = Selectable<VerificationKeyTable>;

export type NewVerificationKey = Insertable<VerificationKeyTable>;

export type VerificationKeyUpdate = Updateable<VerificationKeyTable>;