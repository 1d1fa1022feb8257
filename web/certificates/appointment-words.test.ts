import { expect, test } from 'vitest';
import { isNamed, isOverdue, spanWords } from './appointment-words.ts';

const slot = { day: '2026-08-07', starts_at: '09:30', minutes: 45 };
const at = (time: string): Date => new Date(`2026-08-07T${time}:00+09:00`);

test('a slot is said from its beginning to its end', () => {
  expect(spanWords(slot)).toBe('9:30〜10:15');
});

test('who is booked is overdue when the slot is over, not before', () => {
  expect(isOverdue(slot, { state: 'booked' }, slot.day, at('10:14'))).toBe(false);
  expect(isOverdue(slot, { state: 'booked' }, slot.day, at('10:15'))).toBe(true);
  expect(isOverdue(slot, { state: 'came' }, slot.day, at('16:00'))).toBe(false);
});

test('other days are over or not whatever the clock says', () => {
  expect(isOverdue(slot, { state: 'booked' }, '2026-08-06', at('16:00'))).toBe(false);
  expect(isOverdue(slot, { state: 'booked' }, '2026-08-08', at('08:00'))).toBe(true);
});

test('a name is found by a part of it, whatever the spaces', () => {
  expect(isNamed('浜野　一郎', '野 一')).toBe(true);
  expect(isNamed('浜野　一郎', '岬')).toBe(false);
  expect(isNamed(null, '浜')).toBe(false);
  expect(isNamed(null, ' ')).toBe(true);
});
