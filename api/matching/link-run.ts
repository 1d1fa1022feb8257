// One pass over a town: plan the cells, estimate the model, link cell after cell, renew the work lists. Each step is a
// short transaction of its own, and every one asks whether the run is still ours. What is linked stays linked: whoever
// goes on after a crash or a cancel finds the cells that are done by their fingerprints.
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { inScope } from '../db/scope.ts';
import type { Scope } from '../db/scope.ts';
import type { House } from '../http/environment.ts';
import { describe } from '../imports/import-job.ts';
import { getTownIndex } from '../registers/towns.queries.ts';
import { nowhere } from './cells.ts';
import { listDecisions } from './decisions.ts';
import { getDisasterContext } from './disaster-context.ts';
import { listSquareSums, planCells, readSalt } from './fingerprints.ts';
import type { CellPlan, SquareSum } from './fingerprints.ts';
import {
  closeCell,
  countLinks,
  forgetCells,
  hasNewLinks,
  listLinkedCells,
  openCell,
  storeLinks,
} from './link-store.ts';
import { openLinkThreads, threadCount } from './link-threads.ts';
import type { LinkThreads } from './link-threads.ts';
import { automaticProbability } from './linkage/link-region.ts';
import type { Model } from './linkage/model.ts';
import { endRun, holdRun, letGo, moveRun } from './links.commands.ts';
import type { Held } from './links.commands.ts';
import { workLists } from './links.contract.ts';
import type { LinkRun } from './links.contract.ts';
import { findModel, getRun } from './links.queries.ts';
import type { OfDisaster } from './links.queries.ts';
import { extentsOf, readRegion, recordKinds } from './region-records.ts';
import type { RegionText } from './region-records.ts';
import { readSeen } from './seen.ts';
import { settleHouseholds } from './settle-households.ts';
import { renewWorkList } from './work-items.ts';

export interface LinkJob extends OfDisaster {
  readonly house: Pick<House, 'db' | 'live' | 'log'>;
  readonly run_id: string;
  /** Stops it at the next step; the run waits for whoever takes it up. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (now: LinkRun) => void;
  /** Seconds after which another program counts as dead. */
  readonly silence?: number;
}

/** More surveys teach the model little; whole cells, because what is near must be seen together. */
const sampleSurveys = 5_000;
const signMs = 5_000;
/** Grows when the program itself would link the same records otherwise: then all cells are linked anew. */
const linkingEdition = 6;

class Stopped extends Error {}

/**
 * Takes the run if it can be taken and does what is left of it. Answers it as it stands then; `again`: registers changed
 * meanwhile, another should follow. Never throws for what goes wrong in linking: then the run has failed.
 */
export async function performRun(job: LinkJob): Promise<{ run: LinkRun; again: boolean }> {
  const scope = linkingScope(job.municipality_code);
  const held = { run_id: job.run_id, holder: randomUUID() };
  const taken = await inScope(job.house.db, scope, (trx) =>
    holdRun(trx, held.run_id, held.holder, job.silence),
  );
  if (taken === undefined) return { run: await asItStands(job), again: false };
  tell(job, taken);
  const stop = new AbortController();
  const signal = job.signal ? AbortSignal.any([job.signal, stop.signal]) : stop.signal;
  const sign = setInterval(() => {
    void inScope(job.house.db, scope, (trx) => moveRun(trx, held)).then(
      (run) => run ?? stop.abort(),
      () => undefined,
    );
  }, signMs);
  try {
    return await work(job, held, taken, signal);
  } catch (error) {
    if (error instanceof Stopped || signal.aborted) {
      await inScope(job.house.db, scope, (trx) => letGo(trx, held));
      return { run: await asItStands(job), again: false };
    }
    job.house.log.error({ run_id: job.run_id, error: describe(error) }, 'linking failed');
    const problem =
      '予期しない誤りで止まりました。もう一度実行し、続くときは管理者に伝えてください。これまでの突合はそのまま使えます。';
    const ended = await inScope(job.house.db, scope, (trx) =>
      endRun(trx, held, { state: 'failed', problem }),
    );
    const run = ended?.run ?? (await asItStands(job));
    tell(job, run);
    return { run, again: false };
  } finally {
    clearInterval(sign);
  }
}

/** Links are of the whole town: a household under 支援措置 is linked like others, and hidden by its rows' policy. */
export function linkingScope(municipality_code: string): Scope {
  return { role: 'musubi_app', municipality: municipality_code, opensProtected: true };
}

async function asItStands(job: LinkJob): Promise<LinkRun> {
  return inScope(job.house.db, linkingScope(job.municipality_code), (trx) => getRun(trx, job, job.run_id));
}

function tell(job: LinkJob, now: LinkRun): void {
  job.house.live.publish({ municipality: job.municipality_code, topic: 'linkage', id: job.run_id });
  job.onProgress?.(now);
}

async function work(
  job: LinkJob,
  held: Held,
  taken: LinkRun,
  signal: AbortSignal,
): Promise<{ run: LinkRun; again: boolean }> {
  const { db } = job.house;
  const scope = linkingScope(job.municipality_code);
  const step = async <T>(does: (trx: Trx) => Promise<T>): Promise<T> => {
    if (signal.aborted) throw new Stopped();
    return inScope(db, scope, does);
  };
  const hold = async (trx: Trx, change: Parameters<typeof moveRun>[2]): Promise<LinkRun> => {
    const run = await moveRun(trx, held, change);
    if (run === undefined) throw new Stopped();
    return run;
  };

  const ground = await step(async (trx) => {
    const context = await getDisasterContext(trx, job.municipality_code, job.disaster_code);
    const seen = await readSeen(trx, job);
    await hold(trx, { seen_registers: seen.registers, seen_decisions: seen.decisions });
    return {
      context,
      salt: await readSalt(trx, context),
      towns: await getTownIndex(trx, job.municipality_code),
      decisions: await listDecisions(trx, job),
      linked: await listLinkedCells(trx, job),
      // What an interrupted run has estimated it goes on with.
      own: await findModel(trx, job, job.run_id),
      last: await findModel(trx, job),
    };
  });
  const { context, salt, linked } = ground;
  const sums: SquareSum[] = [];
  for (const kind of ['household', 'building', 'survey'] as const)
    sums.push(...(await step((trx) => listSquareSums(trx, context, kind))));
  const read = async (plan: CellPlan): Promise<RegionText[]> => {
    const parts: RegionText[] = [];
    for (const extent of extentsOf(plan))
      for (const kind of recordKinds)
        parts.push(await step((trx) => readRegion(trx, context, extent, [kind])));
    return parts;
  };

  const threads = openLinkThreads({ towns: ground.towns, decisions: ground.decisions });
  let storing: Promise<void> = Promise.resolve();
  signal.addEventListener('abort', () => void threads.close(), { once: true });
  try {
    const changed = (model: Model) => {
      const plans = planCells(
        sums,
        `${linkingEdition} ${automaticProbability}\n${salt}\n${hashOf(JSON.stringify(inOneOrder(model)))}`,
      );
      return { plans, open: plans.filter(({ cell, fingerprint }) => linked.get(cell) !== fingerprint) };
    };
    const isStillFit = (model: Model) => {
      const { plans, open } = changed(model);
      return open.length * 2 <= plans.length;
    };
    const kept =
      ground.own ??
      (taken.kind === 'incremental' && ground.last !== null && isStillFit(ground.last) ? ground.last : null);
    const model = kept ?? (await estimate(threads, planCells(sums, ''), read));
    const { plans, open } = changed(model);
    const gone = [...linked.keys()].filter((cell) => !plans.some((plan) => plan.cell === cell));
    let now = await step(async (trx) => {
      await forgetCells(trx, job, gone);
      return hold(trx, {
        model: JSON.stringify(model),
        ...(kept === null ? { kind: 'full' as const } : {}),
        cells_total: taken.cells_done + open.length,
        ...countRecords(sums),
      });
    });
    tell(job, now);

    const waiting = [...open].sort((one, other) => other.surveys - one.surveys);
    const goOn = async (): Promise<void> => {
      for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
        const { cell } = plan;
        const { chunks } = await threads.link(cell, await read(plan), model, (named) =>
          step((trx) => readRegion(trx, context, named)),
        );
        // One after the other: the counters' transactions come in between.
        storing = storing.then(async () => {
          await step(async (trx) => {
            await hold(trx, {});
            await openCell(trx, job, cell, job.run_id);
          });
          // Asked to stop, it still ends what it has begun: a cell that is open has no links.
          for (const chunk of chunks) await inScope(db, scope, (trx) => storeLinks(trx, job, cell, chunk));
          await inScope(db, scope, (trx) => closeCell(trx, job, plan));
          now = await step((trx) => hold(trx, { cells_done: now.cells_done + 1 }));
          tell(job, now);
        });
        await storing;
      }
    };
    // One more than threads, so that the next region is read while they work.
    await Promise.all(Array.from({ length: threadCount + 1 }, goOn));

    if (gone.length > 0 || (await step((trx) => hasNewLinks(trx, job)))) {
      // By the owner: the planner must not take a table that was empty a minute ago for a small one.
      for (const table of ['matching.link', 'matching.cell'])
        await sql`ANALYZE ${sql.table(table)}`.execute(db);
      await step((trx) => settleHouseholds(trx, context));
      for (const list of workLists) await step((trx) => renewWorkList(trx, context, list));
    }
    const ended = await step(async (trx) =>
      endRun(trx, held, { state: 'done', ...(await countLinks(trx, job)) }),
    );
    if (ended === undefined) throw new Stopped();
    tell(job, ended.run);
    return ended;
  } finally {
    await threads.close();
    await storing.catch(() => undefined);
  }
}

async function estimate(
  threads: LinkThreads,
  plans: readonly CellPlan[],
  read: (plan: CellPlan) => Promise<RegionText[]>,
): Promise<Model> {
  const regions: RegionText[] = [];
  let surveys = 0;
  for (const plan of sampleOf(plans)) {
    if (surveys >= sampleSurveys) break;
    regions.push(...(await read(plan)));
    surveys += plan.surveys;
  }
  return threads.estimate(regions, null);
}

/** Cells with surveys in an order that is the same every time and follows no direction on the map. */
function sampleOf(plans: readonly CellPlan[]): CellPlan[] {
  const surveyed = plans.filter((plan) => plan.surveys > 0);
  const known = surveyed.length > 0 ? surveyed : plans.filter((plan) => plan.cell !== nowhere).slice(0, 8);
  return known.sort((one, other) => (hashOf(one.cell) < hashOf(other.cell) ? -1 : 1));
}

/** Keys in one order: the database keeps them in its own. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, part]): [string, unknown] => [key, inOneOrder(part)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function countRecords(sums: readonly SquareSum[]): {
  households: number;
  buildings: number;
  surveys: number;
} {
  const of = (kind: SquareSum['kind']) =>
    sums.reduce((total, sum) => total + (sum.kind === kind ? sum.records : 0), 0);
  return { households: of('household'), buildings: of('building'), surveys: of('survey') };
}
