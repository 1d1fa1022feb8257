import { expect, test } from 'vitest';
import { declarationOf, emptyDraft, missingIn, numberOf, withPrefill } from './application-draft.ts';

const known = {
  household_number: 'H1',
  applicant_name: '浜野　一郎',
  applicant_kana: 'ハマノ　イチロウ',
  applicant_address: '丘町2番',
  applicant_phone: null,
  head_name: '浜野　一郎',
  members: [{ name: '浜野　一郎', relationship: '世帯主', age: 56 }],
  address_then: '港町1番',
  house_address: '港町1番',
  category: null,
  property_number: null,
  slip_number: 'S1',
  issue_starts_on: null,
  earlier: [{ application_id: 'x', application_number: 12, state: 'received' as const }],
};

test('the register fills a form but for what only the applicant knows', () => {
  const draft = withPrefill(emptyDraft('window'), known);
  expect(Object.keys(missingIn(draft))).toEqual(['category']);
  expect(draft).toMatchObject({ address_then: '港町1番', slip_number: 'S1', representative: '12' });
});

test('by post the paper goes to where the applicant lives today', () => {
  expect(withPrefill(emptyDraft('post'), known)).toMatchObject({
    delivery: 'post',
    mailing_address: '丘町2番',
  });
});

test('an application number is read however it is written, and nothing else', () => {
  expect(['12', '１２', '申請第000012号'].map(numberOf)).toEqual([12, 12, 12]);
  expect(['', '0', 'abc', '1-2'].map(numberOf)).toEqual([null, null, null, null]);
});

test('rows of members without a name, and ages that are no numbers, are not sent', () => {
  const members = [
    { name: '浜野', relationship: '', age: '５６' },
    { name: '', relationship: '子', age: '3' },
    { name: '岬', relationship: '子', age: '二' },
  ];
  const sent = declarationOf({ ...emptyDraft('window'), members }, 'window');
  expect(sent.members).toEqual([
    { name: '浜野', relationship: '', age: 56 },
    { name: '岬', relationship: '子', age: null },
  ]);
});
