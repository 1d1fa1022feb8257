import { expect, it } from 'vitest';
import { handQuestion, takeHandedQuestion } from './handed-question.ts';

it('stands for a question by an opaque id alone', () => {
  const selected = handQuestion({ household_number: 'H0002' });
  expect(selected).toMatch(/^asked\.[0-9a-f-]{36}$/);
  expect(takeHandedQuestion(selected)).toEqual({
    question: { household_number: 'H0002' },
    applicationId: null,
  });
  expect(takeHandedQuestion(selected)).toBeNull();
});

it('knows nothing of what another page handed over', () => {
  expect(takeHandedQuestion('asked.01990000-0000-7000-8000-000000000000')).toBeNull();
  expect(takeHandedQuestion(handQuestion({ text: 'S1' }).replace('asked', 'survey'))).toBeNull();
});
