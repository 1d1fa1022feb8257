import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { KindKind } from './Kind.ts';
import type { ConfirmationConfirmationId as matching_ConfirmationConfirmationId } from '../matching/Confirmation.ts';
import type { SurveySurveyVersionId as surveys_SurveySurveyVersionId } from '../surveys/Survey.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { DeclarationDeclarationId } from './Declaration.ts';
import type { TemplateTemplateId } from './Template.ts';
import type { NumberBlockBlockId } from './NumberBlock.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.certificate */
export type CertificateCertificateId = string & { __brand?: 'certificates.certificate' };

/**
 * Represents the table certificates.certificate
 * 証明書, with its printed contents frozen; a re-issue or correction is a further one that refers to the former
 */
export default interface CertificateTable {
  /** UUIDv7 */
  certificate_id: ColumnType<CertificateCertificateId, CertificateCertificateId, CertificateCertificateId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** Which of certificates.kind */
  kind: ColumnType<KindKind, KindKind, KindKind>;

  /** 第…号 */
  certificate_number: ColumnType<number, number, number>;

  /** The decision that it rests on; null where its kind needs none */
  confirmation_id: ColumnType<matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null, matching_ConfirmationConfirmationId | null>;

  /** 世帯番号; null where no household is meant */
  household_number: ColumnType<string | null, string | null, string | null>;

  /** The version of the survey that it rests on; null for a declaration */
  survey_version_id: ColumnType<surveys_SurveySurveyVersionId | null, surveys_SurveySurveyVersionId | null, surveys_SurveySurveyVersionId | null>;

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

  /** 物件番号; null for a house on no tax register */
  property_number: ColumnType<string | null, string | null, string | null>;

  /** Folded name of the owner on an owner's certificate, so that a protected one can be left out */
  owner_key: ColumnType<string | null, string | null, string | null>;

  /** The 届出 that it certifies */
  declaration_id: ColumnType<DeclarationDeclarationId | null, DeclarationDeclarationId | null, DeclarationDeclarationId | null>;

  /** 様式 and its version; null: the form before templates */
  template_id: ColumnType<TemplateTemplateId | null, TemplateTemplateId | null, TemplateTemplateId | null>;

  /** 番号枠 that its number is from; null: from the series */
  block_id: ColumnType<NumberBlockBlockId | null, NumberBlockBlockId | null, NumberBlockBlockId | null>;

  /** Who and which house: one case has one present certificate of a kind. Set by the database */
  case_key: ColumnType<string, string | undefined, string>;

  /** 版 within its chain. Set by the database */
  version: ColumnType<number, number | undefined, number>;

  /** The former certificate that this one replaces */
  replaces: ColumnType<CertificateCertificateId | null, CertificateCertificateId | null, CertificateCertificateId | null>;

  /** reissue 再交付, correction 訂正, second_survey 第2次調査, resurvey 再調査 */
  version_reason: ColumnType<string | null, string | null, string | null>;

  /** What was wrong with the former one */
  corrected_items: ColumnType<string[], string[] | undefined, string[]>;

  /** The reason in words */
  version_note: ColumnType<string, string | undefined, string>;

  /** Replaced or void since; null: present. Set by the database */
  ended_at: ColumnType<string | null, string | null, string | null>;

  /** 部数 */
  copies: ColumnType<number, number | undefined, number>;

  /** 手数料 for all copies */
  fee_yen: ColumnType<number, number | undefined, number>;

  /** 免除の理由, where the fee was not taken */
  fee_exemption: ColumnType<string | null, string | null, string | null>;

  /** 原本証明 is printed */
  is_certified_copy: ColumnType<boolean, boolean | undefined, boolean>;
}

export type Certificate = Selectable<CertificateTable>;

export type NewCertificate = Insertable<CertificateTable>;

export type CertificateUpdate = Updateable<CertificateTable>;