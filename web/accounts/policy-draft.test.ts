import { describe, expect, it } from 'vitest';
import { checkPolicy, draftOf } from './policy-draft.ts';

const policy = {
  password_min_length: 8,
  password_max_length: 32,
  password_kinds: 4,
  password_history: 1000,
  password_max_age_days: null,
  password_changed_by: 'self',
  failures_before_lock: 5,
  lock_minutes: 15,
  idle_minutes: 60,
  version: 3,
} as const;

describe('the password and session rules in the form', () => {
  it('come out as they went in', () => {
    const { version: _, ...change } = policy;
    expect(checkPolicy(draftOf(policy))).toEqual({ change });
  });

  it('may be typed in full-width digits', () => {
    expect(checkPolicy({ ...draftOf(policy), idle_minutes: '３０' })).toMatchObject({
      change: { idle_minutes: 30 },
    });
  });

  it('say at the field which figures are possible', () => {
    expect(checkPolicy({ ...draftOf(policy), idle_minutes: '2', password_history: 'many' })).toEqual({
      faults: {
        idle_minutes: '5から720までの数で入力してください。',
        password_history: '1から1000までの数で入力してください。',
      },
    });
  });

  it('keep the shortest below the longest', () => {
    expect(checkPolicy({ ...draftOf(policy), password_min_length: '20', password_max_length: '12' })).toEqual(
      {
        faults: { password_max_length: '最短の文字数以上にしてください。' },
      },
    );
  });
});
