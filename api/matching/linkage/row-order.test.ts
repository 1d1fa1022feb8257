import { expect, test } from 'vitest';
import { rankRows } from './row-order.ts';

const row = (household_number: string | null, property_number: string, probability: number) => ({
  household_number,
  property_number,
  survey_number: '00001',
  probability,
});
const order = (rows: readonly ReturnType<typeof row>[]) =>
  rankRows(rows, ({ probability }) => probability).map(({ household_number }) => household_number);

test('who may live in a house stands before the row that leaves it open', () => {
  expect(order([row(null, 'B1', 0.99), row('H1', 'B1', 0.3), row('H2', 'B1', 0.4)])).toEqual([
    'H2',
    'H1',
    null,
  ]);
});

test('a row that leaves the household open keeps its place where nobody is known for its house', () => {
  expect(order([row('H1', 'B2', 0.3), row(null, 'B1', 0.6)])).toEqual([null, 'H1']);
});

test('a household that hardly anything speaks for is no name to ask for first', () => {
  expect(order([row('H1', 'B1', 0.01), row(null, 'B1', 0.99)])).toEqual([null, 'H1']);
});
