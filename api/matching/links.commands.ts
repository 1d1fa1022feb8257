// A run from being asked for to its end. Each change says from where it may come, so that a cancel, its program and
// another that takes it over never overtake one another.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../db/database.ts';
import { LinkRun } from './links.contract.ts';
import type { OfDisaster } from './links.queries.ts';
import { getRun } from './links.queries.ts';
import { matchingProblems } from './matching.problems.ts';

/** A program that works on a run gives a sign every few seconds; after so long without one it is dead. */
export const silenceSeconds = 60;

/** Breaks run_one_at_a_time while another is under way. */
export async function askForRun(
  trx: Trx,
  of: OfDisaster,
  asked: Pick<LinkRun, 'kind' | 'cause'>,
  actor: string,
): Promise<LinkRun> {
  const row = await trx
    .insertInto('matching.run')
    .values({ ...pick(of), ...asked, run_id: uuidv7(), created_by: actor })
    .returningAll()
    .executeTakeFirstOrThrow();
  return LinkRun.parse(row);
}

/** The one under way is followed by another, because what it has read is changing. */
export async function askForAnother(trx: Trx, of: OfDisaster): Promise<void> {
  const { municipality_code, disaster_code } = of;
  await trx
    .updateTable('matching.run')
    .set({ again: true })
    .where('municipality_code', '=', municipality_code)
    .where('disaster_code', '=', disaster_code)
    .where('finished_at', 'is', null)
    .execute();
}

/** Throws not-found, matching/run-ended. */
export async function cancelRun(trx: Trx, of: OfDisaster, run_id: string): Promise<LinkRun> {
  await getRun(trx, of, run_id);
  const row = await trx
    .updateTable('matching.run')
    .set({ state: 'cancelled', finished_at: sql`now()`, again: false, version: sql`version + 1` })
    .where('run_id', '=', run_id)
    .where('finished_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw matchingProblems.runEnded();
  return LinkRun.parse(row);
}

/** Takes a run that waits, or whose program is silent. Undefined when another was quicker. */
export async function holdRun(
  trx: Trx,
  run_id: string,
  holder: string,
  silence = silenceSeconds,
): Promise<LinkRun | undefined> {
  const row = await trx
    .updateTable('matching.run')
    .set({
      state: 'running',
      holder,
      alive_at: sql`now()`,
      started_at: sql`coalesce(started_at, now())`,
      version: sql`version + 1`,
    })
    .where('run_id', '=', run_id)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'waiting'),
        eb.and([
          eb('state', '=', 'running'),
          eb.or([
            eb('holder', 'is', null),
            sql<boolean>`alive_at < now() - make_interval(secs => ${silence})`,
          ]),
        ]),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : LinkRun.parse(row);
}

export interface Held {
  readonly run_id: string;
  readonly holder: string;
}

type Progress = Partial<
  Pick<LinkRun, 'kind' | 'cells_total' | 'cells_done' | 'households' | 'buildings' | 'surveys'>
> & { model?: string; seen_registers?: string; seen_decisions?: string };

/** Its next sign of life. Undefined when it was cancelled or taken over: then its program stops. */
export async function moveRun(
  trx: Trx,
  { run_id, holder }: Held,
  change: Progress = {},
): Promise<LinkRun | undefined> {
  const row = await trx
    .updateTable('matching.run')
    .set({ ...change, alive_at: sql`now()` })
    .where('run_id', '=', run_id)
    .where('holder', '=', holder)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : LinkRun.parse(row);
}

type End =
  | ({ state: 'done' } & Pick<LinkRun, 'links_auto' | 'links_candidate'>)
  | { state: 'failed'; problem: string };

/** Answers whether another was asked for meanwhile. Undefined when it was no longer held. */
export async function endRun(
  trx: Trx,
  { run_id, holder }: Held,
  end: End,
): Promise<{ run: LinkRun; again: boolean } | undefined> {
  const row = await trx
    .updateTable('matching.run')
    .set({ ...end, finished_at: sql`now()`, version: sql`version + 1` })
    .where('run_id', '=', run_id)
    .where('holder', '=', holder)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : { run: LinkRun.parse(row), again: row.again };
}

/** Its program is told to stop: the next one may take it at once. */
export async function letGo(trx: Trx, { run_id, holder }: Held): Promise<void> {
  await trx
    .updateTable('matching.run')
    .set({ holder: null })
    .where('run_id', '=', run_id)
    .where('holder', '=', holder)
    .where('state', '=', 'running')
    .execute();
}

function pick({ municipality_code, disaster_code }: OfDisaster): OfDisaster {
  return { municipality_code, disaster_code };
}
