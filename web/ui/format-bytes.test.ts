import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it('says the size of a file with one decimal only where it tells something', () => {
  expect([0, 812, 4300, 57_671_680, 1_395_864_371, 5e12].map(formatBytes)).toEqual([
    '0 B',
    '812 B',
    '4.2 KB',
    '55 MB',
    '1.3 GB',
    '4657 GB',
  ]);
});
