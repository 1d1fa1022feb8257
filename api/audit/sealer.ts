// Chains new audit entries, every few seconds and in one short transaction, so that a row that is changed, taken
// away or slipped in later breaks the chain. Writers never wait for it.
//
// An entry's time is that of its request, its commit comes later, so entries appear behind the chain's end. Each
// round therefore looks back over ten minutes by that time (no request lasts as long), and over the whole table
// at the start and once an hour. Several API processes take turns by an advisory lock; the primary key of
// audit.seal forbids a fork even without it.
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database, Trx } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import { unsealedEntries } from '../http/metrics.ts';
import { chainHash } from './audit.rules.ts';

const everyMs = 3_000;
const sweepMs = 60 * 60 * 1000;
const lookBackMs = 10 * 60 * 1000;
/** Entries a transaction: seals are two small columns each, and the embedded engine serves others between. */
const most = 2_000;
/** Any number that nothing else uses. */
const sealingLock = 7_228_003;

/** Seals what is not sealed yet, of entries since `since` (null: all); answers how many. */
export async function sealEntries(db: Kysely<Database>, since: Date | null): Promise<number> {
  let sealed = 0;
  for (;;) {
    const batch = await inScope(db, { role: 'musubi_sealer' }, (trx) => sealBatch(trx, since));
    sealed += batch;
    if (batch < most) return sealed;
  }
}

async function sealBatch(trx: Trx, since: Date | null): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(${sealingLock})`.execute(trx);
  let unsealed = trx
    .selectFrom('audit.entry as e')
    .select(['e.entry_id', 'e.entry_hash'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('audit.seal as s').select('s.entry_id').whereRef('s.entry_id', '=', 'e.entry_id')),
      ),
    )
    .orderBy('e.at')
    .orderBy('e.entry_id')
    .limit(most);
  if (since !== null) unsealed = unsealed.where('e.at', '>=', since.toISOString());
  const entries = await unsealed.execute();
  unsealedEntries.set(entries.length);
  if (entries.length === 0) return 0;
  const last = await trx
    .selectFrom('audit.seal')
    .select(['seal_number', 'chain_hash'])
    .orderBy('seal_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  let number = last?.seal_number ?? 0;
  let hash = last?.chain_hash ?? null;
  const seals = entries.map((entry) => {
    number += 1;
    hash = chainHash(hash, entry.entry_hash);
    return { seal_number: number, entry_id: entry.entry_id, chain_hash: hash };
  });
  await trx.insertInto('audit.seal').values(seals).execute();
  unsealedEntries.set(0);
  return entries.length;
}

export interface Sealer {
  /** Resolves when a round under way has ended; seals once more what is left. */
  stop(): Promise<void>;
}

export function startSealer(db: Kysely<Database>, log: Logger): Sealer {
  const stopping = new AbortController();
  const seal = async (since: Date | null): Promise<boolean> => {
    try {
      await sealEntries(db, since);
      return true;
    } catch (error) {
      // Entries stay whole and wait: the gauge shows them, the next round tries again.
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'audit entries not sealed');
      return false;
    }
  };
  const run = async (): Promise<void> => {
    let sweepAt = 0;
    while (!stopping.signal.aborted) {
      const sweeping = performance.now() >= sweepAt;
      const sealed = await seal(sweeping ? null : new Date(Date.now() - lookBackMs));
      if (sweeping && sealed) sweepAt = performance.now() + sweepMs;
      await delay(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
    await seal(new Date(Date.now() - lookBackMs));
  };
  const running = run();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
