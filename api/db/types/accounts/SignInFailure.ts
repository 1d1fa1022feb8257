import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for accounts.sign_in_failure */
export type SignInFailureUserId = string & { __brand?: 'accounts.sign_in_failure' };

/** Identifier type for accounts.sign_in_failure */
export type SignInFailurePlace = string & { __brand?: 'accounts.sign_in_failure' };

/**
 * Represents the table accounts.sign_in_failure
 * Failed sign-ins by place, so that only the place that fails must wait and nobody can lock another out
 */
export default interface SignInFailureTable {
  /** As typed, known or not */
  user_id: ColumnType<SignInFailureUserId, SignInFailureUserId, SignInFailureUserId>;

  /** device:… for a browser that signed in to this account before, else address:… */
  place: ColumnType<SignInFailurePlace, SignInFailurePlace, SignInFailurePlace>;

  /** In a row, from this place */
  failures: ColumnType<number, number, number>;

  /** The latest */
  last_failed_at: ColumnType<string, string, string>;
}

export type SignInFailure = Selectable<SignInFailureTable>;

export type NewSignInFailure = Insertable<SignInFailureTable>;

export type SignInFailureUpdate = Updateable<SignInFailureTable>;