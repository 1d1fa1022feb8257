// What people have decided, as linking takes it: it binds the machine.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { Decision } from './linkage/region.ts';
import type { OfDisaster } from './links.queries.ts';

export interface Named {
  readonly households: readonly string[];
  readonly properties: readonly string[];
  readonly surveys: readonly string[];
}

/** Those that stand; with `named`, that speak of any of these records. */
export async function listDecisions(
  reader: Reader,
  { municipality_code, disaster_code }: OfDisaster,
  named?: Named,
): Promise<Decision[]> {
  const speaksOf = named
    ? sql<boolean>`(household_number = ANY (${[...named.households]}::text[]) OR property_number = ANY (${[...named.properties]}::text[])
        OR survey_number = ANY (${[...named.surveys]}::text[]))`
    : sql<boolean>`true`;
  return reader
    .selectFrom('matching.confirmation')
    .select([
      sql<Decision['decision']>`'confirmed'`.as('decision'),
      // Never null in a confirmation, as it may be in a rejection.
      sql<string | null>`household_number`.as('household_number'),
      'property_number',
      sql<string | null>`survey_number`.as('survey_number'),
    ])
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('withdrawn_at', 'is', null)
    .where(speaksOf)
    .unionAll(
      reader
        .selectFrom('matching.rejection')
        .select([
          sql<Decision['decision']>`'rejected'`.as('decision'),
          'household_number',
          'property_number',
          'survey_number',
        ])
        .where('municipality_code', '=', municipality_code)
        .where('disaster_code', '=', disaster_code)
        .where('withdrawn_at', 'is', null)
        .where(speaksOf),
    )
    .orderBy('decision')
    .orderBy('survey_number')
    .orderBy('household_number')
    .orderBy('property_number')
    .execute();
}

type Ends = Omit<Decision, 'decision'>;

/** Whether what a rejection names is all in `ends`: then it says no to them. */
export function isRejectedBy(ends: Ends, rejection: Ends): boolean {
  const covers = (named: string | null, end: string | null) => named === null || named === end;
  return (
    covers(rejection.household_number, ends.household_number) &&
    covers(rejection.property_number, ends.property_number) &&
    covers(rejection.survey_number, ends.survey_number)
  );
}
