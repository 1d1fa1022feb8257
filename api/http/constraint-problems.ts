// "The database is the judge": what it refuses becomes a problem here, looked up by the constraint's name.
import { DatabaseError } from 'pg';
import { Problem, problems } from './problem.ts';

export type ConstraintProblems = Readonly<Record<string, () => Problem>>;

/** A thrown thing as a Problem; unknown ones become `http/unexpected` and tell nothing. */
export function toProblem(error: unknown, byConstraint: ConstraintProblems): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DatabaseError && error.constraint !== undefined) {
    const known = byConstraint[error.constraint];
    if (known) return known();
  }
  return problems.unexpected();
}
