import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { Place } from './certificates.queries.ts';
import type { NewDeclaration } from './declarations.contract.ts';

/** Takes a declaration down as it was made; it is not changed afterwards, a wrong one is declared anew. */
export async function declare(
  trx: Trx,
  place: Place & { account: string },
  given: NewDeclaration,
): Promise<void> {
  await trx
    .insertInto('certificates.declaration')
    .values({
      ...given,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      received_on: sql<string>`(now() AT TIME ZONE 'Asia/Tokyo')::date`,
      created_by: place.account,
    })
    .execute();
}
