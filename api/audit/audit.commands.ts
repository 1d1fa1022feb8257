// The audit's only writes. Entries are inserted plainly beside what they record; see the sealer for the chain.
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { entryHash } from './audit.rules.ts';
import type { AuditEntry } from './audit.rules.ts';

/** Inserts one entry in the transaction of what it records: both stand or neither. */
export async function recordEntry(trx: Trx, entry: Omit<AuditEntry, 'entry_id' | 'at'>): Promise<void> {
  const whole: AuditEntry = { ...entry, entry_id: uuidv7(), at: new Date().toISOString() };
  await trx
    .insertInto('audit.entry')
    .values({ ...whole, entry_hash: entryHash(whole) })
    .execute();
}
