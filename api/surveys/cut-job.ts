// Makes a cut off the serving thread: reads the plan, has a thread cut it, gives signs of life, stops when it is cancelled,
// and keeps the proposal. Runs after the request that asked for it, each step in a short transaction of its own.
import { Worker } from 'node:worker_threads';
import { inScope } from '../db/scope.ts';
import type { Scope } from '../db/scope.ts';
import type { House } from '../http/environment.ts';
import { endCut, moveCut } from './cuts.commands.ts';
import type { Cut, CutFigures } from './cuts.contract.ts';
import type { CutResult } from './cut-result.ts';
import type { CutAnswer, CutMessage } from './cut-thread.ts';
import { proposalOf, readCutTask } from './cut-task.ts';
import type { ReadTask } from './cut-task.ts';
import type { OfPlan } from './plan-edits.ts';

export interface CutJob {
  house: Pick<House, 'db' | 'live' | 'log'>;
  of: OfPlan;
  cut_id: string;
  kind: Cut['kind'];
  districts: number;
  visit_first: Cut['visit_first'];
}

const signMs = 1_000;

class Cancelled extends Error {}

/** Never throws: what goes wrong is told by the cut itself. Resolves when it is over. */
export async function makeCut(job: CutJob): Promise<void> {
  const { house, of, cut_id } = job;
  const scope: Scope = { role: 'musubi_app', municipality: of.municipality };
  const tell = () => house.live.publish({ municipality: of.municipality, topic: 'survey_cuts', id: cut_id });
  try {
    const task = await inScope(house.db, scope, async (trx) => {
      if (!(await moveCut(trx, cut_id, { step: 'reading' }))) throw new Cancelled();
      return readCutTask(trx, job);
    });
    tell();
    const answer = await inThread(job, scope, task, tell);
    await inScope(house.db, scope, async (trx) => {
      if (!(await moveCut(trx, cut_id, { step: 'storing' }))) throw new Cancelled();
      const proposal: { figures: CutFigures; result: CutResult } = proposalOf(task, answer);
      await endCut(trx, cut_id, { state: 'done', ...proposal });
    });
  } catch (error) {
    if (!(error instanceof Cancelled)) await fail(job, scope, error);
  } finally {
    tell();
  }
}

/** Carries the frames of what failed in the thread, not its message. */
class ThreadFailure extends Error {
  constructor(frames: string) {
    super('cutting failed');
    this.stack = frames;
  }
}

async function inThread(
  { house, cut_id }: CutJob,
  scope: Scope,
  { task }: ReadTask,
  tell: () => void,
): Promise<CutAnswer> {
  const worker = new Worker(new URL('cut-thread.ts', import.meta.url), { workerData: task });
  let heard: { progress: number; step: 'cutting' | 'drawing' } = { progress: 0, step: 'cutting' };
  let sign: NodeJS.Timeout | undefined;
  try {
    return await new Promise<CutAnswer>((resolve, reject) => {
      worker.on('message', (message: CutMessage) => {
        if ('answer' in message) resolve(message.answer);
        else if ('frames' in message) reject(new ThreadFailure(message.frames));
        else heard = { progress: message.share, step: message.step };
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new ThreadFailure('')));
      sign = setInterval(() => {
        inScope(house.db, scope, (trx) => moveCut(trx, cut_id, heard)).then((isOurs) => {
          if (isOurs) tell();
          else reject(new Cancelled());
        }, reject);
      }, signMs);
    });
  } finally {
    clearInterval(sign);
    await worker.terminate();
  }
}

async function fail({ house, cut_id }: CutJob, scope: Scope, error: unknown): Promise<void> {
  house.log.error({ cut_id, error: framesOf(error) }, 'cutting failed');
  const problem = '予期しない誤りで止まりました。もう一度実行し、続くときは管理者に伝えてください。';
  await inScope(house.db, scope, (trx) => endCut(trx, cut_id, { state: 'failed', problem })).catch(
    () => undefined,
  );
}

/** Names and frames: messages may quote values. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return [error.name, ...frames].join('\n');
}
