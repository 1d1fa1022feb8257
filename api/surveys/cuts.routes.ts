import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { makeCut } from './cut-job.ts';
import { acceptCut, askForCut, cancelCut } from './cuts.commands.ts';
import { CutAcceptance, NewCut } from './cuts.contract.ts';
import { getCut, getCutPreview } from './cuts.queries.ts';
import { PlanId, ofPlan, planner, tellEdit } from './plan-mounts.ts';

const CutId = PlanId.extend({ cut_id: z.uuid() });

export const cutsRoutes = new Hono<Env>()
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/cuts',
    write({ ...planner, action: 'surveys.ask_cut' }),
    valid('param', PlanId),
    valid('json', NewCut),
    async (c) => {
      const asked = c.req.valid('json');
      const { house, asking } = c.var;
      const of = ofPlan(asking, c.req.valid('param').plan_id);
      const cut = await askForCut(c.var.trx, of, asked);
      c.var.audit.note({ kind: asked.kind, districts: asked.districts });
      c.var.afterCommit(() => void makeCut({ ...asked, house, of }));
      return c.json(cut, 202);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/cuts/:cut_id',
    read({ ...planner, action: 'surveys.cut' }),
    valid('param', CutId),
    async (c) => {
      const { plan_id, cut_id } = c.req.valid('param');
      return c.json(await getCut(c.var.reader, ofPlan(c.var.asking, plan_id), cut_id), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/cuts/:cut_id/preview',
    read({ ...planner, action: 'surveys.cut_preview' }),
    valid('param', CutId),
    async (c) => {
      const { plan_id, cut_id } = c.req.valid('param');
      return c.json(await getCutPreview(c.var.reader, ofPlan(c.var.asking, plan_id), cut_id), 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/cuts/:cut_id/cancel',
    write({ ...planner, action: 'surveys.cancel_cut' }),
    valid('param', CutId),
    async (c) => {
      const { plan_id, cut_id } = c.req.valid('param');
      const cut = await cancelCut(c.var.trx, ofPlan(c.var.asking, plan_id), cut_id);
      const { house, asking } = c.var;
      c.var.afterCommit(() =>
        house.live.publish({ municipality: asking.municipality, topic: 'survey_cuts', id: cut_id }),
      );
      return c.json(cut, 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/cuts/:cut_id/accept',
    write({ ...planner, action: 'surveys.accept_cut' }),
    valid('param', CutId),
    valid('json', CutAcceptance),
    async (c) => {
      const { plan_id, cut_id } = c.req.valid('param');
      const of = ofPlan(c.var.asking, plan_id);
      const outcome = await acceptCut(c.var.trx, of, cut_id, c.req.valid('json').revision);
      c.var.audit.note({ revision: outcome.revision, moved: outcome.moved });
      tellEdit(c.var, plan_id, outcome.allocations);
      return c.json(outcome, 200);
    },
  );
