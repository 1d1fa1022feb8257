// The thread that draws: one for all hand-outs of this program, started when it is needed and ended when it has been idle.
// Twenty districts asked for at six in the morning wait for each other instead of taking every core.
import { Worker } from 'node:worker_threads';
import type { Drawable } from './draw-papers.ts';
import type { DrawAnswer, DrawTask } from './draw-thread.ts';

export interface Drawn {
  bytes: Uint8Array;
  pages: number;
}

/** Carries the frames of what failed in the thread, not its message. */
class DrawFailure extends Error {
  constructor(frames: string) {
    super('drawing failed');
    this.stack = frames;
  }
}

interface Waiting {
  resolve: (drawn: Drawn) => void;
  reject: (error: Error) => void;
}

/** Opening its fonts costs a thread a second or so; keeping them costs some 100 MB. */
const IDLE_MILLISECONDS = 30_000;

const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last = 0;

/** Rejects where the paper cannot be drawn or the thread broke down. */
export function drawInThread(wanted: Drawable): Promise<Drawn> {
  clearTimeout(idle);
  thread ??= start();
  const id = (last += 1);
  const task: DrawTask = { id, wanted };
  const drawn = new Promise<Drawn>((resolve, reject) => waiting.set(id, { resolve, reject }));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
  thread.postMessage(task);
  return drawn;
}

function start(): Worker {
  const worker = new Worker(new URL('draw-thread.ts', import.meta.url));
  // A program that is told to stop does not wait for papers.
  worker.unref();
  worker.on('message', (answer: DrawAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('frames' in answer) asked?.reject(new DrawFailure(answer.frames));
    else asked?.resolve(answer);
    if (waiting.size === 0) idle = setTimeout(() => retire(worker), IDLE_MILLISECONDS).unref();
  });
  const giveUp = (): void => {
    if (thread !== worker) return;
    thread = undefined;
    for (const { reject } of waiting.values()) reject(new DrawFailure(''));
    waiting.clear();
  };
  worker.on('error', giveUp);
  worker.on('exit', giveUp);
  return worker;
}

function retire(worker: Worker): void {
  if (thread === worker) thread = undefined;
  void worker.terminate();
}
