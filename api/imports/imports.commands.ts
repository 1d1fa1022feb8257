// Changes of an import's state. Each says from which state it may come, so that a cancel, a job and a second press
// never overtake one another: who comes second finds the state changed.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import type { StoredFile } from '../files/file-store.ts';
import type { Counts, ImportKinds } from './import-kind.ts';
import { Import } from './imports.contract.ts';
import type { ImportState, NewImport } from './imports.contract.ts';
import { importProblems } from './imports.problems.ts';
import { getImport, getImportInHand } from './imports.queries.ts';
import { today } from './row-values.ts';

export async function openImport(
  trx: Trx,
  municipality_code: string,
  actor: string,
  given: NewImport,
): Promise<Import> {
  const { encoding, as_of, disaster_code, kind, ...rest } = given;
  const dated = kind === 'residents' || kind === 'buildings';
  const row = await trx
    .insertInto('imports.import')
    .values({
      ...rest,
      kind,
      import_id: uuidv7(),
      municipality_code,
      disaster_code: kind === 'surveys' ? (disaster_code ?? null) : null,
      encoding: encoding === 'auto' ? null : encoding,
      as_of: as_of ?? (dated ? today() : null),
      created_by: actor,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return Import.parse(row);
}

interface Change {
  state?: ImportState;
  file_hash?: string;
  file_bytes?: number;
  encoding?: string | null;
  as_of?: string;
  bytes_read?: number;
  rows_read?: number;
  rows_rejected?: number;
  problem?: string | null;
}

/** The changed import, or undefined when it is in none of the states `from` any more. */
export async function moveImport(
  trx: Trx,
  import_id: string,
  from: readonly ImportState[],
  change: Change & Partial<Counts> & { applied?: true },
): Promise<Import | undefined> {
  const { applied, ...columns } = change;
  const row = await trx
    .updateTable('imports.import')
    .set({
      ...columns,
      alive_at: sql`now()`,
      ...(applied ? { applied_at: sql`now()` } : {}),
      ...(change.state === undefined ? {} : { version: sql`version + 1` }),
    })
    .where('import_id', '=', import_id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : Import.parse(row);
}

/** Throws `imports/not-found` or `imports/not-in-state`. */
async function moveOrRefuse(
  trx: Trx,
  import_id: string,
  from: readonly ImportState[],
  change: Change,
): Promise<Import> {
  const moved = await moveImport(trx, import_id, from, change);
  if (moved !== undefined) return moved;
  throw importProblems.notInState((await getImport(trx, import_id)).state);
}

export function acceptFile(trx: Trx, import_id: string, file: StoredFile): Promise<Import> {
  return moveOrRefuse(trx, import_id, ['receiving'], {
    state: 'staging',
    file_hash: file.hash,
    file_bytes: file.bytes,
  });
}

export function cancelImport(trx: Trx, import_id: string): Promise<Import> {
  return moveOrRefuse(trx, import_id, ['receiving', 'staging', 'staged'], { state: 'cancelled' });
}

/** Throws `imports/rows-rejected` unless `partial`, and `imports/obstacle`. */
export async function startApplying(
  trx: Trx,
  import_id: string,
  partial: boolean,
  kinds: ImportKinds,
): Promise<Import> {
  const found = await getImport(trx, import_id);
  if (found.state !== 'staged') throw importProblems.notInState(found.state);
  if (found.rows_rejected > 0 && !partial) throw importProblems.rowsRejected(found.rows_rejected);
  const obstacle = await kinds[found.kind].obstacle(trx, await getImportInHand(trx, import_id));
  if (obstacle !== null) throw importProblems.obstacle(obstacle);
  return moveOrRefuse(trx, import_id, ['staged'], { state: 'applying' });
}
