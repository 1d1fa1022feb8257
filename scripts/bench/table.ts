// npm run bench:table: the house's table with 200 and with 200,000 rows in Chromium without a graphics card. How long
// until its first rows, each frame while it is scrolled, a leap to its end, a step by key, and sorting.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../launch-chromium.ts';
import { percentile, printFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import { startWatching, takeFrames } from './frame-times.ts';

const root = new URL('../../', import.meta.url).pathname;
const counts = [200, 20_000, 200_000];
/** Nothing listens there: every request is answered from the built files. */
const address = 'http://table.invalid/';
const scrollMs = 6_000;
const keys = 60;

const built = await mkdtemp(join(tmpdir(), 'musubi-table-'));
const browser = await launchChromium();
try {
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'web'),
    logLevel: 'warn',
    build: {
      outDir: built,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(root, 'web/ui/data-table.bench.tsx'),
        output: { entryFileNames: 'bench.js' },
      },
    },
  });
  const figures: Figures[] = [];
  for (const count of counts) figures.push(await measure(browser, count));
  printFigures(figures, process.argv.includes('--json'));
} finally {
  await browser.close();
  await rm(built, { recursive: true, force: true });
}

async function measure(chromium: Browser, count: number): Promise<Figures> {
  const page = await chromium.newPage({ viewport: { width: 520, height: 900 } });
  await page.route(`${address}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    if (path === '') await route.fulfill({ contentType: 'text/html', body: await pageText() });
    else await route.fulfill({ path: join(built, path) });
  });
  const opened = performance.now();
  await page.goto(`${address}?rows=${count}`);
  await page.locator('.table-row').first().waitFor();
  const first = performance.now() - opened;

  await page.locator('.table-scroller').hover();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  await startWatching(page);
  const busyBefore = await busySeconds();
  const until = performance.now() + scrollMs;
  while (performance.now() < until) await page.mouse.wheel(0, 900);
  const scrolling = await takeFrames(page);
  const busy = (await busySeconds()) - busyBefore;
  const leap = await longestFrame(page, `scroller.scrollTop = scroller.scrollHeight`);
  const drawn = await page.locator('.table-row').count();
  await page.locator('.table').focus();
  await page.keyboard.press('End');
  const steps: number[] = [];
  for (let step = 0; step < keys; step += 1)
    steps.push(await longestFrame(page, '', () => page.keyboard.press('ArrowUp')));
  const sort = await longestFrame(page, '', () => page.getByRole('button', { name: '理由' }).click());
  await page.close();
  return {
    rows: count,
    'rows in the page': drawn,
    'first rows ms': Math.round(first),
    'frame p50 ms': percentile(scrolling, 0.5),
    'frame p95 ms': percentile(scrolling, 0.95),
    'longest ms': percentile(scrolling, 1),
    // Processor time of the page's own thread: much the same whatever else the machine does.
    'work a frame ms': Math.round((busy * 10_000) / scrolling.length) / 10,
    'leap to the end ms': Math.round(leap),
    'key p50 ms': percentile(steps, 0.5),
    'key p95 ms': percentile(steps, 0.95),
    'sort ms': Math.round(sort),
  };
}

/** The longest frame of the next few after something was done. */
async function longestFrame(page: Page, script: string, act?: () => Promise<void>): Promise<number> {
  await takeFrames(page);
  await page.evaluate(`const scroller = document.querySelector('.table-scroller'); ${script}`);
  await act?.();
  await page.evaluate(`new Promise((done) => {
    let left = 4;
    (function next() { left -= 1; left < 0 ? done() : requestAnimationFrame(next); })();
  })`);
  return Math.max(...(await takeFrames(page)));
}

async function pageText(): Promise<string> {
  const names = await readdir(built, { recursive: true });
  const styles = await Promise.all(
    names.filter((name) => name.endsWith('.css')).map((name) => readFile(join(built, name), 'utf8')),
  );
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>table</title>
    <style>${styles.join('\n')} #app { display: flex; flex-direction: column; height: 860px }</style>
    <div id="app"></div><script type="module" src="/bench.js"></script></html>`;
}
