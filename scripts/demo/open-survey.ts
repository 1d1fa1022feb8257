// The survey on its eighth morning: the quarters that are hit hardest are planned, cut into districts and given to teams; five
// days of results are in, some people were not at home, and one district's papers are older than its last change. All by
// the room's own commands.
import { v7 as uuidv7 } from 'uuid';
import type { House } from '../../api/http/environment.ts';
import { acceptCut, askForCut } from '../../api/surveys/cuts.commands.ts';
import { makeCut } from '../../api/surveys/cut-job.ts';
import { getPlan, listPlans } from '../../api/surveys/plans.queries.ts';
import { getHeld } from '../../api/surveys/plan-edits.ts';
import type { ActingOn } from '../../api/surveys/plan-edits.ts';
import { beginPlan, changePlan } from '../../api/surveys/plans.commands.ts';
import { usualSettings } from '../../api/surveys/plans.contract.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { takeStops } from '../../api/surveys/plan-stops.ts';
import { asStaff, daysAfter, todayOf } from './demo-clerk.ts';
import { handOutOne } from './demo-handout.ts';
import { roughlyLookAt } from './demo-preliminary.ts';
import { reportVisits } from './demo-visits.ts';
import { listHitQuarters } from './demo-quarters.ts';
import { sendTeams } from './demo-teams.ts';
import type { DemoTown } from './demo-town.ts';

const planner = 'kanri';
const quarters = 3;
const buildingsOfDistrict = 50;
/** Days on which teams have been out. */
const daysOut = 5;

/** Once: nothing where a plan has been begun. */
export async function openSurvey(house: House, town: DemoTown, say: (line: string) => void): Promise<void> {
  const plan_id = await asStaff(house, town, planner, async (trx, place) => {
    if ((await listPlans(trx, place)).length > 0) return null;
    const hit = await listHitQuarters(trx, place, quarters);
    if (hit.length === 0) return null;
    await roughlyLookAt(trx, place, hit);
    const id = uuidv7();
    await beginPlan(trx, place, {
      plan_id: id,
      name: `第1次調査（${hit.map(({ name }) => name).join('・')}）`,
      settings: settingsFor(
        town,
        hit.flatMap(({ town_ids }) => town_ids),
        await todayOf(trx),
      ),
    });
    await takeStops(trx, { ...place, plan_id: id }, 1);
    return id;
  });
  if (!plan_id) return;
  const cut = await asStaff(house, town, planner, async (trx, place) => {
    const of = { ...place, plan_id };
    const {
      stops: { total },
    } = await getPlan(trx, of);
    const districts = Math.max(2, Math.round(total / buildingsOfDistrict));
    const cut_id = uuidv7();
    const asked = { cut_id, kind: 'cut', districts, visit_first: 'even' } as const;
    await askForCut(trx, of, asked);
    return { ...asked, of, total };
  });
  if (!cut) return;
  await makeCut({ ...cut, house });
  const step = (work: Parameters<typeof asStaff<void>>[3]) => asStaff(house, town, planner, work);
  await step(async (trx, place) => {
    const of: ActingOn = { ...place, plan_id };
    const seen = await getHeld(trx, of);
    await acceptCut(trx, of, cut.cut_id, seen.revision);
    const { name, settings, revision } = await getHeld(trx, of);
    await changePlan(trx, of, revision, { name, state: 'active', settings });
  });
  await step((trx, place) => reportVisits(trx, { ...place, plan_id }, daysOut));
  await step((trx, place) => sendTeams(trx, { ...place, plan_id }, daysOut));
  await handOutOne(house, town, planner, plan_id);
  say(`  survey: ${cut.total} buildings in ${cut.districts} districts`);
}

function settingsFor({ center: [lon, lat] }: DemoTown, town_ids: string[], today: string): PlanSettings {
  return {
    ...usualSettings,
    scope: { ...usualSettings.scope, town_ids },
    start_on: daysAfter(today, -daysOut),
    base: { name: '市役所', lon, lat },
    note: '余震のあとは建物に近づかない。雨の日は14時に切り上げる。',
  };
}
