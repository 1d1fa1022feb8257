// The operator's base map. It holds nothing but what is published anyway, so every process hands it out, to pages
// for everybody as well, and without asking who looks.
import { open as openFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { open, read } from '../http/mounts.ts';
import { Problem, problems } from '../http/problem.ts';
import { readBasemap } from './basemap-file.ts';
import { BasemapReport, BasemapView } from './basemap.contract.ts';
import { readRange } from './byte-range.ts';
import type { ByteRange } from './byte-range.ts';

/** The largest part in one answer: a directory or a tile is far smaller. */
export const longestPart = 4 * 1024 * 1024;

/** `/tiles/basemap.pmtiles`: parts only, never the whole of it. Mounted ahead of the look-up of sessions. */
export const basemapFileRoutes = new Hono<Env>().get(
  '/basemap.pmtiles',
  open({ exposure: 'every', action: 'tiles.basemap' }),
  async (c) => {
    const now = await readBasemap(c.var.house);
    if (now.state !== 'ready') throw problems.notFound();
    const etag = `"${now.basemap.version}"`;
    const headers = {
      etag,
      'accept-ranges': 'bytes',
      'content-type': 'application/vnd.pmtiles',
      'cache-control':
        c.req.query('v') === now.basemap.version ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    };
    if (c.req.header('if-none-match')?.split(/,\s*/).includes(etag)) return c.body(null, 304, headers);
    if (c.req.method === 'HEAD')
      return c.body(null, 200, { ...headers, 'content-length': String(now.bytes) });
    const isSame = (c.req.header('if-range') ?? etag) === etag;
    const range = isSame ? readRange(c.req.header('range'), now.bytes, longestPart) : null;
    if (range === null) {
      c.header('content-range', `bytes */${now.bytes}`);
      throw new Problem(
        'tiles/part-needed',
        416,
        '背景地図は一部ずつ読み出してください',
        `Range ヘッダーで ${longestPart / 1024 / 1024} MB までの範囲を指定してください。`,
      );
    }
    const { start, end } = range;
    return c.body(await readPart(now.path, range), 206, {
      ...headers,
      'content-range': `bytes ${start}-${end}/${now.bytes}`,
    });
  },
);

export const basemapRoutes = new Hono<Env>()
  .get('/basemap', open({ exposure: 'every', action: 'tiles.show_basemap' }), async (c) => {
    const now = await readBasemap(c.var.house);
    return c.json(BasemapView.parse({ basemap: now.state === 'ready' ? now.basemap : null }), 200);
  })
  .get(
    '/:municipality/basemap',
    read({ exposure: 'staff', permission: 'administration', action: 'tiles.report_basemap' }),
    async (c) => {
      const now = await readBasemap(c.var.house);
      const { schema, attribution } = now.state === 'ready' ? now.basemap : {};
      return c.json(BasemapReport.parse({ ...now, schema, attribution }), 200);
    },
  );

async function readPart(path: string, { start, end }: ByteRange): Promise<ArrayBuffer> {
  const file = await openFile(path);
  try {
    const bytes = new ArrayBuffer(end - start + 1);
    const { bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes.byteLength, start);
    // Cut short since it was looked at: the next look will see it.
    if (bytesRead < bytes.byteLength) throw problems.notFound();
    return bytes;
  } finally {
    await file.close();
  }
}
