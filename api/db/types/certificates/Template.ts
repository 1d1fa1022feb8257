import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { KindKind } from './Kind.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.template */
export type TemplateTemplateId = string & { __brand?: 'certificates.template' };

/**
 * Represents the table certificates.template
 * 様式 as data; a change is a new version, and a certificate keeps the one that it was printed with
 */
export default interface TemplateTable {
  /** UUIDv7 */
  template_id: ColumnType<TemplateTemplateId, TemplateTemplateId, TemplateTemplateId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** The kind of certificate, or the letter: letter_refusal 却下通知書, letter_survey_result 調査結果通知書 */
  kind: ColumnType<string, string, string>;

  /** 版, from 1 */
  template_version: ColumnType<number, number, number>;

  /** What stands on the paper, from top to bottom */
  blocks: ColumnType<unknown, unknown, unknown>;

  /** What was changed and why */
  note: ColumnType<string, string | undefined, string>;

  /** Who; null: as it came with the program */
  created_by: ColumnType<accounts_AccountAccountId | null, accounts_AccountAccountId | null, accounts_AccountAccountId | null>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;

  /** The kind where it is one of a certificate; null for a letter */
  certificate_kind: ColumnType<KindKind | null, never, never>;
}

export type Template = Selectable<TemplateTable>;

export type NewTemplate = Insertable<TemplateTable>;

export type TemplateUpdate = Updateable<TemplateTable>;