import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { settleDuplicate } from './duplicates.commands.ts';
import { Duplicates, SettledDuplicate } from './duplicates.contract.ts';
import type { Duplicate } from './duplicates.contract.ts';
import { listDuplicates } from './duplicates.queries.ts';
import { PlanId, ofPlan, planner, tellPlan } from './plan-mounts.ts';

export const duplicatesRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/duplicates',
    read({ ...planner, action: 'surveys.duplicates' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      const duplicates = await listDuplicates(c.var.reader, of);
      c.var.audit.saw('property', numbersOf(duplicates));
      return c.json(Duplicates.parse({ duplicates }), 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/duplicates',
    write({ ...planner, action: 'surveys.settle_duplicate' }),
    valid('param', PlanId),
    valid('json', SettledDuplicate),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const given = c.req.valid('json');
      const duplicates = await settleDuplicate(c.var.trx, ofPlan(c.var.asking, plan_id), given);
      c.var.audit.saw('property', numbersOf(duplicates.filter(({ stop_id }) => stop_id === given.stop_id)));
      c.var.audit.note({ plan_id, kind: given.kind, stop_id: given.stop_id });
      tellPlan(c.var, plan_id, 'survey_progress');
      return c.json(Duplicates.parse({ duplicates }), 200);
    },
  );

function numbersOf(duplicates: readonly Duplicate[]): string[] {
  return duplicates.flatMap(({ property_number }) => property_number ?? []);
}
