import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { certificatesProblems } from './certificates.problems.ts';
import type { Place } from './certificates.queries.ts';
import { takeNumbers } from './number-series.ts';
import type { NewNumberBlock } from './number-blocks.contract.ts';

type Holding = Place & { account: string };

/** Takes the next numbers of the series for a counter, under the lock under which single numbers are given. */
export async function reserveBlock(trx: Trx, place: Holding, wanted: NewNumberBlock): Promise<void> {
  const { block_id, kind, holder, size } = wanted;
  const last_number = await takeNumbers(trx, place, kind, size);
  const first_number = last_number - size + 1;
  await trx
    .insertInto('certificates.number_block')
    .values({
      block_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      kind,
      holder,
      first_number,
      last_number,
      next_number: first_number,
      reserved_by: place.account,
    })
    .execute();
}

/**
 * What was not used goes back to the series where nothing was given after it; elsewhere the numbers stay unused (欠番)
 * with this reason. Throws block-returned where that was done before.
 */
export async function returnBlock(trx: Trx, place: Holding, id: string, reason: string): Promise<void> {
  const named = await trx
    .selectFrom('certificates.number_block')
    .select('kind')
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('block_id', '=', id)
    .executeTakeFirst();
  if (named === undefined) throw problems.notFound();
  // The series before the block, as reserving does: nobody gives a number meanwhile.
  const series = await trx
    .selectFrom('certificates.number_series')
    .select('last_number')
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('kind', '=', named.kind)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const block = await trx
    .updateTable('certificates.number_block')
    .set({ returned_by: place.account, returned_at: sql`now()`, returned_reason: reason })
    .where('block_id', '=', id)
    .where('returned_at', 'is', null)
    .returning(['first_number', 'last_number', 'next_number'])
    .executeTakeFirst();
  if (block === undefined) throw certificatesProblems.blockReturned();
  const isUnused = block.next_number <= block.last_number;
  if (!isUnused || block.last_number !== series.last_number) return;
  await trx
    .updateTable('certificates.number_block')
    .set({ last_number: block.next_number - 1 })
    .where('block_id', '=', id)
    .execute();
  await trx
    .updateTable('certificates.number_series')
    .set({ last_number: block.next_number - 1 })
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .where('kind', '=', named.kind)
    .execute();
}
