import type { CertificateCertificateId } from './Certificate.ts';
import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { KindKind } from './Kind.ts';
import type { ConfirmationConfirmationId as matching_ConfirmationConfirmationId } from '../matching/Confirmation.ts';
import type { SurveySurveyVersionId as surveys_SurveySurveyVersionId } from '../surveys/Survey.ts';
import type { DeclarationDeclarationId } from './Declaration.ts';
import type { TemplateTemplateId } from './Template.ts';
import type { NumberBlockBlockId } from './NumberBlock.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable } from 'kysely';

/**
 * Represents the view certificates.v_certificate
 * 証明書 with its state
 */
export default interface VCertificateTable {
  certificate_id: ColumnType<CertificateCertificateId, never, never>;

  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, never, never>;

  disaster_code: ColumnType<accounts_DisasterDisasterCode, never, never>;

  kind: ColumnType<KindKind, never, never>;

  title: ColumnType<string, never, never>;

  label: ColumnType<string, never, never>;

  ground: ColumnType<string, never, never>;

  certificate_number: ColumnType<number, never, never>;

  confirmation_id: ColumnType<matching_ConfirmationConfirmationId | null, never, never>;

  household_number: ColumnType<string | null, never, never>;

  property_number: ColumnType<string | null, never, never>;

  survey_version_id: ColumnType<surveys_SurveySurveyVersionId | null, never, never>;

  declaration_id: ColumnType<DeclarationDeclarationId | null, never, never>;

  template_id: ColumnType<TemplateTemplateId | null, never, never>;

  block_id: ColumnType<NumberBlockBlockId | null, never, never>;

  case_key: ColumnType<string, never, never>;

  version: ColumnType<number, never, never>;

  replaces: ColumnType<CertificateCertificateId | null, never, never>;

  version_reason: ColumnType<string | null, never, never>;

  corrected_items: ColumnType<string[], never, never>;

  version_note: ColumnType<string, never, never>;

  ended_at: ColumnType<string | null, never, never>;

  state: ColumnType<string, never, never>;

  replaced_by: ColumnType<string, never, never>;

  void_reason: ColumnType<string, never, never>;

  void_note: ColumnType<string, never, never>;

  is_paper_returned: ColumnType<boolean, never, never>;

  voided_at: ColumnType<string, never, never>;

  copies: ColumnType<number, never, never>;

  fee_yen: ColumnType<number, never, never>;

  fee_exemption: ColumnType<string | null, never, never>;

  is_certified_copy: ColumnType<boolean, never, never>;

  fields: ColumnType<unknown, never, never>;

  seal_file: ColumnType<string | null, never, never>;

  issued_on: ColumnType<string, never, never>;

  document_file: ColumnType<string | null, never, never>;

  created_by: ColumnType<accounts_AccountAccountId, never, never>;

  created_at: ColumnType<string, never, never>;
}

export type VCertificate = Selectable<VCertificateTable>;