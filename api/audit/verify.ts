// Recomputes the whole audit: every entry's own hash, and the chain over them. Reads in short transactions and
// with the sealer's role, which can read every town's entries and change none.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database, Trx } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import { chainHash, entryHash } from './audit.rules.ts';

export type BreakKind =
  /** a number of the chain is not there */
  | 'seal_missing'
  /** a seal whose entry is gone */
  | 'entry_missing'
  /** an entry whose values do not give its hash */
  | 'entry_changed'
  /** entries exchanged, put in or rewritten together with their hash */
  | 'chain_broken'
  /** the anchor that was noted down earlier is no longer there */
  | 'anchor_lost';

export interface AuditVerdict {
  intact: boolean;
  /** Entries whose seal was recomputed. */
  sealed: number;
  first_break: { seal_number: number; entry_id: string | null; kind: BreakKind } | null;
  /** Entries that have waited for a seal for more than a minute: no sealer runs, or a row was put in by hand. */
  unsealed: number;
  /** `NUMBER:HASH` of the chain's end: noted down elsewhere, it later proves that nothing before it was rewritten or cut off. */
  anchor: string | null;
}

const pageRows = 2_000;

/** Stops at the first break. `anchor` is one that an earlier run gave. */
export async function verifyAudit(db: Kysely<Database>, anchor?: string): Promise<AuditVerdict> {
  const noted = anchor === undefined ? null : readAnchor(anchor);
  let number = 0;
  let hash: Buffer | null = null;
  let firstBreak: AuditVerdict['first_break'] = null;
  let anchorSeen = noted === null;
  while (firstBreak === null) {
    const after = number;
    const page = await inScope(db, { role: 'musubi_sealer' }, (trx) => readPage(trx, after));
    for (const row of page) {
      const kind = judge(row, number + 1, hash);
      if (kind !== null) {
        const missing = kind === 'seal_missing';
        firstBreak = { seal_number: number + 1, entry_id: missing ? null : row.entry_id, kind };
        break;
      }
      number = row.seal_number;
      hash = row.chain_hash;
      if (noted !== null && number === noted.number) anchorSeen = hash.toString('hex') === noted.hash;
    }
    if (page.length < pageRows) break;
  }
  if (firstBreak === null && !anchorSeen && noted !== null)
    firstBreak = { seal_number: noted.number, entry_id: null, kind: 'anchor_lost' };
  const unsealed = await inScope(db, { role: 'musubi_sealer' }, countWaiting);
  return {
    intact: firstBreak === null && unsealed === 0,
    sealed: number,
    first_break: firstBreak,
    unsealed,
    anchor: hash === null ? null : `${number}:${hash.toString('hex')}`,
  };
}

/** Throws for anything that verifyAudit did not write. */
function readAnchor(text: string): { number: number; hash: string } {
  const [, number, hash] = /^([1-9]\d{0,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (number === undefined || hash === undefined)
    throw new Error('An anchor is NUMBER:HASH as an earlier run printed it.');
  return { number: Number(number), hash };
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

function judge(row: Row, expected: number, former: Buffer | null): BreakKind | null {
  if (row.seal_number !== expected) return 'seal_missing';
  const { entry } = row;
  if (entry === null) return 'entry_missing';
  if (!entryHash(entry).equals(entry.entry_hash)) return 'entry_changed';
  return chainHash(former, entry.entry_hash).equals(row.chain_hash) ? null : 'chain_broken';
}

async function readPage(trx: Trx, after: number) {
  const seals = await trx
    .selectFrom('audit.seal')
    .select(['seal_number', 'entry_id', 'chain_hash'])
    .where('seal_number', '>', after)
    .orderBy('seal_number')
    .limit(pageRows)
    .execute();
  if (seals.length === 0) return [];
  const entries = await trx
    .selectFrom('audit.entry')
    .selectAll()
    .where(
      'entry_id',
      'in',
      seals.map((seal) => seal.entry_id),
    )
    .execute();
  const byId = new Map(entries.map((entry) => [entry.entry_id, entry]));
  return seals.map((seal) => ({ ...seal, entry: byId.get(seal.entry_id) ?? null }));
}

async function countWaiting(trx: Trx): Promise<number> {
  const { waiting } = await trx
    .selectFrom('audit.entry as e')
    .leftJoin('audit.seal as s', 's.entry_id', 'e.entry_id')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('s.entry_id', 'is', null)
    .where('e.at', '<', sql<string>`now() - interval '1 minute'`)
    .executeTakeFirstOrThrow();
  return waiting;
}
