import { expect, it } from 'vitest';
import { anAnswer, aTie } from '../matching/invented-answer.ts';
import { householdsIn, slipIn } from './households-found.ts';

it("never takes a neighbour's confirmed household for that of the slip", () => {
  const answer = anAnswer({ asked: ['survey', 'S1'], matches: [aTie('H9', 'B9', 'S9')] });
  expect(householdsIn(answer).map(({ why }) => why)).not.toContain('確定済み');
  expect(householdsIn(answer).map(({ id }) => id)).not.toEqual(['H9']);
});

it('takes the household that a person has tied to the slip', () => {
  const answer = anAnswer({
    asked: ['survey', 'S1'],
    matches: [aTie('H1', 'B1', 'S1'), aTie('H9', 'B9', 'S9')],
  });
  expect(householdsIn(answer).map(({ id }) => id)).toEqual(['H1']);
});

it('knows a slip only by a survey’s number that was typed', () => {
  const answer = anAnswer({ asked: ['survey', 'S1'] });
  expect(slipIn({ ...answer, understood_as: 'survey_number' })).toBe('S1');
  expect(slipIn({ ...answer, understood_as: 'address' })).toBeNull();
});
