import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { dayInJapan, getCapacity } from './capacity.queries.ts';
import { getDisasterDay } from './disaster-day.ts';
import { PlanId, ofPlan, planner, tellEdit, tellPlan } from './plan-mounts.ts';
import { takeStops } from './plan-stops.ts';
import { beginPlan, changePlan, removePlan } from './plans.commands.ts';
import { NewPlan, PlanChange } from './plans.contract.ts';
import { getPlan, listPlans } from './plans.queries.ts';

export const plansRoutes = new Hono<Env>()
  .get('/:municipality/:disaster/survey-plans', read({ ...planner, action: 'surveys.plans' }), async (c) => {
    await getDisasterDay(c.var.reader, c.var.asking);
    return c.json(await listPlans(c.var.reader, c.var.asking), 200);
  })
  .post(
    '/:municipality/:disaster/survey-plans',
    write({ ...planner, action: 'surveys.begin_plan' }),
    valid('json', NewPlan),
    async (c) => {
      const given = c.req.valid('json');
      const of = ofPlan(c.var.asking, given.plan_id);
      await beginPlan(c.var.trx, of, given);
      tellPlan(c.var, given.plan_id);
      return c.json(await getPlan(c.var.trx, of), 201);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id',
    read({ ...planner, action: 'surveys.plan' }),
    valid('param', PlanId),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      return c.json(await getPlan(c.var.reader, ofPlan(c.var.asking, plan_id)), 200);
    },
  )
  .put(
    '/:municipality/:disaster/survey-plans/:plan_id',
    write({ ...planner, action: 'surveys.change_plan' }),
    valid('param', PlanId),
    valid('json', PlanChange),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const of = ofPlan(c.var.asking, plan_id);
      await changePlan(c.var.trx, of, versionSeen(c), c.req.valid('json'));
      tellPlan(c.var, plan_id);
      const plan = await getPlan(c.var.trx, of);
      if (plan.last_edit.summary.freed !== undefined) tellPlan(c.var, plan_id, 'survey_allocations');
      return c.json(plan, 200);
    },
  )
  .delete(
    '/:municipality/:disaster/survey-plans/:plan_id',
    write({ ...planner, action: 'surveys.remove_plan' }),
    valid('param', PlanId),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      await removePlan(c.var.trx, ofPlan(c.var.asking, plan_id), versionSeen(c));
      tellPlan(c.var, plan_id);
      return c.json({ done: true }, 200);
    },
  )
  .put(
    '/:municipality/:disaster/survey-plans/:plan_id/stops',
    write({ ...planner, action: 'surveys.take_stops' }),
    valid('param', PlanId),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const taken = await takeStops(c.var.trx, ofPlan(c.var.asking, plan_id), versionSeen(c));
      c.var.audit.note({ added: taken.added, removed: taken.removed });
      tellEdit(c.var, plan_id, taken.allocations);
      return c.json(taken, 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/capacity',
    read({ ...planner, action: 'surveys.capacity' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(await getCapacity(c.var.reader, of, dayInJapan(new Date())), 200);
    },
  );
