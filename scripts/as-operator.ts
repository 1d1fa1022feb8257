// A write from the command line: one transaction in the municipality's scope, one audit row under cli:USER, and
// what the database refuses said in words.
import { userInfo } from 'node:os';
import { accountsConstraints } from '../api/accounts/accounts.problems.ts';
import { recordEntry } from '../api/audit/audit.commands.ts';
import type { Trx } from '../api/db/database.ts';
import { inScope } from '../api/db/scope.ts';
import type { House } from '../api/http/environment.ts';
import { toProblem } from '../api/http/constraint-problems.ts';
import { problems } from '../api/http/problem.ts';

export interface Act {
  municipality: string;
  disaster?: string;
  /** As the page's route names it, e.g. accounts.create. */
  action: string;
  /** Without names. */
  details: Readonly<Record<string, string | number | boolean | null>>;
  /** Ids of what was made or changed, e.g. account:… */
  persons?: readonly string[];
}

/** Who the audit says it was. */
export const operator = `cli:${userInfo().username}`;

/** `work` answers its result and what to write down. Throws Problems. */
export async function asOperator<T>(
  house: House,
  municipality: string,
  work: (trx: Trx) => Promise<{ result: T; act: Omit<Act, 'municipality'> }>,
): Promise<T> {
  try {
    return await inScope(house.db, { role: 'musubi_app', municipality }, async (trx) => {
      const { result, act } = await work(trx);
      await recordEntry(trx, {
        municipality_code: municipality,
        disaster_code: act.disaster ?? null,
        actor: operator,
        account_id: null,
        place: 'local',
        action: act.action,
        outcome: 200,
        persons: [...(act.persons ?? [])],
        purpose: null,
        details: JSON.stringify(act.details),
      });
      return result;
    });
  } catch (error) {
    const problem = toProblem(error, accountsConstraints);
    throw problem.slug === problems.unexpected().slug ? error : problem;
  }
}
