// 交付開始日 for everybody, without signing in: a page, and what it shows.
import { Hono } from 'hono';
import { z } from 'zod';
import { inScope } from '../db/scope.ts';
import type { Env } from '../http/environment.ts';
import { open } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { PublicAreas, PublicAreasMap } from './public-areas.contract.ts';
import { getPublicAreasMap, listPublicAreas } from './public-areas.queries.ts';
import { servePage } from './public-page.ts';

const Where = z.object({ municipality: z.string(), disaster: z.string() });

export const publicAreasRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/issue-areas',
    open({ exposure: 'public', action: 'certificates.public_areas_page' }),
    async (c) => servePage(c, 'public-areas'),
  )
  .get(
    '/:municipality/:disaster/issue-areas/list',
    open({ exposure: 'public', action: 'certificates.public_areas' }),
    valid('param', Where),
    async (c) => {
      const where = c.req.valid('param');
      const scope = { role: 'musubi_public', municipality: where.municipality } as const;
      const answer = await inScope(c.var.house.db, scope, (trx) => listPublicAreas(trx, where));
      return c.json(PublicAreas.parse(answer), 200);
    },
  )
  .get(
    '/:municipality/:disaster/issue-areas/map',
    open({ exposure: 'public', action: 'certificates.public_areas_map' }),
    valid('param', Where),
    async (c) => {
      const where = c.req.valid('param');
      const scope = { role: 'musubi_public', municipality: where.municipality } as const;
      const answer = await inScope(c.var.house.db, scope, (trx) => getPublicAreasMap(trx, where));
      return c.json(PublicAreasMap.parse(answer), 200);
    },
  );
