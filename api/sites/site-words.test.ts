import { describe, expect, test } from 'vitest';
import { readCapacity, readKindWord, readMark, readNationalId } from './site-words.ts';

describe('the kind of a site', () => {
  test.each([
    ['指定避難所', 'shelter'],
    ['指定緊急避難場所', 'emergency_ground'],
    ['福祉避難所(二次)', 'welfare_shelter'],
    ['津波避難ビル', 'tsunami_building'],
    ['車中泊避難スペース', 'car_stay'],
    ['在宅避難者等支援拠点', 'support_base'],
    ['Shelter', 'shelter'],
    ['駐車場', null],
  ])('%s → %s', (word, kind) => expect(readKindWord(word)).toBe(kind));

  test.each([
    ['E9900100002111', { municipality: '99001', kind: 'shelter' }],
    ['E9900100002121', { municipality: '99001', kind: 'welfare_shelter' }],
    ['E990010000220a', { municipality: '99001', kind: 'emergency_ground' }],
    ['E99001000022', null],
    ['CC0000000504', null],
  ])('%s tells by its national ID', (id, read) => expect(readNationalId(id)).toEqual(read));
});

test.each([
  ['1', 'yes'],
  ['1.0', 'yes'],
  ['○', 'yes'],
  ['◯', 'yes'],
  ['', 'no'],
  ['×', 'no'],
  ['△(2階以上)', 'in_part'],
  ['要確認', null],
])('the mark %s means %s', (text, mark) => expect(readMark(text)).toBe(mark));

test.each([
  ['312', { people: 312, note: null }],
  ['1,200人', { people: 1200, note: null }],
  ['0', { people: null, note: null }],
  ['', { people: null, note: null }],
  ['屋内191人／屋外0人(面積の1/2)', { people: 191, note: '屋内191人／屋外0人(面積の1/2)' }],
  ['体育館のみ', { people: null, note: '体育館のみ' }],
])('a capacity of %s', (text, capacity) => expect(readCapacity(text)).toEqual(capacity));
