import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithBefore, type PrintedBefore, type PrintedNow } from './district-changes.ts';

const before = (key: string, order: number, more: Partial<PrintedBefore> = {}): PrintedBefore => ({
  building_key: key,
  order,
  survey_number: `00000${key}`,
  address: `港町${key}番地`,
  state: 'untouched',
  district_number: 3,
  ...more,
});
const now = (key: string, order: number): PrintedNow => ({
  building_key: key,
  order,
  survey_number: `00000${key}`,
  address: `港町${key}番地`,
});
const nowhere = new Map<string, never>();

test('says where a building came from and who has its sheet', () => {
  const elsewhere = new Map([['2', { district_number: 7, team: '2班', order: 12 }]]);
  const { came } = compareWithBefore(
    { before: [], now: [now('2', 1), now('4', 2)], elsewhere },
    { district_number: 3 },
  );
  expect(came.map(({ order, from }) => [order, from])).toEqual([
    [1, '調査区7（2班）の12番'],
    [2, '新しい訪問先'],
  ]);
});

test('tells a building that another district visits from one that is done and one that left the scope', () => {
  const { left, finished } = compareWithBefore(
    {
      before: [
        before('1', 1, { district_number: 5 }),
        before('2', 2, { state: 'done' }),
        before('4', 4, { state: null, district_number: null }),
        before('6', 3, { district_number: null }),
      ],
      now: [],
      elsewhere: nowhere,
    },
    { district_number: 3 },
  );
  expect(left.map((row) => [row.before, row.to])).toEqual([
    [1, '調査区5が訪問します'],
    [3, '調査区は決まっていません'],
    [4, '調査の範囲から外れました'],
  ]);
  expect(finished).toEqual([{ before: 2, survey_number: '000002', state: '調査済' }]);
});

test('every building of the older and of the newer papers stands in exactly one list', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 1, max: 60 }).map(String), { maxLength: 40 });
  const state = fc.constantFrom('untouched', 'absent', 'done', 'not_found', null);
  fc.assert(
    fc.property(keys, keys, state, (older, newer, become) => {
      const { came, left, finished, kept } = compareWithBefore(
        {
          before: older.map((key, at) => before(key, at + 1, { state: become })),
          now: newer.map((key, at) => now(key, at + 1)),
          elsewhere: nowhere,
        },
        { district_number: 3 },
      );
      expect([...came, ...kept].map(({ order }) => order).toSorted((a, b) => a - b)).toEqual(
        newer.map((_, at) => at + 1),
      );
      expect([...left, ...finished, ...kept].map((row) => row.before).toSorted((a, b) => a - b)).toEqual(
        older.map((_, at) => at + 1),
      );
    }),
  );
});
