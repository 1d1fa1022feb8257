import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { PMTiles } from 'pmtiles';
import type { Source } from 'pmtiles';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../api/app.ts';
import { BasemapReport, BasemapView } from '../../api/tiles/basemap.contract.ts';
import { longestPart } from '../../api/tiles/basemap.routes.ts';
import { coastArchive, coastAttribution } from '../support/basemap.ts';
import { testHouse } from '../support/house.ts';
import { aCounter, at } from '../support/records.ts';
import { readTile, tileAt } from '../support/tiles.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const file = join(town.house.settings.dataFolder, 'basemap.pmtiles');
const address = '/tiles/basemap.pmtiles';
const request = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  town.app.request(path, { method, headers });

afterEach(() => rm(file, { force: true }));

async function described() {
  return BasemapView.parse(await (await request('/api/basemap')).json()).basemap;
}

async function report() {
  const { municipality } = await aCounter(town);
  const operator = await signedIn(town, { municipality, permissions: ['administration'] });
  const answer = await operator.get(`/api/${municipality.municipality_code}/basemap`);
  return BasemapReport.parse(await answer.json());
}

describe('an operator’s base map', () => {
  test('is described to everybody, its attribution as plain words', async () => {
    await writeFile(file, coastArchive());
    expect(await described()).toMatchObject({
      schema: 'protomaps',
      min_zoom: 14,
      max_zoom: 14,
      attribution: coastAttribution,
    });
    expect(await report()).toMatchObject({ state: 'ready', file: 'basemap.pmtiles' });
  });

  test('can be read tile by tile with the library that browsers use', async () => {
    await writeFile(file, coastArchive());
    const { z: zoom, x, y } = tileAt(at(0, 0), 14);
    const tile = await new PMTiles(ofServer()).getZxy(zoom, x, y);
    const layers = readTile(tile?.data ?? new ArrayBuffer());
    expect(Object.keys(layers).sort()).toEqual(['earth', 'pois', 'roads', 'water']);
    expect(layers['pois']?.[0]?.attributes).toEqual({ kind: 'station', name: 'うみべ中央' });
  });

  test('is handed out in parts, never whole and never much at once', async () => {
    const bytes = coastArchive();
    await writeFile(file, bytes);
    const part = await request(address, { range: 'bytes=0-126' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-126/${bytes.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(0, 127));
    const whole = await request(address);
    expect([whole.status, whole.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
    await writeFile(file, Buffer.concat([bytes, Buffer.alloc(longestPart)]));
    expect((await request(address, { range: `bytes=0-${longestPart}` })).status).toBe(416);
    expect((await request(address, { range: `bytes=1-${longestPart}` })).status).toBe(206);
    const head = await request(address, {}, 'HEAD');
    expect([head.status, head.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
  });

  test('may be kept under its version, and is asked about without', async () => {
    await writeFile(file, coastArchive());
    const version = (await described())?.version ?? '';
    const kept = await request(`${address}?v=${version}`, { range: 'bytes=0-9' });
    expect(kept.headers.get('cache-control')).toContain('immutable');
    const asked = await request(address, { range: 'bytes=0-9' });
    expect(asked.headers.get('cache-control')).toBe('public, no-cache');
    const again = await request(address, { range: 'bytes=0-9', 'if-none-match': `"${version}"` });
    expect(again.status).toBe(304);
  });

  test('has another version once the file is another, without a restart', async () => {
    await writeFile(file, coastArchive());
    const before = await described();
    await writeFile(file, coastArchive({ attribution: 'ほかの出典' }));
    const now = await described();
    expect(now?.attribution).toBe('ほかの出典');
    expect(now?.version).not.toBe(before?.version);
    const stale = await request(address, { range: 'bytes=0-9', 'if-range': `"${before?.version}"` });
    expect(stale.status).toBe(416);
  });

  test('says whose it is as the operator sets it', async () => {
    await writeFile(file, coastArchive({}));
    expect((await described())?.attribution).toBe('うみべ（出典の記載なし）');
    const { house } = town;
    const app = createApp({ ...house, settings: { ...house.settings, basemapAttribution: '© むすび市' } });
    const answer = await app.request('/api/basemap');
    expect(BasemapView.parse(await answer.json()).basemap?.attribution).toBe('© むすび市');
  });

  test('is served to every exposure', async () => {
    await writeFile(file, coastArchive());
    const { house } = town;
    const app = createApp({ ...house, settings: { ...house.settings, expose: new Set(['public']) } });
    expect((await app.request(address, { headers: { range: 'bytes=0-9' } })).status).toBe(206);
  });
});

describe('without a usable base map', () => {
  test('there is none, and nothing to complain of', async () => {
    expect(await described()).toBeNull();
    expect(await report()).toEqual({ state: 'absent' });
    expect((await request(address, { range: 'bytes=0-9' })).status).toBe(404);
  });

  test.each([
    ['a file of another kind', () => writeFile(file, 'これは地図ではない'.repeat(100)), 'PMTiles'],
    ['an empty file', () => writeFile(file, ''), 'PMTiles'],
    [
      'a copy cut short',
      async () => {
        const bytes = coastArchive();
        await writeFile(file, bytes);
        await truncate(file, bytes.length - 10);
      },
      '途中で切れています',
    ],
    [
      'layers that nobody knows',
      () => writeFile(file, coastArchive({ vector_layers: [{ id: 'x' }] })),
      'レイヤー',
    ],
  ])('%s is not served, and operators read why', async (_what, put, words) => {
    await put();
    expect(await described()).toBeNull();
    expect((await request(address, { range: 'bytes=0-9' })).status).toBe(404);
    const now = await report();
    expect(now.state === 'unreadable' && now.problem_ja).toContain(words);
  });

  test('a file that was named but is not there is told to operators', async () => {
    const settings = {
      ...town.house.settings,
      basemap: join(town.house.settings.dataFolder, 'moved.pmtiles'),
    };
    const app = createApp({ ...town.house, settings });
    const { municipality } = await aCounter(town);
    const operator = await signedIn(town, { municipality, permissions: ['administration'] });
    const answer = await app.request(`/api/${municipality.municipality_code}/basemap`, {
      headers: operator.headers,
    });
    expect(BasemapReport.parse(await answer.json())).toMatchObject({
      state: 'unreadable',
      file: 'moved.pmtiles',
    });
  });
});

describe('styles for other programs', () => {
  const Style = z.looseObject({
    version: z.literal(8),
    sources: z.record(
      z.string(),
      z.looseObject({ tiles: z.array(z.string()).optional(), url: z.string().optional() }),
    ),
    layers: z.array(z.looseObject({ id: z.string(), source: z.string().optional() })),
  });

  test.each(['day', 'print'])('%s keeps to the MapLibre specification, with all layers', async (name) => {
    await writeFile(file, coastArchive());
    const { clerk, municipality, disaster } = await aCounter(town);
    const answer = await clerk.get(`/styles/${name}.json`);
    const text = await answer.text();
    const style: StyleSpecification = JSON.parse(text);
    expect(validateStyleMin(style)).toEqual([]);
    const { sources, layers } = Style.parse(JSON.parse(text));
    expect(Object.keys(sources)).toContain('households');
    expect(sources['households']?.tiles?.[0]).toBe(
      `http://localhost/tiles/${municipality.municipality_code}/${disaster.disaster_code}/households/{z}/{x}/{y}.mvt`,
    );
    expect(sources['base']?.url).toBe('pmtiles://http://localhost/tiles/basemap.pmtiles');
    expect(layers.every(({ source }) => source === undefined || source in sources)).toBe(true);
  });

  test('name only layers that the viewer may see, on tiles that then answer', async () => {
    const { municipality, disaster } = await aCounter(town);
    const viewer = await signedIn(town, { municipality });
    const { sources } = Style.parse(await (await viewer.get('/styles/day.json')).json());
    expect(Object.keys(sources)).not.toContain('households');
    expect(Object.keys(sources)).toContain('towns');
    const tile = sources['towns']?.tiles?.[0] ?? '';
    const { x, y } = tileAt(at(0, 0), 14);
    const path = new URL(tile).pathname;
    const there = decodeURIComponent(path).replace('{z}/{x}/{y}', `14/${x}/${y}`);
    expect((await viewer.get(there)).status).toBe(204);
    const named = await viewer.get(`/styles/day.json?disaster=${disaster.disaster_code}`);
    expect(named.status).toBe(200);
    expect((await viewer.get('/styles/day.json?disaster=unknown')).status).toBe(404);
  });

  test('give everybody the base map alone', async () => {
    const bare = Style.parse(await (await request('/styles/day.json')).json());
    expect(bare.sources).toEqual({});
    await writeFile(file, coastArchive());
    const { sources } = Style.parse(await (await request('/styles/print.json')).json());
    expect(Object.keys(sources)).toEqual(['base']);
    expect((await request('/styles/day.json?disaster=any')).status).toBe(401);
    expect((await request('/styles/night.json')).status).toBe(422);
  });
});

/** The archive as this server hands it out. */
function ofServer(): Source {
  return {
    getKey: () => address,
    async getBytes(offset, length) {
      const answer = await request(address, { range: `bytes=${offset}-${offset + length - 1}` });
      expect(answer.status).toBe(206);
      return { data: await answer.arrayBuffer() };
    },
  };
}
