import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import { problems } from '../../http/problem.ts';
import type { SlipWords } from './handouts.contract.ts';
import { noVersion } from './slips.queries.ts';

interface Writing {
  municipality: string;
  disaster: string;
  account: string;
}

/** Throws version-stale where somebody else wrote since. */
export async function changeSlip(
  trx: Trx,
  { municipality, disaster, account }: Writing,
  seen: number,
  words: SlipWords,
): Promise<void> {
  const changed =
    seen === noVersion
      ? await trx
          .insertInto('surveys.slip_text')
          .values({ municipality_code: municipality, disaster_code: disaster, ...words, changed_by: account })
          .onConflict((conflict) => conflict.columns(['municipality_code', 'disaster_code']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await trx
          .updateTable('surveys.slip_text')
          .set({ ...words, changed_by: account, changed_at: sql`now()`, version: sql`version + 1` })
          .where('municipality_code', '=', municipality)
          .where('disaster_code', '=', disaster)
          .where('version', '=', seen)
          .returning('version')
          .executeTakeFirst();
  if (changed === undefined) throw problems.versionStale();
}
