import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { Place } from './certificates.queries.ts';
import { NumberBlock, NumberBlockList } from './number-blocks.contract.ts';

/** Series with how far they have come, blocks newest first, and every gap with what explains it. */
export async function listNumberBlocks(reader: Reader, place: Place): Promise<NumberBlockList> {
  const series = await reader
    .selectFrom('certificates.number_series as s')
    .select(['s.kind', 's.last_number'])
    .select(
      sql<number>`(SELECT count(*)::int FROM certificates.certificate c
        WHERE c.municipality_code = s.municipality_code AND c.disaster_code = s.disaster_code AND c.kind = s.kind)`.as(
        'issued',
      ),
    )
    .where('s.municipality_code', '=', place.municipality)
    .where('s.disaster_code', '=', place.disaster)
    .orderBy('s.kind')
    .execute();
  const gaps = await reader
    .selectFrom('certificates.v_number_gap')
    .select(['kind', 'first_number', 'last_number', 'block_id'])
    .where('municipality_code', '=', place.municipality)
    .where('disaster_code', '=', place.disaster)
    .orderBy('kind')
    .orderBy('first_number')
    .execute();
  const blocks = await selectBlocks(reader, place).orderBy('b.reserved_at', 'desc').execute();
  return NumberBlockList.parse({ series, blocks, gaps });
}

/** Throws not-found. */
export async function getNumberBlock(reader: Reader, place: Place, id: string): Promise<NumberBlock> {
  const row = await selectBlocks(reader, place).where('b.block_id', '=', id).executeTakeFirst();
  if (row === undefined) throw problems.notFound();
  return NumberBlock.parse(row);
}

function selectBlocks(reader: Reader, { municipality, disaster }: Place) {
  return reader
    .selectFrom('certificates.number_block as b')
    .innerJoin('accounts.v_account as a', 'a.account_id', 'b.reserved_by')
    .leftJoin('accounts.v_account as r', 'r.account_id', 'b.returned_by')
    .select(['b.block_id', 'b.kind', 'b.holder', 'b.first_number', 'b.last_number', 'b.next_number'])
    .select(['b.reserved_at', 'b.returned_at', 'b.returned_reason'])
    .select(['a.display_name as reserved_by', 'r.display_name as returned_by'])
    .where('b.municipality_code', '=', municipality)
    .where('b.disaster_code', '=', disaster);
}
