import { Hono } from 'hono';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { getDistrictHistory, getDistrictMap, getDistricts } from './districts.queries.ts';
import { performEdit } from './edits.commands.ts';
import { EditsSince, NewEdit } from './edits.contract.ts';
import { listEdits } from './plan-edits.ts';
import { PlanId, ofPlan, planner, tellEdit } from './plan-mounts.ts';

const DistrictId = PlanId.extend({ district_id: z.uuid() });

export const editsRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/districts',
    read({ ...planner, action: 'surveys.districts' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(await getDistricts(c.var.reader, of), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/districts.geojson',
    read({ ...planner, action: 'surveys.district_map' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(await getDistrictMap(c.var.reader, of), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/districts/:district_id/history',
    read({ ...planner, action: 'surveys.district_history' }),
    valid('param', DistrictId),
    async (c) => {
      const { plan_id, district_id } = c.req.valid('param');
      const of = ofPlan(c.var.asking, plan_id);
      return c.json(await getDistrictHistory(c.var.reader, of, district_id), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/edits',
    read({ ...planner, action: 'surveys.edits' }),
    valid('param', PlanId),
    valid('query', EditsSince),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(await listEdits(c.var.reader, of, c.req.valid('query').since), 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/edits',
    write({ ...planner, action: 'surveys.edit_plan' }),
    valid('param', PlanId),
    valid('json', NewEdit),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const { revision, edit } = c.req.valid('json');
      const outcome = await performEdit(c.var.trx, ofPlan(c.var.asking, plan_id), revision, edit);
      c.var.audit.note({ kind: edit.kind, revision: outcome.revision, moved: outcome.moved });
      tellEdit(c.var, plan_id, outcome.allocations);
      return c.json(outcome, 201);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/edits/preview',
    write({ ...planner, action: 'surveys.preview_edit' }),
    valid('param', PlanId),
    valid('json', NewEdit),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const { trx, asking } = c.var;
      // Carried out as it would be, and taken back before anybody sees it.
      await sql`SAVEPOINT preview`.execute(trx);
      const outcome = await performEdit(trx, ofPlan(asking, plan_id), null, c.req.valid('json').edit);
      await sql`ROLLBACK TO SAVEPOINT preview`.execute(trx);
      return c.json({ ...outcome, revision: outcome.revision - 1 }, 200);
    },
  );
