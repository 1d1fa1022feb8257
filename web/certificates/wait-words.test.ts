import { expect, test } from 'vitest';
import { callTimeWords, waitWords } from './wait-words.ts';

test('a wait is said in hours from one hour on', () => {
  expect(waitWords(35)).toBe('35 分');
  expect(waitWords(60)).toBe('1 時間');
  expect(waitWords(140)).toBe('2 時間 20 分');
});

test('the time of the call is rounded up to five minutes, in Japan', () => {
  expect(callTimeWords('2026-08-04T00:01:00Z', 17)).toBe('9:20ごろ');
  expect(callTimeWords('2026-08-04T00:00:00Z', 0)).toBe('9:00ごろ');
});

test('nobody is told a time that is on another day', () => {
  expect(callTimeWords('2026-08-04T08:00:00Z', 8 * 60)).toBeNull();
});
