import { expect, test } from 'vitest';
import { thinned } from './places.layers.ts';

const lots = [
  { lot: '1', lon: 138.3, lat: 34.8 },
  { lot: '2', lon: 138.30001, lat: 34.80001 },
  { lot: '3', lon: 138.302, lat: 34.8 },
];

test('of numbers that would cover one another one is shown, and all of them once the map is near', () => {
  expect(thinned(lots, 0.5).map(({ lot }) => lot)).toEqual(['1', '3']);
  expect(thinned(lots, 0.01).map(({ lot }) => lot)).toEqual(['1', '2', '3']);
});
