import { expect, test } from 'vitest';
import { keysToLookUp, lotsFollowGazetteer } from './lot-numbering.ts';

test('lots are trusted where most of them meet the gazetteer', () => {
  expect(lotsFollowGazetteer({ lots: 300, hits: 296 })).toBe(true);
  expect(lotsFollowGazetteer({ lots: 300, hits: 4 })).toBe(false);
  expect(lotsFollowGazetteer({ lots: 1, hits: 0 })).toBe(false);
});

test('an address by lot goes no finer than its town where lots are not trusted', () => {
  const keys = [
    { level: 'house', key: '0011001|27|8' },
    { level: 'block', key: '0011001|27' },
    { level: 'town', key: '0011001' },
    { level: 'oaza', key: '0011' },
  ] as const;
  expect(keysToLookUp({ keys, number_style: 'lot' }, false)).toEqual(keys.slice(2));
  expect(keysToLookUp({ keys, number_style: 'lot' }, true)).toEqual(keys);
  expect(keysToLookUp({ keys, number_style: 'residential' }, false)).toEqual(keys);
});
