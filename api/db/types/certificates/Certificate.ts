import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { NumberSeriesKind } from './NumberSeries.ts';
import type { ConfirmationConfirmationId as matching_ConfirmationConfirmationId } from '../matching/Confirmation.ts';
import type { SurveySurveyVersionId as surveys_SurveySurveyVersionId } from '../surveys/Survey.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.certificate */
export type CertificateCertificateId = string & { __brand?: 'certificates.certificate' };

/**
 * Represents the table certificates.certificate
 * 罹災証明書, with its printed contents frozen
 */
export default interface CertificateTable {
  /** UUIDv7 */
  certificate_id: ColumnType<CertificateCertificateId, CertificateCertificateId, CertificateCertificateId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** resident: 居住者用 */
  kind: ColumnType<NumberSeriesKind, NumberSeriesKind, NumberSeriesKind>;

  /** 第…号 */
  certificate_number: ColumnType<number, number, number>;

  /** The decision that it rests on */
  confirmation_id: ColumnType<matching_ConfirmationConfirmationId, matching_ConfirmationConfirmationId, matching_ConfirmationConfirmationId>;

  /** 世帯番号 */
  household_number: ColumnType<string, string, string>;

  /** The version of the survey that it rests on */
  survey_version_id: ColumnType<surveys_SurveySurveyVersionId, surveys_SurveySurveyVersionId, surveys_SurveySurveyVersionId>;

  /** All that is printed, as printed */
  fields: ColumnType<unknown, unknown, unknown>;

  /** SHA-256 of the seal image that is printed */
  seal_file: ColumnType<string | null, string | null, string | null>;

  /** 交付日 */
  issued_on: ColumnType<string, string, string>;

  /** SHA-256 of the issued PDF (控); null until rendered */
  document_file: ColumnType<string | null, string | null, string | null>;

  /** Who issued it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;
}

export type Certificate = Selectable<CertificateTable>;

export type NewCertificate = Insertable<CertificateTable>;

export type CertificateUpdate = Updateable<CertificateTable>;