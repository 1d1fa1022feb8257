import { Hono } from 'hono';
import type { Env } from '../../http/environment.ts';
import { read, search, write } from '../../http/mounts.ts';
import { valid } from '../../http/validate.ts';
import { PlanId, ofPlan, planner, tellPlan } from '../plan-mounts.ts';
import { setAllocations } from './allocation.commands.ts';
import { AllocationChange, ProposalQuestion } from './allocation.contract.ts';
import { getAllocations } from './allocation.queries.ts';
import { getProposal } from './proposal.queries.ts';

export const allocationRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/allocations',
    read({ ...planner, action: 'surveys.allocations' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(await getAllocations(c.var.reader, of, new Date()), 200);
    },
  )
  .put(
    '/:municipality/:disaster/survey-plans/:plan_id/allocations',
    write({ ...planner, action: 'surveys.allocate' }),
    valid('param', PlanId),
    valid('json', AllocationChange),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const given = c.req.valid('json');
      const set = await setAllocations(c.var.trx, ofPlan(c.var.asking, plan_id), given, new Date());
      const freed = given.set.filter(({ district_id }) => district_id === null).length;
      c.var.audit.note({ plan_id, given: given.set.length - freed, freed });
      tellPlan(c.var, plan_id, 'survey_allocations');
      return c.json(set, 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/allocations/proposal',
    search({ ...planner, action: 'surveys.propose_allocation' }),
    valid('param', PlanId),
    valid('json', ProposalQuestion),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      const proposal = await getProposal(c.var.reader, of, c.req.valid('json'), new Date());
      c.var.audit.note({ half_days: proposal.set.length });
      return c.json(proposal, 200);
    },
  );
