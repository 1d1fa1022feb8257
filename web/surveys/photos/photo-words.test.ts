import { expect, it } from 'vitest';
import { shotWords } from './photo-words.ts';

it('a shot is named by day and time, to the second: pictures follow one another quickly', () => {
  expect(shotWords('2026-08-01T09:41:05.270')).toBe('8月1日 9:41:05');
  expect(shotWords('いつか')).toBe('いつか');
});
