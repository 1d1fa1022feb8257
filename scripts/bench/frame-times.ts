// How long the frames of a page took while something was done to it.
import type { Page } from 'playwright-core';

const watchFrames = `
  window.frameTimes = [];
  (function next(before) {
    requestAnimationFrame((now) => {
      window.frameTimes.push(now - before);
      next(now);
    });
  })(performance.now());
`;

/** From now on; once a page. */
export async function startWatching(page: Page): Promise<void> {
  await page.evaluate(watchFrames);
}

/** Milliseconds of each frame since the last call. */
export async function takeFrames(page: Page): Promise<number[]> {
  const times: unknown = await page.evaluate('window.frameTimes.splice(0)');
  return Array.isArray(times) ? times.map(Number) : [];
}
