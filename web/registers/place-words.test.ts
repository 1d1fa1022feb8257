import { expect, test } from 'vitest';
import { chosenOf, countOf, filterOf } from './place-words.ts';

test('an address bar without words asks for everything that is open', () => {
  expect(filterOf({})).toEqual({
    kinds: ['household', 'building'],
    levels: ['none', 'oaza', 'town'],
    town_id: null,
  });
});

test('words that nobody could have chosen are passed over', () => {
  expect(chosenOf({ kind: 'car', level: 'house', town: 'x' })).toEqual({
    kind: 'both',
    level: 'open',
    town: 'all',
  });
});

test('a filter counts its own rows only', () => {
  const counts = [
    { kind: 'household' as const, town_id: null, level: 'none' as const, count: 3 },
    { kind: 'household' as const, town_id: '0001001', level: 'town' as const, count: 5 },
    { kind: 'building' as const, town_id: '0001001', level: 'manual' as const, count: 7 },
  ];
  const count = (search: Record<string, string>) => countOf({ counts, towns: [] }, filterOf(search));
  expect(count({})).toBe(8);
  expect(count({ town: 'unknown' })).toBe(3);
  expect(count({ town: '0001001', kind: 'household' })).toBe(5);
  expect(count({ level: 'manual' })).toBe(7);
});
