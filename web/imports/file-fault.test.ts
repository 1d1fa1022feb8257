import { describe, expect, it } from 'vitest';
import { fileFault } from './file-fault.ts';

describe('a file that cannot be taken', () => {
  it.each([
    ['an old spreadsheet', '住民.XLS', 100, /CSV UTF-8/],
    ['an archive that is not read', 'residents.7z', 100, /展開/],
    ['a part of a shapefile', '区域.shp', 100, /圧縮して/],
    ['an empty file', 'residents.csv', 0, /空/],
    ['a file beyond the limit', 'residents.csv', 4 * 1024 ** 3 + 1, /4 GB/],
  ])('%s is named with the way out', (_what, name, size, words) => {
    expect(fileFault({ name, size })).toMatch(words);
  });

  it('is not one with an unusual ending', () => {
    expect(fileFault({ name: 'JUMIN.TXT', size: 1 })).toBeUndefined();
  });
});
