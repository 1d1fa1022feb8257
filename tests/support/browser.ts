// A house that is served on a port, and Debian's Chromium to look at it. One browser a worker; each page has storage of its own.
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { launchChromium } from '../../scripts/launch-chromium.ts';
import { testHouse } from './house.ts';
import type { TestHouse } from './house.ts';

export interface ServedHouse extends TestHouse {
  /** http://127.0.0.1:PORT, without a slash at its end. */
  url: string;
  browser: Browser;
}

/** Ends with the worker. */
let chromium: Promise<Browser> | undefined;

/** At the top of a story: `const town = await servedHouse();` */
export async function servedHouse(): Promise<ServedHouse> {
  const town = await testHouse();
  const server = serve({ fetch: town.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((tell) => server.once('listening', tell));
  const { port } = addressOf(server.address());
  chromium ??= launchChromium();
  const browser = await chromium;
  afterAll(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((tell) => server.close(tell));
  });
  return { ...town, url: `http://127.0.0.1:${port}`, browser };
}

/**
 * A fresh page with storage of its own, closed after the test. The test fails if the page throws an uncaught error;
 * a failed test leaves a picture in .cache/e2e.
 */
export async function openPage(
  { browser, url }: ServedHouse,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
    ...options,
  });
  const page = await context.newPage();
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  onTestFinished(async ({ task }) => {
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
    const isFailed = task.result?.state === 'fail' || thrown.length > 0;
    if (isFailed) await page.screenshot({ path: `.cache/e2e/${name}.png` });
    await context.close();
    if (thrown.length > 0) throw new AggregateError(thrown, 'the page threw');
  });
  return page;
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}
