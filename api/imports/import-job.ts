// What staging and applying share: they run after the request that asked for them, each step in a scope of its own.
import { sql } from 'kysely';
import type { Scope } from '../db/scope.ts';
import { inScope } from '../db/scope.ts';
import type { House } from '../http/environment.ts';
import type { ImportKind, ImportKinds } from './import-kind.ts';
import { moveImport } from './imports.commands.ts';
import type { Import, WayOut } from './imports.contract.ts';
import { clearStage } from './staged-rows.ts';

export interface ImportJob {
  house: Pick<House, 'db' | 'files' | 'live' | 'log'>;
  kinds: ImportKinds;
  municipality_code: string;
  import_id: string;
  /** Called as it goes on, beside the live message; the command line's progress. */
  onProgress?: (now: Import) => void;
}

/** Registers are compared whole: a household under 支援措置 must not look as if it were missing. */
export function jobScope(municipality_code: string): Scope {
  return { role: 'musubi_app', municipality: municipality_code, opensProtected: true };
}

/** What the person is told when the file or the moment is at fault, and where it is put right. */
export class ImportFailure extends Error {
  readonly wayOut: WayOut;

  constructor(message: string, wayOut: WayOut = 'file') {
    super(message);
    this.wayOut = wayOut;
  }
}

/** Somebody cancelled it, or another program declared it dead. */
export class ImportStopped extends Error {}

export function tell(job: ImportJob, now: Import): void {
  job.house.live.publish({ municipality: job.municipality_code, topic: 'imports', id: job.import_id });
  job.onProgress?.(now);
}

/** Marks it failed, unless it was stopped, and drops what was staged. */
export async function abandon(job: ImportJob, kind: ImportKind, error: unknown): Promise<void> {
  const scope = jobScope(job.municipality_code);
  if (!(error instanceof ImportStopped)) {
    const known = error instanceof ImportFailure;
    if (!known) job.house.log.error({ import_id: job.import_id, error: describe(error) }, 'import failed');
    const problem = known
      ? error.message
      : '予期しない誤りで止まりました。もう一度取り込み、続くときは管理者に伝えてください。';
    const failed = await inScope(job.house.db, scope, (trx) =>
      moveImport(trx, job.import_id, ['staging', 'applying'], {
        state: 'failed',
        problem,
        way_out: known ? error.wayOut : 'again',
      }),
    );
    if (failed !== undefined) tell(job, failed);
  }
  await inScope(job.house.db, scope, (trx) => clearStage(trx, kind, job));
}

/**
 * Fresh statistics, so that plans suit what has just come: autovacuum, and the embedded engine's housekeeping, may be
 * a minute away. Needs the owner's connection (migrations ran on it); for others the server only warns.
 */
export async function renewStatistics(job: ImportJob, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql`ANALYZE ${sql.table(table)}`.execute(job.house.db);
}

/** Messages of the database can name values, so they stay out of the log. */
export function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { name: typeof error };
  const told: Record<string, string> = { name: error.name };
  if ('code' in error && typeof error.code === 'string') told['code'] = error.code;
  if ('constraint' in error && typeof error.constraint === 'string') told['constraint'] = error.constraint;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  if (frames) told['stack'] = frames.join('\n');
  return told;
}
