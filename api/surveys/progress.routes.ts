import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { read, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import { dayInJapan } from './capacity.queries.ts';
import { PlanId, ofPlan, planner, tellPlan } from './plan-mounts.ts';
import { NewStates } from './progress.contract.ts';
import type { StopRow } from './progress.contract.ts';
import { getProgress, getStop, getStopColumns, listStopsOfDistrict } from './progress.queries.ts';
import { setStates } from './states.commands.ts';

const StopId = PlanId.extend({ stop_id: z.coerce.number().int().min(1) });
const DistrictId = PlanId.extend({ district_id: z.uuid() });

export const progressRoutes = new Hono<Env>()
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/stops',
    read({ ...planner, action: 'surveys.stops' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(await getStopColumns(c.var.reader, of), 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/stops/:stop_id',
    read({ ...planner, action: 'surveys.stop' }),
    valid('param', StopId),
    async (c) => {
      const { plan_id, stop_id } = c.req.valid('param');
      const stop = await getStop(c.var.reader, ofPlan(c.var.asking, plan_id), stop_id);
      c.var.audit.saw('property', numbersOf([stop]));
      return c.json(stop, 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/districts/:district_id/stops',
    read({ ...planner, action: 'surveys.stops_of_district' }),
    valid('param', DistrictId),
    async (c) => {
      const { plan_id, district_id } = c.req.valid('param');
      const stops = await listStopsOfDistrict(c.var.reader, ofPlan(c.var.asking, plan_id), district_id);
      c.var.audit.saw('property', numbersOf(stops));
      return c.json(stops, 200);
    },
  )
  .post(
    '/:municipality/:disaster/survey-plans/:plan_id/stops/states',
    write({ ...planner, action: 'surveys.set_states' }),
    valid('param', PlanId),
    valid('json', NewStates),
    async (c) => {
      const { plan_id } = c.req.valid('param');
      const given = c.req.valid('json');
      const set = await setStates(c.var.trx, ofPlan(c.var.asking, plan_id), given);
      c.var.audit.note({ state: given.state, changed: set.changed });
      tellPlan(c.var, plan_id, 'survey_progress');
      return c.json(set, 200);
    },
  )
  .get(
    '/:municipality/:disaster/survey-plans/:plan_id/progress',
    read({ ...planner, action: 'surveys.progress' }),
    valid('param', PlanId),
    async (c) => {
      const of = ofPlan(c.var.asking, c.req.valid('param').plan_id);
      return c.json(await getProgress(c.var.reader, of, dayInJapan(new Date())), 200);
    },
  );

function numbersOf(stops: readonly StopRow[]): string[] {
  return stops.flatMap(({ property_number }) => (property_number === null ? [] : [property_number]));
}
