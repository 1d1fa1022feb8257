import { expect, test } from 'vitest';
import { standingOf } from './sign-in.rules.ts';

const usable = {
  locked_at: null,
  expires_on: null,
  must_change_password: false,
  password_age_days: 10,
  password_max_age_days: null,
  password_changed_by: 'administrator',
};

test('the last day of an account is a whole day', () => {
  expect(standingOf({ ...usable, expires_on: '2026-06-01' }, '2026-06-01')).toBe('in');
  expect(standingOf({ ...usable, expires_on: '2026-06-01' }, '2026-06-02')).toBe('expired');
});

test('a locked account stays out whatever else is true of it', () => {
  expect(standingOf({ ...usable, locked_at: '2026-06-01T00:00:00.000Z' }, '2026-06-01')).toBe('locked');
});

test('a password that is too old keeps out, or must be changed where people change their own', () => {
  const old = { ...usable, password_age_days: 90, password_max_age_days: 90 };
  expect(standingOf(old, '2026-06-01')).toBe('password_too_old');
  expect(standingOf({ ...old, password_changed_by: 'self' }, '2026-06-01')).toBe('in_but_must_change');
  expect(standingOf({ ...old, password_age_days: 89 }, '2026-06-01')).toBe('in');
});

test('an initial password must be changed only where people may change their own', () => {
  const initial = { ...usable, must_change_password: true };
  expect(standingOf(initial, '2026-06-01')).toBe('in');
  expect(standingOf({ ...initial, password_changed_by: 'self' }, '2026-06-01')).toBe('in_but_must_change');
});
