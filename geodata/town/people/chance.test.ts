import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chance, Weighted, permutation } from './chance.ts';

test('the same names give the same stream, other names another', () => {
  const stream = (...names: (string | number)[]) => {
    const chance = new Chance(7, ...names);
    return Array.from({ length: 5 }, () => chance.next());
  };
  expect(stream('house', 12)).toEqual(stream('house', 12));
  expect(stream('house', 12)).not.toEqual(stream('house', 13));
});

test('a permutation gives every number once', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 600 }), (seed, size) => {
      const place = permutation(seed, 'test', size);
      const places = new Set(Array.from({ length: size }, (_, index) => place(index)));
      expect(places.size).toBe(size);
      expect(Math.max(...places)).toBe(size - 1);
    }),
  );
});

test('what weighs more is drawn more often', () => {
  const chance = new Chance(1, 'weights');
  const weighted = new Weighted(['rare', 'common'], (item) => (item === 'rare' ? 1 : 9));
  const common = Array.from({ length: 2000 }, () => weighted.draw(chance)).filter(
    (item) => item === 'common',
  );
  expect(common.length / 2000).toBeCloseTo(0.9, 1);
});
