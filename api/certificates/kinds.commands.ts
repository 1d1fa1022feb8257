import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import type { KindChange, NewKind, PaperSettingsChange } from './kinds.contract.ts';

/** Breaks kind_pkey or kind_title_unique where there is one of that name. */
export async function addKind(trx: Trx, municipality: string, kind: NewKind): Promise<void> {
  await trx
    .insertInto('certificates.kind')
    .values({
      municipality_code: municipality,
      ...kind,
      position: sql`(SELECT coalesce(max(position), 0) + 1 FROM certificates.kind WHERE municipality_code = ${municipality})`,
    })
    .execute();
}

/** Throws http/version-stale. */
export async function changeKind(
  trx: Trx,
  municipality: string,
  kind: string,
  version: number,
  change: KindChange,
): Promise<void> {
  const changed = await trx
    .updateTable('certificates.kind')
    .set({ ...change, version: version + 1 })
    .where('municipality_code', '=', municipality)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (changed === undefined) throw problems.versionStale();
}

/** Throws http/version-stale. */
export async function changePaperSettings(
  trx: Trx,
  municipality: string,
  version: number,
  change: PaperSettingsChange,
): Promise<void> {
  const changed = await trx
    .updateTable('certificates.setting')
    .set({ ...change, version: version + 1 })
    .where('municipality_code', '=', municipality)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (changed === undefined) throw problems.versionStale();
}
