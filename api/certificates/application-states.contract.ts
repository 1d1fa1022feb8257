// 申請状況: where an application may stand, what each is called, and which may follow which. The database judges by its own
// table of transitions; a test holds both together.
import { z } from 'zod';

export const ApplicationState = z.enum([
  'received',
  'awaiting_survey',
  'searching_again',
  'explained',
  'in_consultation',
  'agreed',
  'issued',
  'second_survey_requested',
  'resurvey_requested',
  'refused',
  'withdrawn',
]);
export type ApplicationState = z.infer<typeof ApplicationState>;

export const stateLabels: Readonly<Record<ApplicationState, string>> = {
  received: '受付',
  awaiting_survey: '調査待ち',
  searching_again: '再探索',
  explained: '説明済み',
  in_consultation: '相談',
  agreed: '同意',
  issued: '交付済み',
  second_survey_requested: '二次調査申請',
  resurvey_requested: '再調査依頼',
  refused: '却下',
  withdrawn: '取下げ',
};

export const transitions: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  received: [
    'explained',
    'agreed',
    'awaiting_survey',
    'searching_again',
    'in_consultation',
    'refused',
    'withdrawn',
  ],
  awaiting_survey: ['explained', 'searching_again', 'in_consultation', 'refused', 'withdrawn'],
  searching_again: ['explained', 'awaiting_survey', 'in_consultation', 'refused', 'withdrawn'],
  explained: [
    'agreed',
    'second_survey_requested',
    'resurvey_requested',
    'in_consultation',
    'searching_again',
    'refused',
    'withdrawn',
  ],
  in_consultation: [
    'explained',
    'agreed',
    'second_survey_requested',
    'resurvey_requested',
    'searching_again',
    'awaiting_survey',
    'refused',
    'withdrawn',
  ],
  agreed: ['issued', 'explained', 'in_consultation', 'withdrawn'],
  issued: ['second_survey_requested', 'resurvey_requested', 'in_consultation'],
  second_survey_requested: ['explained', 'in_consultation', 'agreed', 'refused', 'withdrawn'],
  resurvey_requested: ['explained', 'in_consultation', 'agreed', 'refused', 'withdrawn'],
  refused: ['in_consultation'],
  withdrawn: ['received'],
};

/** Those that say why. */
export const statesWithReason: readonly ApplicationState[] = [
  'refused',
  'withdrawn',
  'second_survey_requested',
  'resurvey_requested',
];

/** Waiting for somebody to go and look at the house. */
export const statesBeforeSurvey: readonly ApplicationState[] = [
  'awaiting_survey',
  'second_survey_requested',
  'resurvey_requested',
];
