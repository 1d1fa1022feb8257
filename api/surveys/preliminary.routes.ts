import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { getDisasterDay } from './disaster-day.ts';
import {
  addPreliminaryArea,
  changePreliminaryArea,
  getPreliminaryArea,
  listPreliminaryAreas,
  removePreliminaryArea,
} from './preliminary.commands.ts';
import { NewPreliminaryArea, PreliminaryAreaChange } from './preliminary.contract.ts';

const planner = { exposure: 'staff', permission: 'survey_planning' } as const;
const AreaId = z.object({ municipality: z.string(), disaster: z.string(), area_id: z.uuid() });

export const preliminaryRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/preliminary-areas',
    read({ ...planner, action: 'surveys.preliminary_areas' }),
    async (c) => {
      await getDisasterDay(c.var.reader, c.var.asking);
      return c.json(await listPreliminaryAreas(c.var.reader, c.var.asking), 200);
    },
  )
  .post(
    '/:municipality/:disaster/preliminary-areas',
    write({ ...planner, action: 'surveys.add_preliminary_area' }),
    valid('json', NewPreliminaryArea),
    async (c) => {
      const given = c.req.valid('json');
      const { asking, trx } = c.var;
      await addPreliminaryArea(trx, { ...asking, account: asking.session.account_id }, given);
      return c.json(await getPreliminaryArea(trx, asking, given.area_id), 201);
    },
  )
  .put(
    '/:municipality/:disaster/preliminary-areas/:area_id',
    write({ ...planner, action: 'surveys.change_preliminary_area' }),
    valid('param', AreaId),
    valid('json', PreliminaryAreaChange),
    async (c) => {
      const { area_id } = c.req.valid('param');
      const { asking, trx } = c.var;
      await changePreliminaryArea(trx, asking, area_id, versionSeen(c), c.req.valid('json'));
      return c.json(await getPreliminaryArea(trx, asking, area_id), 200);
    },
  )
  .delete(
    '/:municipality/:disaster/preliminary-areas/:area_id',
    write({ ...planner, action: 'surveys.remove_preliminary_area' }),
    valid('param', AreaId),
    async (c) => {
      await removePreliminaryArea(c.var.trx, c.var.asking, c.req.valid('param').area_id, versionSeen(c));
      return c.json({ done: true }, 200);
    },
  );
