// Numbers: the next of the series under its lock, or the next of a block that a counter holds in reserve. Both are
// taken back with the transaction that takes them, so nothing is lost between.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { certificatesProblems } from './certificates.problems.ts';
import type { Place } from './certificates.queries.ts';

/** Waits for the counters that are ahead: the row stays locked until their commit. Answers the last of `count` numbers. */
export async function takeNumbers(trx: Trx, place: Place, kind: string, count = 1): Promise<number> {
  const { last_number } = await trx
    .insertInto('certificates.number_series')
    .values({
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      kind,
      last_number: count,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_code', 'disaster_code', 'kind'])
        .doUpdateSet({ last_number: sql`number_series.last_number + ${count}` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}

/** Throws block-used-up where the block is used up, returned, or of another kind or disaster. */
export async function takeFromBlock(trx: Trx, place: Place, kind: string, block_id: string): Promise<number> {
  const block = await trx
    .updateTable('certificates.number_block')
    .set({ next_number: sql`next_number + 1` })
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('kind', '=', kind)
    .where('block_id', '=', block_id)
    .where('returned_at', 'is', null)
    .whereRef('next_number', '<=', 'last_number')
    .returning('next_number')
    .executeTakeFirst();
  if (block === undefined) throw certificatesProblems.blockUsedUp();
  return block.next_number - 1;
}
