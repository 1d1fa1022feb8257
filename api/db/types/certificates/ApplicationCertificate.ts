import type { CertificateCertificateId } from './Certificate.ts';
import type { ApplicationApplicationId } from './Application.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/**
 * Represents the table certificates.application_certificate
 * Which application a certificate answers
 */
export default interface ApplicationCertificateTable {
  /** The certificate */
  certificate_id: ColumnType<CertificateCertificateId, CertificateCertificateId, CertificateCertificateId>;

  /** The application; it may have several certificates */
  application_id: ColumnType<ApplicationApplicationId, ApplicationApplicationId, ApplicationApplicationId>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;
}

export type ApplicationCertificate = Selectable<ApplicationCertificateTable>;

export type NewApplicationCertificate = Insertable<ApplicationCertificateTable>;

export type ApplicationCertificateUpdate = Updateable<ApplicationCertificateTable>;