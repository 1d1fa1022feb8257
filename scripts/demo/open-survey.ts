// The survey on its eighth morning: the quarters that are hit hardest are planned, cut into districts and given to teams; five
// days of results are in, some people were not at home, and one district's papers are older than its last change. All by
// the room's own commands.
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../api/db/database.ts';
import type { House } from '../../api/http/environment.ts';
import { acceptCut, askForCut } from '../../api/surveys/cuts.commands.ts';
import { makeCut } from '../../api/surveys/cut-job.ts';
import { getPlan, listPlans } from '../../api/surveys/plans.queries.ts';
import { getHeld } from '../../api/surveys/plan-edits.ts';
import type { ActingOn } from '../../api/surveys/plan-edits.ts';
import { beginPlan, changePlan, removePlan } from '../../api/surveys/plans.commands.ts';
import { usualSettings } from '../../api/surveys/plans.contract.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { listPreliminaryAreas } from '../../api/surveys/preliminary.commands.ts';
import { takeStops } from '../../api/surveys/plan-stops.ts';
import { asStaff, daysAfter, todayOf } from './demo-clerk.ts';
import type { StaffPlace } from './demo-clerk.ts';
import { handOutOne } from './demo-handout.ts';
import { roughlyLookAt } from './demo-preliminary.ts';
import { reportVisits } from './demo-visits.ts';
import { listHitQuarters } from './demo-quarters.ts';
import type { HitQuarter } from './demo-quarters.ts';
import { sendTeams } from './demo-teams.ts';
import type { DemoTown } from './demo-town.ts';

const planner = 'kanri';
const quarters = 3;
const planName = '第1次調査';
/** What a team gets done. */
const housesOfDay = 10;
const buildingsOfDistrict = 50;
/** Days on which teams have been out. */
const daysOut = 5;

/** Once: nothing where there is a plan, but what a broken start left is begun anew. */
export async function openSurvey(house: House, town: DemoTown, say: (line: string) => void): Promise<void> {
  const plan_id = await asStaff(house, town, planner, async (trx, place) => {
    if (!(await isClear(trx, place))) return null;
    const hit = await listHitQuarters(trx, place, quarters);
    if (hit.length === 0) return null;
    if ((await listPreliminaryAreas(trx, place)).length === 0) await roughlyLookAt(trx, place, hit);
    const id = uuidv7();
    await beginPlan(trx, place, {
      plan_id: id,
      name: `${planName}（${hit.map(({ name }) => name).join('・')}）`,
      settings: settingsFor(town, hit, await todayOf(trx)),
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
  });
  await step((trx, place) => reportVisits(trx, { ...place, plan_id }, daysOut));
  await step((trx, place) => sendTeams(trx, { ...place, plan_id }, daysOut));
  await handOutOne(house, town, planner, plan_id);
  await step(async (trx, place) => {
    const { name, settings, revision } = await getHeld(trx, { ...place, plan_id });
    await changePlan(trx, { ...place, plan_id }, revision, { name, state: 'active', settings });
  });
  say(`  survey: ${cut.total} buildings in ${cut.districts} districts`);
}

/** The plan becomes 調査中 last: a draft that nobody has been at is what a broken start left. */
async function isClear(trx: Trx, place: StaffPlace): Promise<boolean> {
  const plans = await listPlans(trx, place);
  const broken = plans.find(
    ({ name, state, finished }) => name.startsWith(planName) && state === 'draft' && finished === 0,
  );
  if (plans.length !== 1 || broken === undefined) return plans.length === 0;
  await removePlan(trx, { ...place, plan_id: broken.plan_id }, broken.revision);
  return true;
}

function settingsFor(
  { center: [lon, lat] }: DemoTown,
  hit: readonly HitQuarter[],
  today: string,
): PlanSettings {
  const results = hit.reduce((sum, quarter) => sum + quarter.results, 0);
  return {
    ...usualSettings,
    scope: { ...usualSettings.scope, town_ids: hit.flatMap(({ town_ids }) => town_ids) },
    teams: Math.max(1, Math.round(results / (daysOut * housesOfDay))),
    start_on: daysAfter(today, -daysOut),
    base: { name: '市役所', lon, lat },
    note: '余震のあとは建物に近づかない。雨の日は14時に切り上げる。',
  };
}
