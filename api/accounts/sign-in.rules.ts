// What stands between a right password and a session.

export interface AccountStanding {
  locked_at: string | null;
  /** YYYY-MM-DD, last day. */
  expires_on: string | null;
  must_change_password: boolean;
  /** Days since the password was set. */
  password_age_days: number;
  password_max_age_days: number | null;
  password_changed_by: string;
}

export type Standing = 'in' | 'in_but_must_change' | 'locked' | 'expired' | 'password_too_old';

/** `today` is the date in Japan. Told only to somebody who knew the password. */
export function standingOf(account: AccountStanding, today: string): Standing {
  if (account.locked_at !== null) return 'locked';
  if (account.expires_on !== null && account.expires_on < today) return 'expired';
  const tooOld =
    account.password_max_age_days !== null && account.password_age_days >= account.password_max_age_days;
  if (tooOld && account.password_changed_by !== 'self') return 'password_too_old';
  const mayChange = account.password_changed_by === 'self';
  return mayChange && (tooOld || account.must_change_password) ? 'in_but_must_change' : 'in';
}
