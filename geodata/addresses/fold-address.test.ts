import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldAddress } from './fold-address.ts';

const addressLike = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'駅北東小川大字浜田一二三丁目番地号の之ノがヶケー－-−1２３ 　ｱﾞか゛ッ〒澤髙'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 16,
});

test('folding an address twice changes nothing more', () => {
  fc.assert(
    fc.property(addressLike, (text) => {
      expect(foldAddress(foldAddress(text))).toBe(foldAddress(text));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['３－４－３４', '3-4-34'],
  ['3ー4−34', '3-4-34'],
  ['コーポ ー1', 'コーポ ー1'],
  ['霞が関', '霞ケ関'],
  ['つつじが丘', 'ツツジケ丘'],
  ['市之倉', '市ノ倉'],
  ['上町Ｃ‐３', '上町c-3'],
  ['八ッ場', '八ツ場'],
  ['第３地割', '第三地割'],
  ['〒100-0001 駅北', '駅北'],
  ['4 番 34 号', '4番34号'],
])('%s becomes %s', (text, folded) => {
  expect(foldAddress(text)).toBe(folded);
});
