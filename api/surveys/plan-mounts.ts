// What all routes of a plan share.
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import type { Asking } from '../http/mounts.ts';
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

/** The plan itself has changed; what came of its buildings is another topic. */
export function tellPlan(
  { house, asking: { municipality }, afterCommit }: Telling,
  plan_id: string,
  topic: 'survey_plans' | 'survey_progress' = 'survey_plans',
): void {
  afterCommit(() => house.live.publish({ municipality, topic, id: plan_id }));
}
