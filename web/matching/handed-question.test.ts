import { expect, it } from 'vitest';
import { handQuestion, handedQuestion } from './handed-question.ts';

it('stands for a question by an opaque id alone', () => {
  const selected = handQuestion({ household_number: 'H0002' });
  expect(selected).toMatch(/^asked\.[0-9a-f-]{36}$/);
  expect(handedQuestion(selected)).toEqual({ question: { household_number: 'H0002' }, applicationId: null });
});

it('knows nothing of what another page handed over', () => {
  expect(handedQuestion('asked.01990000-0000-7000-8000-000000000000')).toBeNull();
  expect(handedQuestion(handQuestion({ text: 'S1' }).replace('asked', 'survey'))).toBeNull();
});
