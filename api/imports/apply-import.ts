// Applies what was staged: one transaction, set-based, all or nothing.
import { sql } from 'kysely';
import { recordEntry } from '../audit/audit.commands.ts';
import { inScope } from '../db/scope.ts';
import type { Trx } from '../db/database.ts';
import { ImportFailure, ImportStopped, abandon, jobScope, renewStatistics, tell } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportKind } from './import-kind.ts';
import { moveImport } from './imports.commands.ts';
import type { Import } from './imports.contract.ts';
import { getImport, getImportInHand } from './imports.queries.ts';
import { clearStage, countStaged } from './staged-rows.ts';

/** Who asked for it, for the audit entry that stands in the transaction of the change. */
export interface AppliedBy {
  actor: string;
  account_id: string | null;
  place: string;
}

/** From `applying` to `applied`, or to `failed` with nothing changed. */
export async function applyImport(job: ImportJob, by: AppliedBy): Promise<void> {
  const scope = jobScope(job.municipality_code);
  const found = await inScope(job.house.db, scope, (trx) => getImport(trx, job.import_id));
  const kind = job.kinds[found.kind];
  try {
    const applied = await inScope(job.house.db, scope, (trx) => applyAll(trx, job, kind, by));
    tell(job, applied);
  } catch (error) {
    await abandon(job, kind, error);
    return;
  }
  await inScope(job.house.db, scope, (trx) => clearStage(trx, kind, job));
  await renewStatistics(job, kind.touches);
}

async function applyAll(trx: Trx, job: ImportJob, kind: ImportKind, by: AppliedBy): Promise<Import> {
  // The rows are joined whole with whole: a plan that looks them up one by one, chosen on stale statistics,
  // would take hours where a hash takes seconds.
  await sql`SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true),
    pg_advisory_xact_lock(hashtextextended(${`musubi imports ${job.municipality_code}`}, 0))`.execute(trx);
  const held = await trx
    .selectFrom('imports.import')
    .select(['rows_read', 'rows_rejected', 'rows_outside', 'disaster_code'])
    .where('import_id', '=', job.import_id)
    .where('state', '=', 'applying')
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) throw new ImportStopped();
  // Staged rows are not written to the log of the database: a crash empties them.
  if ((await countStaged(trx, kind, job)) !== held.rows_read - held.rows_rejected - held.rows_outside)
    throw new ImportFailure(lostStage, 'again');
  const at = await getImportInHand(trx, job.import_id);
  const obstacle = await kind.obstacle(trx, at);
  if (obstacle !== null) throw new ImportFailure(obstacle, 'again');
  const counts = await kind.apply(trx, at);
  const applied = await moveImport(trx, job.import_id, ['applying'], {
    state: 'applied',
    applied: true,
    ...counts,
  });
  if (applied === undefined) throw new ImportStopped();
  await recordEntry(trx, {
    ...by,
    municipality_code: job.municipality_code,
    disaster_code: held.disaster_code,
    action: 'imports.applied',
    outcome: 200,
    persons: [],
    purpose: null,
    details: JSON.stringify({
      import_id: job.import_id,
      kind: kind.name,
      as_of: at.as_of,
      rows_rejected: held.rows_rejected,
      ...counts,
    }),
  });
  return applied;
}

export const lostStage =
  '読み込んだ行が、停電や再起動のために失われました。登録簿は変わっていません。もう一度取り込んでください。';
