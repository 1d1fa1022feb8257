// Which disaster is asked about, and which snapshots of the registers stand for its day.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';

export interface DisasterContext {
  municipality_code: string;
  disaster_code: string;
  disaster_on: string;
  /** Null while the register is empty. */
  residents_as_of: string | null;
  buildings_as_of: string | null;
}

/** Throws not-found for a disaster that this municipality does not have. */
export async function getDisasterContext(
  reader: Reader,
  municipality: string,
  disaster: string,
): Promise<DisasterContext> {
  const found = await reader
    .selectFrom('accounts.disaster as d')
    .select(['d.municipality_code', 'd.disaster_code', 'd.occurred_on as disaster_on'])
    .select([
      sql<string | null>`registers.reading_date(d.municipality_code, 'residents', d.occurred_on)`.as(
        'residents_as_of',
      ),
      sql<string | null>`registers.reading_date(d.municipality_code, 'buildings', d.occurred_on)`.as(
        'buildings_as_of',
      ),
    ])
    .where('d.municipality_code', '=', municipality)
    .where('d.disaster_code', '=', disaster)
    .executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  return found;
}
