import { expect, test } from 'vitest';
import { madeStreet, madeSurvey } from './made-street.ts';
import { prepare } from './prepared.ts';
import { NO_WALK, previousOnWalk, walkLevel } from './walk-order.ts';

test('a walk follows the numbers of one team and breaks where many are left out', () => {
  const surveys = [
    madeSurvey(0, { survey_number: '00001' }),
    madeSurvey(1, { survey_number: '00002', team: '2班' }),
    madeSurvey(2, { survey_number: '00003' }),
    madeSurvey(3, { survey_number: '00004', round: 'second' }),
    madeSurvey(4, { survey_number: '00020' }),
  ];
  expect([...previousOnWalk(prepare({ ...madeStreet(5), surveys }))]).toEqual([-1, -1, 0, -1, -1]);
});

test('next door by number and by metres is another level than across the town', () => {
  const prepared = prepare(madeStreet(12));
  expect(walkLevel(prepared, 3, 4)).toBe(walkLevel(prepared, 7, 8));
  expect(walkLevel(prepared, 3, 4)).not.toBe(walkLevel(prepared, 3, 11));
  expect(walkLevel(prepared, 3, 4)).not.toBe(NO_WALK);
});
