// npm run bench:map -- --data DIR [--only panning]: the map in Chromium without a graphics card, over a multiplied town on
// the server engine: how long until its first picture, how long frames take while it is panned to and fro over many
// buildings and, where the folder has outlines (town build --from), on and on over new ones, and how a list of hundreds of
// thousands of rows scrolls.
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { launchChromium } from '../launch-chromium.ts';
import { openBenchTown } from './bench-town.ts';
import { bringMaps } from './bring-maps.ts';
import type { BenchTown } from './bench-town.ts';
import { percentile, printFigures, readBenchOptions } from './figures.ts';
import type { Figures } from './figures.ts';
import { startWatching, takeFrames } from './frame-times.ts';
import { town } from './town-files.ts';

const starts = 5;
/** Below it buildings are sums; here they are dots, each of them. */
const zooms = [14, 15.5, 17];
const outlineZooms = [14, 15, 16, 17];

const travelLayers = {
  'base map only': 'base.towns',
  outlines: 'base.towns.footprints',
  'all layers': 'base.towns.addresses.footprints.hazards.barriers.sites.buildings.households.surveys',
};

const options = readBenchOptions();
const bench = await openBenchTown('server', options.data, options);
const maps = await bringMaps(bench, options.data);
const rows: Figures[] = [];
const server = serve({ fetch: bench.app.fetch, port: 0, hostname: '127.0.0.1' });
await new Promise((tell) => server.once('listening', tell));
const url = `http://127.0.0.1:${portOf(server.address())}`;
const browser = await launchChromium();
try {
  const middle = await middleOf(bench);
  if (options.only !== 'panning') rows.push(...(await timeFirstPictures(middle)));
  if (options.only !== 'panning') for (const zoom of zooms) rows.push(await timePanning(middle, zoom));
  if (maps.footprints !== undefined)
    for (const zoom of outlineZooms) rows.push(...(await timeTravel(middle, zoom, maps.footprints)));
  if (options.only !== 'panning') rows.push(await timeScrolling(middle));
} finally {
  await browser.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await new Promise((tell) => server.close(tell));
  await bench.close();
}
printFigures(rows, options.json);

interface Middle {
  lon: number;
  lat: number;
  buildings: number;
}

async function middleOf({ house }: BenchTown): Promise<Middle> {
  return house.db
    .selectFrom('registers.building')
    .select([
      sql<number>`percentile_cont(0.5) WITHIN GROUP (ORDER BY ST_X(geom))`.as('lon'),
      sql<number>`percentile_cont(0.5) WITHIN GROUP (ORDER BY ST_Y(geom))`.as('lat'),
      sql<number>`count(*)::int`.as('buildings'),
    ])
    .executeTakeFirstOrThrow();
}

async function openMap({ lon, lat }: Middle, zoom: number, layers?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP' });
  const [name = '', ...value] = (bench.headers['cookie'] ?? '').split('=');
  await context.addCookies([{ name, value: value.join('='), url }]);
  const page = await context.newPage();
  // The page tells of its first picture by itself: the legend follows the first complete drawing.
  await page.addInitScript(`
    new MutationObserver((_, watcher) => {
      if (!document.querySelector('.legend')) return;
      watcher.disconnect();
      window.firstPicture = performance.now();
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(
    `${url}/${town.municipality}/${town.disaster}/counter?map=${zoom}_${lat}_${lon}${layers === undefined ? '' : `&layers=${layers}`}`,
  );
  // A map of nothing but its ground has no legend.
  if (layers === travelLayers['base map only'])
    await page.waitForResponse((answer) => answer.url().endsWith('.mvt'), { timeout: 120_000 });
  else await page.locator('.legend').waitFor({ timeout: 120_000 });
  return page;
}

/** From the start of the navigation to the map with everything that its legend explains, each time in a fresh browser. */
async function timeFirstPictures(middle: Middle): Promise<Figures[]> {
  const times: Record<'first' | 'again', number[]> = { first: [], again: [] };
  for (let start = 0; start < starts; start += 1) {
    const page = await openMap(middle, 16);
    times.first.push(await readNumber(page, 'window.firstPicture'));
    await page.reload();
    await page.locator('.legend').waitFor();
    times.again.push(await readNumber(page, 'window.firstPicture'));
    await page.context().close();
  }
  return (['first', 'again'] as const).map((which) => ({
    what: which === 'first' ? 'first picture, empty browser' : 'first picture, page known',
    zoom: 16,
    things: '',
    p50_ms: percentile(times[which], 0.5),
    p95_ms: percentile(times[which], 0.95),
  }));
}

/** Drags the map to and fro for four seconds and writes down how long each frame took. */
async function timePanning(middle: Middle, zoom: number): Promise<Figures> {
  const page = await openMap(middle, zoom);
  const box = await page.locator('.map-canvas').boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  await startWatching(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const until = performance.now() + 4000;
  for (let step = 0; performance.now() < until; step += 1)
    await page.mouse.move(x + 200 * Math.sin(step / 12), y + 150 * Math.sin(step / 19));
  await page.mouse.up();
  const frames = await takeFrames(page);
  await page.context().close();
  return {
    what: 'frame while panning',
    zoom,
    things: `${middle.buildings} buildings in town`,
    p50_ms: percentile(frames, 0.5),
    p95_ms: percentile(frames, 0.95),
  };
}

/** Without outlines, with them, then every layer: drags on and on in one direction, so that new ground keeps coming in. */
async function timeTravel(middle: Middle, zoom: number, outlines: number): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const [what, layers] of Object.entries(travelLayers)) {
    const page = await openMap(middle, zoom, layers);
    const box = await page.locator('.map-canvas').boundingBox();
    if (!box) throw new Error('the map has no place on the page');
    const waiting = new Set<unknown>();
    let lastArrival = performance.now();
    page.on('request', (request) => request.url().includes('.mvt') && waiting.add(request));
    page.on('requestfinished', (request) => {
      if (waiting.delete(request)) lastArrival = performance.now();
    });
    await startWatching(page);
    const y = box.y + box.height / 2;
    for (let stretch = 0; stretch < 6; stretch += 1) {
      await page.mouse.move(box.x + box.width - 60, y);
      await page.mouse.down();
      for (let x = box.width - 60; x > 60; x -= 12) await page.mouse.move(box.x + x, y + x / 20);
      await page.mouse.up();
    }
    const stopped = performance.now();
    while (waiting.size > 0) await page.waitForTimeout(20);
    const frames = await takeFrames(page);
    await page.context().close();
    figures.push({
      what: `frame while travelling, ${what}`,
      zoom,
      things: `${outlines} outlines in town`,
      p50_ms: percentile(frames, 0.5),
      p95_ms: percentile(frames, 0.95),
      longest_ms: percentile(frames, 1),
      last_tile_after_ms: Math.max(0, Math.round(lastArrival - stopped)),
    });
  }
  return figures;
}

/** Opens the list of everything in view and scrolls through what has come, page after page. */
async function timeScrolling(middle: Middle): Promise<Figures> {
  const page = await openMap(middle, 9);
  await page.getByRole('button', { name: '一覧', exact: true }).click();
  await page.locator('.feature-list .table-row').first().waitFor();
  const list = page.locator('.feature-list');
  await list.locator('.table-scroller').hover();
  await startWatching(page);
  const until = performance.now() + 6000;
  while (performance.now() < until) await page.mouse.wheel(0, 900);
  const frames = await takeFrames(page);
  const count = await list.locator('.table-count').innerText();
  await page.context().close();
  return {
    what: 'frame while scrolling the list',
    zoom: 9,
    things: count,
    p50_ms: percentile(frames, 0.5),
    p95_ms: percentile(frames, 0.95),
  };
}

async function readNumber(page: Page, expression: string): Promise<number> {
  return Number(await page.evaluate(expression));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}
