import type { MunicipalityMunicipalityCode as accounts_MunicipalityMunicipalityCode } from '../accounts/Municipality.ts';
import type { DisasterDisasterCode as accounts_DisasterDisasterCode } from '../accounts/Disaster.ts';
import type { ApplicationApplicationId } from './Application.ts';
import type { ApplicationEventStep } from './ApplicationEvent.ts';
import type { ApplicationTransitionToState } from './ApplicationTransition.ts';
import type { TemplateTemplateId } from './Template.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.letter */
export type LetterLetterId = string & { __brand?: 'certificates.letter' };

/**
 * Represents the table certificates.letter
 * 通知書: what an applicant is told of a refusal or of a survey asked for, with the reason. Rows are never changed
 */
export default interface LetterTable {
  /** UUIDv7, made by the client */
  letter_id: ColumnType<LetterLetterId, LetterLetterId, LetterLetterId>;

  /** 市区町村 */
  municipality_code: ColumnType<accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode, accounts_MunicipalityMunicipalityCode>;

  /** 災害 */
  disaster_code: ColumnType<accounts_DisasterDisasterCode, accounts_DisasterDisasterCode, accounts_DisasterDisasterCode>;

  /** The application */
  application_id: ColumnType<ApplicationApplicationId, ApplicationApplicationId, ApplicationApplicationId>;

  /** The step that it tells of */
  step: ColumnType<ApplicationEventStep, ApplicationEventStep, ApplicationEventStep>;

  /** Where that step led */
  told_state: ColumnType<ApplicationTransitionToState, ApplicationTransitionToState, ApplicationTransitionToState>;

  /** refusal 却下, survey_result 第2次調査・再調査の結果 */
  sort: ColumnType<string, string, string>;

  /** 理由 as told */
  reason: ColumnType<string, string, string>;

  /** Who judged: staff 職員, committee 判定委員会, expert 専門家 */
  judged_by: ColumnType<string, string, string>;

  /** Name of the committee or the expert */
  judging_body: ColumnType<string | null, string | null, string | null>;

  /** 文書番号 as the office gave it elsewhere; null: none */
  document_number: ColumnType<string | null, string | null, string | null>;

  /** お問い合わせ先: also the sender on the address page */
  office: ColumnType<string, string, string>;

  /** A page for the window of an envelope leads it */
  is_posted: ColumnType<boolean, boolean, boolean>;

  /** The letter of the same step that it was made again for */
  replaces: ColumnType<LetterLetterId | null, LetterLetterId | null, LetterLetterId | null>;

  /** 様式 and its version */
  template_id: ColumnType<TemplateTemplateId, TemplateTemplateId, TemplateTemplateId>;

  /** All that is printed, as printed strings */
  fields: ColumnType<unknown, unknown, unknown>;

  /** Its date */
  issued_on: ColumnType<string, string, string>;

  /** SHA-256 of the PDF in the file store */
  document_file: ColumnType<string, string, string>;

  /** Who made it */
  created_by: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  created_at: ColumnType<string, string | undefined, string>;
}

export type Letter = Selectable<LetterTable>;

export type NewLetter = Insertable<LetterTable>;

export type LetterUpdate = Updateable<LetterTable>;