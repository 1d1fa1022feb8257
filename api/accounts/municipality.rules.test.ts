import { expect, test } from 'vitest';
import { isMunicipalityCode } from './municipality.rules.ts';

test.each(['131016', '011002', '222127', '990019'])('%s has a right check digit', (code) => {
  expect(isMunicipalityCode(code)).toBe(true);
});

test.each(['131017', '13101', '1310166', '13101a', ''])('%s is no municipality code', (code) => {
  expect(isMunicipalityCode(code)).toBe(false);
});
