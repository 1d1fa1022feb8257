import { describe, expect, it } from 'vitest';
import { readRange } from './byte-range.ts';

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=900-', { start: 900, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=950-2000', { start: 950, end: 999 }],
  ])('%s is a part of the file', (header, part) => {
    expect(readRange(header, 1000, 500)).toEqual(part);
  });

  it.each([
    ['nothing', undefined],
    ['no number', 'bytes=-'],
    ['another unit', 'lines=0-9'],
    ['several parts', 'bytes=0-1,5-6'],
    ['beyond the end', 'bytes=1000-1001'],
    ['backwards', 'bytes=9-2'],
    ['longer than is handed out', 'bytes=0-500'],
    ['the whole', 'bytes=0-'],
    ['nothing of the end', 'bytes=-0'],
  ])('%s is none', (_what, header) => {
    expect(readRange(header, 1000, 500)).toBeNull();
  });
});
