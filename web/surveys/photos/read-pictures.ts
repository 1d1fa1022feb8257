// Reads many pictures beside the page, as many at once as this PC bears.
import type { ReadingAnswer, ReadingTask } from './picture-reading.ts';

const mostWorkers = 3;

/**
 * Every picture is told once, in whatever order they are ready. Ends early, without an error, when the signal is aborted.
 *
 * @throws Error when a worker cannot be started or breaks down.
 */
export async function readPictures(
  tasks: readonly ReadingTask[],
  onRead: (answer: ReadingAnswer) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...tasks];
  const count = Math.min(mostWorkers, Math.max(1, navigator.hardwareConcurrency - 1), tasks.length);
  await Promise.all(
    Array.from({ length: count }, async () => {
      const worker = new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module' });
      try {
        for (let task = waiting.shift(); task && !signal.aborted; task = waiting.shift()) {
          const answer = await ask(worker, task, signal);
          if (answer) onRead(answer);
        }
      } finally {
        worker.terminate();
      }
    }),
  );
}

/** Null when it was given up. */
function ask(worker: Worker, task: ReadingTask, signal: AbortSignal): Promise<ReadingAnswer | null> {
  return new Promise((tell, fail) => {
    const heard = new AbortController();
    const only = { signal: heard.signal };
    const end = (run: () => void) => (): void => {
      heard.abort();
      run();
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<ReadingAnswer>) => end(() => tell(data))(),
      only,
    );
    worker.addEventListener(
      'error',
      end(() => fail(new Error('the reader of pictures broke down'))),
      only,
    );
    signal.addEventListener(
      'abort',
      end(() => tell(null)),
      only,
    );
    worker.postMessage(task, { transfer: [] });
  });
}
