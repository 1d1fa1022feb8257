import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { ImportKindName } from './import-kinds.contract.ts';
import { importProblems } from './imports.problems.ts';
import type { NewMapping, SavedMapping } from './mappings.contract.ts';
import { findSavedMapping } from './mappings.queries.ts';

/** Replaces one of the same kind and name. */
export async function saveMapping(
  trx: Trx,
  municipality_code: string,
  actor: string,
  { kind, name, mapping }: NewMapping,
): Promise<SavedMapping> {
  const given = { mapping: JSON.stringify(mapping), saved_by: actor };
  await trx
    .insertInto('imports.mapping')
    .values({ municipality_code, kind, name, ...given })
    .onConflict((clash) =>
      clash
        .columns(['municipality_code', 'kind', 'name'])
        .doUpdateSet({ ...given, saved_at: sql<string>`now()` }),
    )
    .execute();
  const saved = await findSavedMapping(trx, municipality_code, kind, name);
  if (saved === null) throw importProblems.noSuchMapping();
  return saved;
}

/** Throws `imports/no-such-mapping`. */
export async function removeMapping(
  trx: Trx,
  municipality_code: string,
  kind: ImportKindName,
  name: string,
): Promise<void> {
  const removed = await trx
    .deleteFrom('imports.mapping')
    .where('municipality_code', '=', municipality_code)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .returning('name')
    .executeTakeFirst();
  if (removed === undefined) throw importProblems.noSuchMapping();
}
