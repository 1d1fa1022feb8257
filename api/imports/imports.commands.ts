// Changes of an import's state. Each says from which state it may come, so that a cancel, a job and a second press
// never overtake one another: who comes second finds the state changed.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import type { StoredFile } from '../files/file-store.ts';
import type { Counts, ImportKinds } from './import-kind.ts';
import { isDatedKind, isMapKind } from './import-kinds.contract.ts';
import type { ImportKindName } from './import-kinds.contract.ts';
import { Import } from './imports.contract.ts';
import type { ImportAgain, ImportState, NewImport, WayOut } from './imports.contract.ts';
import { importProblems } from './imports.problems.ts';
import { findMapping, getImport, getImportInHand } from './imports.queries.ts';
import type { Mapping } from './mappings.contract.ts';
import { findSavedMapping } from './mappings.queries.ts';
import { today } from './row-values.ts';

export async function openImport(
  trx: Trx,
  municipality_code: string,
  actor: string,
  given: NewImport,
): Promise<Import> {
  const { encoding, as_of, disaster_code, kind, source, mapping: _own, mapping_name, ...rest } = given;
  const used = await chooseMapping(trx, municipality_code, kind, given);
  const row = await trx
    .insertInto('imports.import')
    .values({
      ...rest,
      kind,
      import_id: uuidv7(),
      municipality_code,
      disaster_code: kind === 'surveys' ? (disaster_code ?? null) : null,
      encoding: encoding === 'auto' ? null : encoding,
      as_of: as_of ?? (isDatedKind(kind) ? today() : null),
      source: isMapKind(kind) ? (source ?? usualSource(kind, given.file_name)) : null,
      mapping: used === null ? null : JSON.stringify(used),
      mapping_name: mapping_name ?? null,
      created_by: actor,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return Import.parse(row);
}

/** A town has one set of outlines and one base map, and as many hazard maps as there are rivers. */
function usualSource(kind: ImportKindName, file_name: string): string {
  if (kind === 'footprints' || kind === 'base_features') return '標準';
  return file_name.replace(/(?:\.[A-Za-z0-9]{1,10})+$/u, '').slice(0, 100) || file_name.slice(0, 100);
}

/** What was given for this import, else the saved one of that name. Throws `imports/no-such-mapping`. */
async function chooseMapping(
  trx: Trx,
  municipality_code: string,
  kind: ImportKindName,
  { mapping, mapping_name }: Pick<NewImport, 'mapping' | 'mapping_name'>,
): Promise<Mapping | null> {
  if (mapping !== undefined) return mapping;
  if (mapping_name === undefined) return null;
  const saved = await findSavedMapping(trx, municipality_code, kind, mapping_name);
  if (saved === null) throw importProblems.noSuchMapping();
  return saved.mapping;
}

/**
 * The same file once more, as another import that is read at once; what is not given stays as it was, the encoding is
 * found anew. A former one that waits for its decision is cancelled: the same file must not wait twice. Throws
 * `imports/not-in-state` while the file has not come.
 */
export async function readAgain(
  trx: Trx,
  municipality_code: string,
  actor: string,
  import_id: string,
  given: ImportAgain,
): Promise<Import> {
  const former = await getImport(trx, import_id);
  const { file_hash, file_bytes } = former;
  if (file_hash === null || file_bytes === null) throw importProblems.notInState(former.state);
  await moveImport(trx, import_id, ['staging', 'staged'], { state: 'cancelled' });
  const mapping = await findMapping(trx, import_id);
  const opened = await openImport(trx, municipality_code, actor, {
    kind: former.kind,
    file_name: former.file_name,
    encoding: given.encoding ?? 'auto',
    handed_over_by: former.handed_over_by ?? '',
    received_by: former.received_by ?? '',
    medium: former.medium ?? '',
    medium_disposal: former.medium_disposal ?? '',
    ...orFormer('disaster_code', undefined, former.disaster_code),
    ...orFormer('as_of', given.as_of, former.as_of),
    ...orFormer('source', given.source, former.source),
    // What the file says of itself is found again.
    ...orFormer('crs', given.crs, former.crs === former.crs_found ? null : former.crs),
    ...orFormer('mapping', given.mapping, given.mapping_name === undefined ? mapping : null),
    ...orFormer('mapping_name', given.mapping_name, given.mapping === undefined ? former.mapping_name : null),
  });
  return acceptFile(trx, opened.import_id, { hash: file_hash, bytes: file_bytes });
}

function orFormer<K extends string, T>(
  name: K,
  given: T | undefined,
  former: T | null,
): Partial<Record<K, T>> {
  const value = given ?? former;
  const record: Partial<Record<K, T>> = {};
  if (value !== null) record[name] = value;
  return record;
}

interface Change {
  state?: ImportState;
  file_hash?: string;
  file_bytes?: number;
  encoding?: string | null;
  format?: string;
  crs?: number;
  crs_found?: number | null;
  as_of?: string;
  bytes_read?: number;
  rows_read?: number;
  rows_rejected?: number;
  rows_outside?: number;
  problem?: string | null;
  way_out?: WayOut;
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
