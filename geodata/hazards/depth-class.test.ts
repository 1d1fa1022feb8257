import { describe, expect, test } from 'vitest';
import { depthOfFloodRank, floodRank, parseDepthClass, tsunamiRank } from './depth-class.ts';

test.each([
  ['0.3m未満', 0, 0.3],
  ['0.3m以上1.0m未満', 0.3, 1],
  ['０．３ｍ以上　～　１ｍ未満', 0.3, 1],
  ['0.3~0.5m未満の区域', 0.3, 0.5],
  ['5m以上10m未満', 5, 10],
  ['10m以上', 10, null],
  ['20.0メートル以上', 20, null],
  ['2-5m', 2, 5],
  ['30cm未満', 0, 0.3],
  ['30cm～1m', 0.3, 1],
  ['～0.5m', 0, 0.5],
  ['5m～', 5, null],
  ['1以上2未満', 1, 2],
  ['浸水深 0.01m以上 0.3m未満', 0.01, 0.3],
  ['2.0', 2, 2],
  ['1.0ｍ以下', 0, 1],
])('%s is %d to %s metres', (text, from, to) => {
  expect(parseDepthClass(text)).toEqual({ from, to });
});

test.each(['', '浸水なし', '1m 2m 3m', '20260401'])('%j is no depth', (text) => {
  expect(parseDepthClass(text)).toBeNull();
});

describe('a class has the rank of its deepest water', () => {
  test.each([
    ['0.5m未満', 1],
    ['0.5m以上3.0m未満', 2],
    ['0.3m以上1.0m未満', 2],
    ['3.0', 3],
    ['10m以上20m未満', 5],
    ['20m以上', 6],
  ])('flood %s: %d', (text, rank) => {
    expect(floodRank(parseDepthClass(text) ?? { from: -1, to: -1 })).toBe(rank);
  });

  test.each([
    ['0.3m未満', 1],
    ['0.3m以上1m未満', 2],
    ['2m以上5m未満', 4],
    ['10m以上20m未満', 6],
  ])('tsunami %s: %d', (text, rank) => {
    expect(tsunamiRank(parseDepthClass(text) ?? { from: -1, to: -1 })).toBe(rank);
  });

  test('the depths of a rank have that rank', () => {
    for (const rank of [1, 2, 3, 4, 5, 6]) expect(floodRank(depthOfFloodRank(rank))).toBe(rank);
  });
});
