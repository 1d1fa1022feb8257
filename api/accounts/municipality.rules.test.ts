import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isMunicipalityCode, promisesSeal } from './municipality.rules.ts';

test.each(['131016', '011002', '222127', '990019'])('%s has a right check digit', (code) => {
  expect(isMunicipalityCode(code)).toBe(true);
});

test.each(['131017', '13101', '1310166', '13101a', ''])('%s is no municipality code', (code) => {
  expect(isMunicipalityCode(code)).toBe(false);
});

const seal = readFileSync(new URL('../../geodata/sample-town/seal.png', import.meta.url));

test('the sample seal is a PNG that may be opened', () => {
  expect(promisesSeal(seal)).toBe(true);
});

test('another kind of file, a cut one and one that would unpack to gigabytes are refused unopened', () => {
  expect(promisesSeal(Buffer.from('%PDF-1.7 and so on, long enough to have a head'))).toBe(false);
  expect(promisesSeal(seal.subarray(0, 20))).toBe(false);
  const huge = Buffer.from(seal);
  huge.writeUInt32BE(60_000, 16);
  expect(promisesSeal(huge)).toBe(false);
});
