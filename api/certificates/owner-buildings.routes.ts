import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { search } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { counter, placeOf } from './certificate-mounts.ts';
import { OwnerAnswer, OwnerQuestion } from './owner-buildings.contract.ts';
import { listOwnerBuildings } from './owner-buildings.queries.ts';

export const ownerBuildingsRoutes = new Hono<Env>().post(
  '/:municipality/:disaster/owner-buildings',
  search({ ...counter, action: 'certificates.owner_buildings' }),
  valid('json', OwnerQuestion),
  async (c) => {
    const buildings = await listOwnerBuildings(c.var.reader, placeOf(c), c.req.valid('json'));
    c.var.audit.saw(
      'property',
      buildings.map((one) => one.property_number),
    );
    return c.json(OwnerAnswer.parse({ buildings }), 200);
  },
);
