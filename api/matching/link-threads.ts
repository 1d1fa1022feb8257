// The threads that link. What serves requests only passes texts to and fro.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Named } from './decisions.ts';
import type { LinkOutcome, LinkTask, LinkedCell, RunText } from './link-thread.ts';
import type { Model } from './linkage/model.ts';
import type { RegionText } from './region-records.ts';

type Answer = { outcome: LinkOutcome } | { frames: string };

/** Carries the frames of what failed in the thread, not its message. */
class LinkThreadFailure extends Error {
  constructor(frames: string) {
    super('linking failed');
    this.stack = frames;
  }
}

/** One core stays with the counters and the database. */
export const threadCount = Math.max(1, Math.min(4, availableParallelism() - 1));

export interface LinkThreads {
  estimate(regions: readonly RegionText[], prior: Model | null): Promise<Model>;
  /** A region in parts. `readNamed` is asked for records that decisions tie to it from elsewhere. */
  link(
    cell: string,
    regions: readonly RegionText[],
    model: Model,
    readNamed: (named: Named) => Promise<RegionText>,
  ): Promise<LinkedCell>;
  /** Ends them, whatever they are at; what was asked of them rejects. */
  close(): Promise<void>;
}

interface Waiting {
  task: LinkTask;
  resolve: (outcome: LinkOutcome) => void;
  reject: (error: unknown) => void;
}

/** Threads for one run, started as they are needed. */
export function openLinkThreads(run: RunText, most = threadCount): LinkThreads {
  const queue: Waiting[] = [];
  const working = new Map<Worker, Waiting>();
  const idle: Worker[] = [];
  let isClosed = false;

  function start(): Worker {
    const worker = new Worker(new URL('link-thread.ts', import.meta.url), { workerData: run });
    const settle = (use: (waiting: Waiting) => void): void => {
      const waiting = working.get(worker);
      working.delete(worker);
      if (waiting) use(waiting);
    };
    worker.on('message', (answer: Answer) => {
      settle(({ resolve, reject }) =>
        'outcome' in answer ? resolve(answer.outcome) : reject(new LinkThreadFailure(answer.frames)),
      );
      idle.push(worker);
      next();
    });
    // Out of memory, or it could not even start: what it was at fails, the next task gets a fresh one.
    worker.on('error', (error) => settle(({ reject }) => reject(error)));
    worker.on('exit', () => {
      const place = idle.indexOf(worker);
      if (place >= 0) idle.splice(place, 1);
      settle(({ reject }) => reject(new LinkThreadFailure('')));
      next();
    });
    return worker;
  }

  function next(): void {
    while (queue.length > 0 && (idle.length > 0 || working.size < most)) {
      const waiting = queue.shift();
      if (!waiting || isClosed) return;
      const worker = idle.pop() ?? start();
      working.set(worker, waiting);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
      worker.postMessage(waiting.task);
    }
  }

  function perform(task: LinkTask): Promise<LinkOutcome> {
    return new Promise((resolve, reject) => {
      if (isClosed) reject(new LinkThreadFailure(''));
      else queue.push({ task, resolve, reject });
      next();
    });
  }

  return {
    async estimate(regions, prior) {
      const outcome = await perform({ do: 'estimate', regions, prior });
      if (!('model' in outcome)) throw new LinkThreadFailure('');
      return outcome.model;
    },
    async link(cell, regions, model, readNamed) {
      let outcome = await perform({ do: 'link', cell, regions, isWhole: false, model });
      if ('missing' in outcome) {
        const whole = [...regions, await readNamed(outcome.missing)];
        outcome = await perform({ do: 'link', cell, regions: whole, isWhole: true, model });
      }
      if (!('chunks' in outcome)) throw new LinkThreadFailure('');
      return outcome;
    },
    async close() {
      isClosed = true;
      for (const { reject } of queue.splice(0)) reject(new LinkThreadFailure(''));
      await Promise.all([...working.keys(), ...idle].map((worker) => worker.terminate()));
    },
  };
}
