import { describe, expect, it } from 'vitest';
import type { Letter, TellableStep } from '../../api/certificates/letters.contract.ts';
import { judgedWords, letterState, toldWords } from './letter-words.ts';

const step: TellableStep = {
  step: 4,
  sort: 'survey_result',
  held_on: '2026-08-10',
  reason: null,
  judged_by: null,
  judging_body: null,
  round: 'second',
  former_class: '半壊',
  new_class: '大規模半壊',
};
const event = (name: 'printed' | 'handed_over') => ({ event: name, at: '2026-08-12T00:00:00Z', by: '窓口' });
const stateOf = (given: Partial<Pick<Letter, 'events' | 'is_posted' | 'is_replaced'>>): string =>
  letterState({ ...letter, ...given }).words;
const letter: Letter = {
  letter_id: '01990000-0000-7000-8000-000000000000',
  application_id: '01990000-0000-7000-8000-000000000001',
  step: 4,
  sort: 'refusal',
  reason: '理由',
  judged_by: 'expert',
  judging_body: null,
  document_number: null,
  office: '税務課',
  is_posted: false,
  issued_on: '2026-08-12',
  document_hash: '0'.repeat(64),
  is_replaced: false,
  created_by: '窓口',
  created_at: '2026-08-12T00:00:00Z',
  events: [],
};

describe('the words of letters', () => {
  it('say what is told, and that a class stays', () => {
    expect(toldWords(step)).toBe('第2次調査の結果：半壊 → 大規模半壊');
    expect(toldWords({ ...step, new_class: '半壊' })).toBe('第2次調査の結果：半壊（変更なし）');
    expect(toldWords({ ...step, round: null, former_class: null, new_class: null })).toBe('却下');
  });

  it('name the body beside the kind of judge', () => {
    expect(judgedWords(letter)).toBe('専門家');
    expect(judgedWords({ judged_by: 'committee', judging_body: '委員会A' })).toBe('判定委員会（委員会A）');
  });

  it('say how far a letter has come, by hand or by post', () => {
    expect(stateOf({})).toBe('印刷前');
    expect(stateOf({ events: [event('printed')], is_posted: true })).toBe('印刷済み・発送前');
    expect(stateOf({ events: [event('printed'), event('handed_over')] })).toBe('手渡し済み');
    expect(stateOf({ is_replaced: true })).toBe('作り直し済み');
  });
});
