// `/styles/day.json` and `/styles/print.json`: the map as a MapLibre style for other programs. Everybody gets the operator's
// base map; who is signed in, also the layers that they may see, of `?disaster=CODE` or of the latest disaster.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { listTileLayersFor } from '../../tiles/layers.ts';
import { styleDocument } from '../../tiles/styles/style-document.ts';
import { listDisasters } from '../accounts/disasters.queries.ts';
import { inScope } from '../db/scope.ts';
import type { Env } from '../http/environment.ts';
import { open } from '../http/mounts.ts';
import { problems } from '../http/problem.ts';
import type { Session } from '../http/session.ts';
import { valid } from '../http/validate.ts';
import { readBasemap } from './basemap-file.ts';

const StyleParameters = z.object({ style: z.enum(['day.json', 'print.json']) });
const StyleQuery = z.object({ disaster: z.string().max(64).optional() });

export const stylesRoutes = new Hono<Env>().get(
  '/:style',
  open({ exposure: 'every', action: 'tiles.style' }),
  valid('param', StyleParameters),
  valid('query', StyleQuery),
  async (c) => {
    const { house, session } = c.var;
    const name = c.req.valid('param').style === 'day.json' ? 'day' : 'print';
    const now = await readBasemap(house);
    const basemap = now.state === 'ready' ? now.basemap : null;
    const origin = originOf(c);
    const asked = c.req.valid('query').disaster;
    const headers = { 'cache-control': 'private, no-cache', vary: 'cookie' };
    // Tiles of registers are served to staff only; a process for others has none to name.
    if (session === null || session.must_change_password || !house.settings.expose.has('staff')) {
      if (asked !== undefined) throw problems.signInNeeded();
      const scope = { origin, municipality: '', disaster: '' };
      return c.json(styleDocument(name, basemap ? ['base'] : [], scope, basemap), 200, headers);
    }
    const disaster = await findDisaster(c, session, asked);
    const scope = { origin, municipality: session.municipality_code, disaster: disaster ?? '' };
    const layers =
      disaster === null ? [] : listTileLayersFor([...session.permissions]).map((layer) => layer.name);
    return c.json(
      styleDocument(name, disaster === null && basemap ? ['base'] : layers, scope, basemap),
      200,
      headers,
    );
  },
);

/** Null for a town without a disaster. Throws not-found for one that the town has not had. */
async function findDisaster(
  c: Pick<Context<Env>, 'var'>,
  session: Session,
  asked: string | undefined,
): Promise<string | null> {
  const scope = {
    role: 'musubi_app',
    municipality: session.municipality_code,
    account: session.account_id,
  } as const;
  const disasters = await inScope(c.var.house.db, scope, (trx) =>
    listDisasters(trx, session.municipality_code),
  );
  const found = asked === undefined ? disasters[0] : disasters.find((each) => each.disaster_code === asked);
  if (found === undefined && asked !== undefined) throw problems.notFound();
  return found?.disaster_code ?? null;
}

/** As the asker sees this server: other programs want whole addresses. */
function originOf(c: Pick<Context<Env>, 'req' | 'var'>): string {
  const { protocol, host } = new URL(c.req.url);
  const isSecure = c.var.house.settings.behindProxy && c.req.header('x-forwarded-proto') === 'https';
  return `${isSecure ? 'https:' : protocol}//${host}`;
}
