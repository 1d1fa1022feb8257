// What all routes of a plan share.
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import type { Asking } from '../http/mounts.ts';
import type { AllocationsTouched } from './allocation/touched.contract.ts';
import type { ActingOn } from './plan-edits.ts';

export const planner = { exposure: 'staff', permission: 'survey_planning' } as const;

export const PlanId = z.object({ municipality: z.string(), disaster: z.string(), plan_id: z.uuid() });

export function ofPlan({ municipality, disaster, session }: Asking, plan_id: string): ActingOn {
  return { municipality, disaster, plan_id, account: session.account_id };
}

interface Telling {
  house: Env['Variables']['house'];
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

/** The plan itself has changed; what came of its buildings, and who goes where, are other topics. */
export function tellPlan(
  { house, asking: { municipality }, afterCommit }: Telling,
  plan_id: string,
  topic: 'survey_plans' | 'survey_progress' | 'survey_allocations' = 'survey_plans',
): void {
  afterCommit(() => house.live.publish({ municipality, topic, id: plan_id }));
}

/** After an edit: its plan, and its allocations where districts with half days ahead ended. */
export function tellEdit(telling: Telling, plan_id: string, { followed, ended }: AllocationsTouched): void {
  tellPlan(telling, plan_id);
  if (followed.length + ended.length > 0) tellPlan(telling, plan_id, 'survey_allocations');
}
