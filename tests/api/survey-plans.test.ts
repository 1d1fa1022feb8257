import { expect, test } from 'vitest';
import { ProblemDocument } from '../../api/http/problem.ts';
import { Capacity } from '../../api/surveys/capacity.contract.ts';
import { EditOutcome } from '../../api/surveys/edits.contract.ts';
import { Plan, PlanRow, StopsTaken } from '../../api/surveys/plans.contract.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { StopRow } from '../../api/surveys/progress.contract.ts';
import { testHouse } from '../support/house.ts';
import {
  aColleague,
  aCutPlan,
  aFilledPlan,
  aPlan,
  aTownToPlan,
  allBuildings,
  anApplicationPoint,
  around,
  columnsOf,
  districtsOf,
  houseAt,
  shown,
} from '../support/planning.ts';
import type { InPlan } from '../support/planning.ts';
import { at } from '../support/records.ts';

const town = await testHouse();

async function change(plan: InPlan, given: object): Promise<Response> {
  const { name, state, settings, revision } = await shown(plan);
  return plan.clerk.put(plan.at, { name, state, settings, ...given }, { version: revision });
}

async function withSettings(plan: InPlan, given: Partial<PlanSettings>): Promise<Plan> {
  const { settings } = await shown(plan);
  const answer = await change(plan, { settings: { ...settings, ...given } });
  expect(answer.status).toBe(200);
  return Plan.parse(await answer.json());
}

async function slugOf(answer: Response): Promise<string> {
  return ProblemDocument.parse(await answer.json()).type.replace('/problems/surveys/', '');
}

async function takeStops(plan: InPlan): Promise<StopsTaken> {
  const { revision } = await shown(plan);
  const answer = await plan.clerk.put(`${plan.at}/stops`, undefined, { version: revision });
  expect(answer.status).toBe(200);
  return StopsTaken.parse(await answer.json());
}

test('a plan begins with its settings, is listed, and is told by its last edit', async () => {
  const planned = await aTownToPlan(town, 20);
  const { plan, clerk } = await aPlan(planned);
  expect(plan).toMatchObject({
    state: 'draft',
    revision: 1,
    speeds: { wooden: 10, non_wooden: 5 },
    stops: { total: 0 },
    last_edit: { kind: 'begin', revision: 1 },
    undo: null,
    redo: null,
  });
  const rows = PlanRow.array().parse(await (await clerk.get(`${planned.path}/survey-plans`)).json());
  expect(rows).toMatchObject([{ plan_id: plan.plan_id, stops: 0, districts: 0 }]);
});

test('two plans of a disaster have two names', async () => {
  const planned = await aTownToPlan(town, 20);
  const first = await aPlan(planned);
  const second = await aPlan(planned);
  expect(await slugOf(await change(second, { name: first.plan.name }))).toBe('plan-name-taken');
});

test('the buildings of the scope come in once, with minutes by structure', async () => {
  const planned = await aTownToPlan(town, 100);
  const plan = await aFilledPlan(planned);
  expect(await shown(plan)).toMatchObject({
    revision: 2,
    stops: { total: 100, unassigned: 100, finished: 0, work_minutes: 80 * 36 + 20 * 72 },
  });
  expect(await takeStops(plan)).toMatchObject({ added: 0, removed: 0, total: 100 });
  const { stop_id, district, lon } = await columnsOf(plan);
  expect(new Set(stop_id).size).toBe(100);
  expect(new Set(district)).toEqual(new Set([-1]));
  expect(lon).toHaveLength(100);
});

test('a narrower scope lets go of untouched buildings only', async () => {
  const planned = await aTownToPlan(town, 100);
  const plan = await aFilledPlan(planned);
  const { stop_id } = await columnsOf(plan);
  const last = stop_id[99] ?? 0;
  await plan.clerk.post(`${plan.at}/stops/states`, {
    stop_ids: [last],
    state: 'done',
    note: null,
    survey_number: 'S1',
  });
  await withSettings(plan, { scope: { ...allBuildings, polygons: [around([0, 0], [9, 0])] } });
  expect(await takeStops(plan)).toMatchObject({ added: 0, removed: 89, stayed: 1, total: 11 });
});

test('a place that somebody asked for is a stop of its own where no building is near', async () => {
  const planned = await aTownToPlan(town, 20);
  await anApplicationPoint(town, planned, houseAt(planned, 3));
  await anApplicationPoint(town, planned, at(-200, -200));
  const plan = await aFilledPlan(planned, { scope: { ...allBuildings, applied: 'add' } });
  const { stop_id } = await columnsOf(plan);
  const rows: StopRow[] = [];
  for (const id of stop_id) {
    const answer = await plan.clerk.get(`${plan.at}/stops/${id}`);
    rows.push(StopRow.parse(await answer.json()));
  }
  expect(rows.filter(({ applied }) => applied).map(({ property_number }) => property_number)).toEqual(
    expect.arrayContaining(['B3', null]),
  );
  expect(await takeStops(plan)).toMatchObject({ added: 0, removed: 0, total: 21 });
});

test('new speeds change the minutes of every open building and district at once', async () => {
  const planned = await aTownToPlan(town, 40);
  const plan = await aCutPlan(planned, 2);
  const before = await districtsOf(plan);
  await withSettings(plan, { speeds: { wooden: 20, non_wooden: 20 } });
  const after = await districtsOf(plan);
  expect((await shown(plan)).stops.work_minutes).toBe(40 * 18);
  const work = ({ districts }: typeof after) =>
    districts.reduce((sum, { work_minutes }) => sum + work_minutes, 0);
  expect([work(before), work(after)]).toEqual([32 * 36 + 8 * 72, 40 * 18]);
});

test('both questions of capacity are answered: when, and how many teams', async () => {
  const planned = await aTownToPlan(town, 100);
  const plan = await aFilledPlan(planned, { teams: 4, start_on: '2026-06-05', weekdays_off: [0] });
  const capacity = Capacity.parse(await (await plan.clerk.get(`${plan.at}/capacity`)).json());
  // 80 wooden at 10 a day and 20 others at 5 are 12 team-days; four teams need three days from Friday, Sunday off.
  expect(capacity).toMatchObject({
    buildings: { wooden: 80, non_wooden: 20 },
    team_days: 12,
    start_on: '2026-06-05',
    aim_on: '2026-07-01',
    chosen: { teams: 4, days: 3, done_on: '2026-06-08', in_time: true },
    teams_for_aim: 1,
    team_day_districts: 12,
  });
  expect(capacity.by_teams[0]).toMatchObject({ teams: 1, days: 12, members: 2 });
  expect(capacity.by_day.slice(0, 3)).toEqual([
    { day: '2026-06-05', teams: 12 },
    { day: '2026-06-06', teams: 6 },
    { day: '2026-06-08', teams: 4 },
  ]);
});

test('a draft is deleted with everything in it, a plan that was begun is not', async () => {
  const planned = await aTownToPlan(town, 20);
  const plan = await aCutPlan(planned, 2);
  const [district] = (await districtsOf(plan)).districts;
  const locked = await plan.clerk.post(`${plan.at}/edits`, {
    revision: (await shown(plan)).revision,
    edit: { kind: 'lock', districts: [district?.district_id], is_locked: true },
  });
  const { revision } = EditOutcome.parse(await locked.json());
  expect((await plan.clerk.delete(plan.at, { version: revision })).status).toBe(200);
  expect((await plan.clerk.get(plan.at)).status).toBe(404);

  const begun = await aFilledPlan(planned);
  const { stop_id } = await columnsOf(begun);
  await begun.clerk.post(`${begun.at}/stops/states`, {
    stop_ids: [stop_id[0]],
    state: 'absent',
    note: null,
    survey_number: null,
  });
  const refused = await begun.clerk.delete(begun.at, { version: (await shown(begun)).revision });
  expect(await slugOf(refused)).toBe('plan-begun');
});

test('a closed plan takes no edits until it is opened again', async () => {
  const planned = await aTownToPlan(town, 20);
  const plan = await aFilledPlan(planned);
  expect((await change(plan, { state: 'closed' })).status).toBe(200);
  const { revision } = await shown(plan);
  expect(await slugOf(await plan.clerk.put(`${plan.at}/stops`, undefined, { version: revision }))).toBe(
    'plan-closed',
  );
  expect((await change(plan, { state: 'active' })).status).toBe(200);
});

test('of two coordinators who save at once one is told what the other did', async () => {
  const planned = await aTownToPlan(town, 20);
  const plan = await aPlan(planned);
  const colleague = await aColleague(town, plan);
  const { name, settings, revision } = plan.plan;
  const body = { name, state: 'draft', settings };
  const answers = await Promise.all(
    [plan, colleague].map(({ clerk }) => clerk.put(plan.at, body, { version: revision })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  const problem = ProblemDocument.parse(await refused?.json());
  expect(problem.type).toBe('/problems/surveys/plan-moved-on');
  expect(problem.errors?.map(({ code }) => code)).toEqual(['yours', 'current']);
  expect(problem.errors?.[1]?.message).toContain('第2版');
});

test('nobody plans without the right, nor for another town', async () => {
  const planned = await aTownToPlan(town, 20);
  const plan = await aPlan(planned);
  const other = await aTownToPlan(town, 1);
  expect((await other.clerk.get(plan.at)).status).toBe(404);
  const [, , , disaster] = planned.path.split('/');
  expect(disaster).toBeDefined();
  const within = `${other.path}/survey-plans/${plan.plan_id}`;
  expect((await other.clerk.get(within)).status).toBe(404);
});
