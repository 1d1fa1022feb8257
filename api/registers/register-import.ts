// What the two registers of persons and houses have in common when a snapshot of them is brought.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { ImportInHand } from '../imports/import-kind.ts';
import { findNextSnapshot } from './versioned-rows.ts';

export type MapName = 'footprints' | 'hazards' | 'barriers' | 'base_features';
export type RegisterName = 'residents' | 'buildings' | MapName;

/** The day of the snapshot and of the one after it. */
export async function getDays(
  trx: Trx,
  at: ImportInHand,
  register: RegisterName,
): Promise<{ as_of: string; until: string | null }> {
  if (at.as_of === null) throw new Error('a register is dated');
  return {
    as_of: at.as_of,
    until: await findNextSnapshot(trx, at.municipality_code, register, at.source ?? '', at.as_of),
  };
}

/** Who does not end although not among the good rows: those that a refused row speaks of, or could. */
export function staysUngiven(at: ImportInHand): RawBuilder<boolean> {
  if (at.remainder || at.ends_nobody) return sql<boolean>`true`;
  return sql<boolean>`f.key IN (
    SELECT j.row_key FROM imports.rejection j WHERE j.import_id = ${at.import_id} AND j.row_key IS NOT NULL)`;
}

export async function recordSnapshot(trx: Trx, at: ImportInHand, register: RegisterName): Promise<void> {
  const { as_of } = await getDays(trx, at, register);
  await trx
    .insertInto('registers.snapshot')
    .values({
      municipality_code: at.municipality_code,
      register,
      source: at.source ?? '',
      as_of,
      import_id: at.import_id,
    })
    .onConflict((clash) =>
      clash
        .columns(['municipality_code', 'register', 'source', 'as_of'])
        .doUpdateSet({ import_id: at.import_id }),
    )
    .execute();
}

/** Mended rows add to the snapshot whose file they were refused from; alone they are no register. */
export async function findMissingSnapshot(
  trx: Trx,
  at: ImportInHand,
  register: RegisterName,
): Promise<string | null> {
  if (!at.remainder) return null;
  const { as_of } = await getDays(trx, at, register);
  const held = await trx
    .selectFrom('registers.snapshot')
    .select('as_of')
    .where('municipality_code', '=', at.municipality_code)
    .where('register', '=', register)
    .where('source', '=', at.source ?? '')
    .where('as_of', '=', as_of)
    .executeTakeFirst();
  return held === undefined
    ? '直した行だけのファイルです。先に元のファイルを同じ基準日で適用(誤りのない行のみ)するか、元のファイルを直して取り込んでください。'
    : null;
}
