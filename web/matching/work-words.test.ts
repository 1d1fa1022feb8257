import { expect, test } from 'vitest';
import type { LinkRun } from '../../api/matching/links.contract.ts';
import { doneWords, endWords, questionOfRow } from './work-words.ts';

const run: LinkRun = {
  run_id: '01980000-0000-7000-8000-000000000001',
  kind: 'full',
  cause: 'import',
  state: 'done',
  cells_total: 12,
  cells_done: 12,
  households: 9300,
  buildings: 9600,
  surveys: 9000,
  links_auto: 8912,
  links_candidate: 20_114,
  problem: null,
  created_at: '2020-08-01T00:41:00Z',
  started_at: '2020-08-01T00:41:00Z',
  finished_at: '2020-08-01T00:42:00Z',
};

test('figures of a run carry the time that they are of', () => {
  expect(doneWords(run)).toBe('自動 8,912 件・候補 20,114 件（2020年8月1日 9:41 時点・取込の後）');
});

test('a run that did not come to its end says so, and what is left of it', () => {
  expect(endWords(run)).toBeNull();
  expect(endWords({ ...run, state: 'cancelled' })).toContain('途中までの結果は使えます');
  expect(endWords({ ...run, state: 'failed', problem: 'もう一度実行してください。' })).toContain(
    'もう一度実行してください。',
  );
});

test('each kind of record is asked for by its own number', () => {
  expect(questionOfRow({ kind: 'survey', number: 'S1' })).toEqual({ survey_number: 'S1' });
  expect(questionOfRow({ kind: 'household', number: 'H1' })).toEqual({ household_number: 'H1' });
  expect(questionOfRow({ kind: 'building', number: 'B1' })).toEqual({ property_number: 'B1' });
});
