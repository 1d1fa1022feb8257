// Runs as they stand, and the model that the last of them linked with.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';
import { problems } from '../http/problem.ts';
import { LinkRun } from './links.contract.ts';
import type { Model } from './linkage/model.ts';
import { readModel } from './stored-model.ts';

export interface OfDisaster {
  readonly municipality_code: string;
  readonly disaster_code: string;
}

function selectRuns(reader: Reader, { municipality_code, disaster_code }: OfDisaster) {
  return reader
    .selectFrom('matching.run')
    .select([
      'run_id',
      'kind',
      'cause',
      'state',
      'cells_total',
      'cells_done',
      'households',
      'buildings',
      'surveys',
    ])
    .select(['links_auto', 'links_candidate', 'problem', 'created_at', 'started_at', 'finished_at'])
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code);
}

/** Throws not-found. */
export async function getRun(reader: Reader, of: OfDisaster, run_id: string): Promise<LinkRun> {
  const found = await selectRuns(reader, of).where('run_id', '=', run_id).executeTakeFirst();
  if (found === undefined) throw problems.notFound();
  return LinkRun.parse(found);
}

export async function findCurrentRun(reader: Reader, of: OfDisaster): Promise<LinkRun | null> {
  const found = await selectRuns(reader, of).where('finished_at', 'is', null).executeTakeFirst();
  return found === undefined ? null : LinkRun.parse(found);
}

/** The newest that has ended; with `state`, that ended so. */
export async function findLastRun(reader: Reader, of: OfDisaster, state?: 'done'): Promise<LinkRun | null> {
  const found = await selectRuns(reader, of)
    .where('finished_at', 'is not', null)
    .$if(state !== undefined, (query) => query.where('state', '=', 'done'))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found === undefined ? null : LinkRun.parse(found);
}

/** What the newest run that got so far (or this run) links with; null before the first, or of a former edition. */
export async function findModel(
  reader: Reader,
  { municipality_code, disaster_code }: OfDisaster,
  run_id?: string,
): Promise<Model | null> {
  const found = await reader
    .selectFrom('matching.run')
    .select('model')
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where(sql<boolean>`model IS NOT NULL`)
    .$if(run_id !== undefined, (query) => query.where('run_id', '=', run_id ?? ''))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found === undefined ? null : readModel(found.model);
}
