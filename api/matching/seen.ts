// What a run would see now, as short texts that change whenever anything of it does.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { OfDisaster } from './links.queries.ts';

export interface Seen {
  readonly registers: string;
  readonly decisions: string;
}

/** Read before what it stands for, so that what comes in between is seen once more rather than never. */
export async function readSeen(
  reader: Reader,
  { municipality_code, disaster_code }: OfDisaster,
): Promise<Seen> {
  return reader
    .selectFrom(sql<Seen>`matching.seen(${municipality_code}, ${disaster_code})`.as('s'))
    .select(['s.registers', 's.decisions'])
    .executeTakeFirstOrThrow();
}

/** What the newest run that read anything has seen; with `state`, that came to its end. Null before the first. */
export async function findSeen(
  reader: Reader,
  { municipality_code, disaster_code }: OfDisaster,
  state?: 'done',
): Promise<(Seen & { finished_at: string | null }) | null> {
  const found = await reader
    .selectFrom('matching.run')
    .select(['seen_registers', 'seen_decisions', 'finished_at'])
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('seen_registers', 'is not', null)
    .$if(state !== undefined, (query) => query.where('state', '=', 'done'))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { seen_registers, seen_decisions, finished_at } = found;
  return { registers: seen_registers ?? '', decisions: seen_decisions ?? '', finished_at };
}
