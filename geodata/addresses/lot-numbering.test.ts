import { expect, test } from 'vitest';
import { lotsFollowGazetteer } from './lot-numbering.ts';

test('lots are trusted where most of them meet the gazetteer', () => {
  expect(lotsFollowGazetteer({ lots: 300, hits: 296 })).toBe(true);
  expect(lotsFollowGazetteer({ lots: 300, hits: 4 })).toBe(false);
  expect(lotsFollowGazetteer({ lots: 1, hits: 0 })).toBe(false);
});
