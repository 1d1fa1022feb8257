import { inScope } from '../db/scope.ts';
import { ImportStopped, jobScope } from './import-job.ts';
import type { ImportJob } from './import-job.ts';
import { moveImport } from './imports.commands.ts';

const everyMs = 2_000;

/**
 * To be called often while no rows come yet (a GeoJSON is first looked through for its columns): shows that the job
 * lives, and throws ImportStopped once somebody has cancelled it.
 */
export function heartbeat(job: ImportJob): () => Promise<void> {
  let last = Date.now();
  return async () => {
    if (Date.now() - last < everyMs) return;
    last = Date.now();
    const moved = await inScope(job.house.db, jobScope(job.municipality_code), (trx) =>
      moveImport(trx, job.import_id, ['staging'], {}),
    );
    if (moved === undefined) throw new ImportStopped();
  };
}
