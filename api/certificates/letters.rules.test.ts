import { describe, expect, it } from 'vitest';
import { LetterWords } from './letters.contract.ts';
import { composeLetter, listTold } from './letters.rules.ts';
import type { LetterCase, StepOnRecord, ToldSurvey } from './letters.rules.ts';

const first: ToldSurvey = {
  survey_number: 'A-1',
  round: 'first',
  surveyed_on: '2026-08-01',
  damage_label: '準半壊',
};
const second: ToldSurvey = {
  ...first,
  round: 'second',
  surveyed_on: '2026-08-10',
  damage_label: '中規模半壊',
};

/** Steps of an application from the words of its states; `explained` with what was explained. */
function steps(...states: (string | ToldSurvey)[]): StepOnRecord[] {
  return ['received', ...states].map((state, index) => ({
    step: index + 1,
    to_state: typeof state === 'string' ? state : 'explained',
    held_on: `2026-08-${String(index + 1).padStart(2, '0')}`,
    reason: null,
    judged_by: null,
    judging_body: null,
    survey: typeof state === 'string' ? null : state,
  }));
}

function toldOf(...states: (string | ToldSurvey)[]) {
  return listTold(steps(...states)).map(({ step, sort, request, former, survey }) => [
    step,
    sort,
    request?.round ?? null,
    former?.damage_label ?? null,
    survey?.damage_label ?? null,
  ]);
}

describe('what a letter may tell of', () => {
  it('is nothing while no survey was asked for and nothing refused', () => {
    expect(toldOf(first, 'agreed')).toEqual([]);
    expect(toldOf(first, 'second_survey_requested')).toEqual([]);
  });

  it('is the first answer to a survey that was asked for, with the class before and after', () => {
    expect(toldOf(first, 'second_survey_requested', second, 'agreed')).toEqual([
      [4, 'survey_result', 'second', '準半壊', '中規模半壊'],
    ]);
  });

  it('is an agreement without a new explanation too, and a consultation in between ends nothing', () => {
    expect(toldOf(first, 'resurvey_requested', 'in_consultation', 'agreed')).toEqual([
      [5, 'survey_result', 'resurvey', '準半壊', null],
    ]);
  });

  it('is each answer where a survey is asked for again', () => {
    expect(toldOf(first, 'second_survey_requested', second, 'resurvey_requested', second)).toEqual([
      [4, 'survey_result', 'second', '準半壊', '中規模半壊'],
      [6, 'survey_result', 'resurvey', '中規模半壊', '中規模半壊'],
    ]);
  });

  it('is a refusal, also of a survey that was asked for, after which nothing waits for a result', () => {
    expect(toldOf(first, 'resurvey_requested', 'refused', 'in_consultation', first)).toEqual([
      [4, 'refusal', null, '準半壊', null],
    ]);
  });

  it('is nothing of a request that was withdrawn', () => {
    expect(toldOf(first, 'second_survey_requested', 'withdrawn', 'received', first)).toEqual([]);
  });
});

describe('the words of a letter', () => {
  const known: LetterCase = {
    application_number: 12,
    received_on: '2026-08-03',
    applicant_name: '浜野　一郎',
    applicant_address: 'むすび市港町一丁目1番1号',
    house_address: 'むすび市港町一丁目1番1号',
    object: 'non_dwelling',
    object_detail: '車庫',
    disaster: { cause: '地震', kind: 'actual' },
    municipality: { mayor_title: 'むすび市長', mayor_name: '結　渚', seal_number: null },
    today: '2026-08-12',
  };
  const words = LetterWords.parse({
    step: 4,
    reason: '柱の傾きを確かめたため',
    judged_by: 'committee',
    judging_body: '住家被害判定委員会',
    office: 'むすび市役所 税務課',
    is_posted: false,
  });
  const told = (...states: (string | ToldSurvey)[]) => {
    const [one] = listTold(steps(...states));
    if (one === undefined) throw new Error('there is nothing to tell');
    return composeLetter(known, one, words);
  };

  it('name both surveys, the change and who judged', () => {
    expect(told(first, 'second_survey_requested', second)).toMatchObject({
      application_number: '申請第000012号',
      applied_object: '非住家（車庫）',
      survey_round: '第2次調査',
      request_date: '令和8年8月3日',
      former_damage_class: '準半壊',
      former_survey: '第1次調査　調査番号 A-1（令和8年8月1日）',
      damage_class: '中規模半壊',
      new_survey: '第2次調査　調査番号 A-1（令和8年8月10日）',
      outcome: '準半壊から中規模半壊に変更',
      judged_by: '判定委員会（住家被害判定委員会）',
      certificate_number: '',
    });
  });

  it('say that a class stays, where the result is the same or nothing new was surveyed', () => {
    for (const answer of ['agreed', { ...first, round: 'resurvey' }] as const)
      expect(told(first, 'resurvey_requested', answer)).toMatchObject({
        damage_class: '準半壊',
        outcome: '判定に変更はありません',
      });
  });

  it('say no class where the application is refused', () => {
    expect(told(first, 'refused')).toMatchObject({ damage_class: '', former_survey: '', outcome: '' });
  });

  it('know no body beside a clerk', () => {
    const given = { ...words, judged_by: 'staff' };
    expect(LetterWords.safeParse(given).success).toBe(false);
    expect(LetterWords.safeParse({ ...given, judging_body: '' }).success).toBe(true);
  });
});
