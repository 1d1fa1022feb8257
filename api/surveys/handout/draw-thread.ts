// A thread that draws, one paper after the other, so that counters are answered meanwhile. Started by drawing.ts.
import { getPriority, platform, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { draw, type Drawable } from './draw-papers.ts';

export interface DrawTask {
  id: number;
  wanted: Drawable;
}

export type DrawAnswer = { id: number } & ({ bytes: Uint8Array; pages: number } | { frames: string });

/** Of a thread on Linux: who asks at a counter has the processor first. */
const NICER = 5;
const NICEST = 19;
if (platform() === 'linux') setPriority(Math.min(NICEST, getPriority() + NICER));

async function answer({ id, wanted }: DrawTask): Promise<DrawAnswer> {
  try {
    return { id, ...(await draw(wanted)) };
  } catch (error) {
    // Frames without the message, which may quote what was drawn.
    const frames =
      error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    return { id, frames: frames.join('\n') };
  }
}

let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: DrawTask) => {
  before = before.then(async () => {
    const answered = await answer(task);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
    parentPort?.postMessage(answered);
  });
});
