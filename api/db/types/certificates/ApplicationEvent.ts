import type { ApplicationApplicationId } from './Application.ts';
import type { ApplicationTransitionToState, ApplicationTransitionFromState } from './ApplicationTransition.ts';
import type { SurveySurveyVersionId as surveys_SurveySurveyVersionId } from '../surveys/Survey.ts';
import type { AccountAccountId as accounts_AccountAccountId } from '../accounts/Account.ts';
import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.application_event */
export type ApplicationEventStep = number & { __brand?: 'certificates.application_event' };

/**
 * Represents the table certificates.application_event
 * 申請状況 and how it came about; rows are never changed
 */
export default interface ApplicationEventTable {
  /** The application */
  application_id: ColumnType<ApplicationApplicationId, ApplicationApplicationId, ApplicationApplicationId>;

  /** From 1 without gaps: two clerks cannot both take the next step */
  step: ColumnType<ApplicationEventStep, ApplicationEventStep, ApplicationEventStep>;

  /** The step before; null for the first */
  previous_step: ColumnType<ApplicationEventStep | null, never, never>;

  /** 市区町村 */
  municipality_code: ColumnType<string, string, string>;

  /** Where it stood */
  from_state: ColumnType<ApplicationTransitionToState | ApplicationTransitionFromState | null, ApplicationTransitionToState | ApplicationTransitionFromState | null, ApplicationTransitionToState | ApplicationTransitionFromState | null>;

  /** received 受付, awaiting_survey 調査待ち, explained 説明済み, agreed 同意, issued 交付済み, second_survey_requested 二次調査申請, resurvey_requested 再調査依頼, searching_again 再探索, in_consultation 相談, refused 却下, withdrawn 取下げ */
  to_state: ColumnType<ApplicationTransitionToState, ApplicationTransitionToState, ApplicationTransitionToState>;

  /** The day on which it happened, e.g. 同意日 */
  held_on: ColumnType<string, string, string>;

  /** Why */
  reason: ColumnType<string | null, string | null, string | null>;

  /** The result that was explained */
  survey_version_id: ColumnType<surveys_SurveySurveyVersionId | null, surveys_SurveySurveyVersionId | null, surveys_SurveySurveyVersionId | null>;

  /** Who judged, where it is not the clerk alone: staff, committee 委員会, expert 専門家 */
  judged_by: ColumnType<string | null, string | null, string | null>;

  /** Who recorded it */
  account_id: ColumnType<accounts_AccountAccountId, accounts_AccountAccountId, accounts_AccountAccountId>;

  /** When */
  at: ColumnType<string, string | undefined, string>;

  /** Name of the committee or the expert */
  judging_body: ColumnType<string | null, string | null, string | null>;
}

export type ApplicationEvent = Selectable<ApplicationEventTable>;

export type NewApplicationEvent = Insertable<ApplicationEventTable>;

export type ApplicationEventUpdate = Updateable<ApplicationEventTable>;