import { type ApplicationState } from '../../api/certificates/application-states.contract.ts';
import type { StateTone } from '../ui/state-mark.tsx';

/** 申請第000012号 */
export function applicationWords(number: number): string {
  return `申請第${String(number).padStart(6, '0')}号`;
}

/** Colours only repeat what the words say: what waits for us, what waits for others, what is done. */
export const stateTones: Readonly<Record<ApplicationState, StateTone>> = {
  received: 'busy',
  awaiting_survey: 'warn',
  searching_again: 'busy',
  explained: 'busy',
  in_consultation: 'busy',
  agreed: 'good',
  issued: 'good',
  second_survey_requested: 'warn',
  resurvey_requested: 'warn',
  refused: 'quiet',
  withdrawn: 'quiet',
};

/** What a step is called on the button that takes it. */
export const stepVerbs: Readonly<Record<ApplicationState, string>> = {
  received: '受付に戻す',
  awaiting_survey: '調査待ちにする',
  searching_again: '再探索にまわす',
  explained: '説明を記録',
  in_consultation: '相談にまわす',
  agreed: '同意を記録',
  issued: '交付する',
  second_survey_requested: '二次調査を申請',
  resurvey_requested: '再調査を依頼',
  refused: '却下する',
  withdrawn: '取下げにする',
};

/** What a dialog asks of a step. */
export const stepQuestions: Readonly<Partial<Record<ApplicationState, string>>> = {
  second_survey_requested: '納得されない点（調査班に伝わります）',
  resurvey_requested: '再調査を求める点（調査班に伝わります）',
  refused: '却下の理由（通知に載ります）',
  withdrawn: '取下げの理由',
  in_consultation: '相談の内容',
  searching_again: 'さがす手がかり',
  awaiting_survey: '調査班への連絡',
  received: '受付に戻す理由',
  agreed: '備考',
};

export const roundWords = { first: '第1次調査', second: '第2次調査', resurvey: '再調査' } as const;

/** Today in Japan, YYYY-MM-DD. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(now);
}
