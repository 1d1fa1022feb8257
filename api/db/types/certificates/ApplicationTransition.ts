import type { ColumnType, Selectable, Insertable, Updateable } from 'kysely';

/** Identifier type for certificates.application_transition */
export type ApplicationTransitionFromState = string & { __brand?: 'certificates.application_transition' };

/** Identifier type for certificates.application_transition */
export type ApplicationTransitionToState = string & { __brand?: 'certificates.application_transition' };

/**
 * Represents the table certificates.application_transition
 * Which state of an application may follow which: data, judged by a foreign key
 */
export default interface ApplicationTransitionTable {
  /** Where it stands */
  from_state: ColumnType<ApplicationTransitionFromState, ApplicationTransitionFromState, ApplicationTransitionFromState>;

  /** Where it may go */
  to_state: ColumnType<ApplicationTransitionToState, ApplicationTransitionToState, ApplicationTransitionToState>;
}

export type ApplicationTransition = Selectable<ApplicationTransitionTable>;

export type NewApplicationTransition = Insertable<ApplicationTransitionTable>;

export type ApplicationTransitionUpdate = Updateable<ApplicationTransitionTable>;