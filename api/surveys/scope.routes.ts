import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { read, search } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { getDisasterDay } from './disaster-day.ts';
import { ScopeQuestion } from './scope.contract.ts';
import { countScope, listChoices } from './scope.queries.ts';

const planner = { exposure: 'staff', permission: 'survey_planning' } as const;

export const scopeRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/survey-scope/choices',
    read({ ...planner, action: 'surveys.scope_choices' }),
    async (c) => {
      const day = await getDisasterDay(c.var.reader, c.var.asking);
      return c.json(await listChoices(c.var.reader, day), 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-scope/counts',
    search({ ...planner, action: 'surveys.count_scope' }),
    valid('json', ScopeQuestion),
    async (c) => {
      const day = await getDisasterDay(c.var.reader, c.var.asking);
      const counts = await countScope(c.var.reader, day, c.req.valid('json').scope);
      c.var.audit.note({ buildings: counts.buildings });
      return c.json(counts, 200);
    },
  );
