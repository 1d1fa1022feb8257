/**
 * A function that does `work` one at a time: calls that come while it runs become one more run after it, so
 * that a flood of news asks the server no faster than it answers, and the last of it is never missed.
 */
export function coalesced(work: () => Promise<unknown>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      // What fails shows where it is read; the next news asks again.
      await work().catch(() => undefined);
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
