import { expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { sql } from 'kysely';
import { ProblemDocument } from '../../api/http/problem.ts';
import { Cut, CutPreview } from '../../api/surveys/cuts.contract.ts';
import { Progress } from '../../api/surveys/progress.contract.ts';
import { testHouse } from '../support/house.ts';
import {
  aCutPlan,
  aFilledPlan,
  aRiver,
  aTownToPlan,
  accept,
  askForCut,
  columnsOf,
  cutAndAccept,
  cutEnded,
  districtsOf,
  shown,
} from '../support/planning.ts';
import type { InPlan } from '../support/planning.ts';

const town = await testHouse();

async function slugOf(answer: Response): Promise<string> {
  return ProblemDocument.parse(await answer.json()).type.replace('/problems/surveys/', '');
}

async function setState(plan: InPlan, stop_ids: readonly number[], state: string): Promise<void> {
  const answer = await plan.clerk.post(`${plan.at}/stops/states`, {
    stop_ids,
    state,
    note: null,
    survey_number: null,
  });
  expect(answer.status).toBe(200);
}

/** Stop ids by district id. */
async function membersOf(plan: InPlan): Promise<Map<string | undefined, number[]>> {
  const { stop_id, district, districts } = await columnsOf(plan);
  const pairs = stop_id.map((id, index) => ({ id, district: districts[district[index] ?? -1] }));
  return new Map(
    [...Map.groupBy(pairs, (pair) => pair.district)].map(([key, list]) => [key, list.map(({ id }) => id)]),
  );
}

test('a cut is shown with its figures, and nothing is saved before it is accepted', async () => {
  const plan = await aFilledPlan(await aTownToPlan(town, 120), {
    base: { name: '市役所', lon: 143.5, lat: 36 },
  });
  const asked = await askForCut(plan, 6);
  const cut = await cutEnded(plan, asked.cut_id);
  expect(cut).toMatchObject({ state: 'done', progress: 1, problem: null });
  expect(cut.figures?.districts.map(({ district_number }) => district_number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(cut.figures?.balance.min).toBeLessThanOrEqual(cut.figures?.balance.max ?? 0);
  expect(cut.figures?.notices).toContain('no_barriers');
  const preview = await plan.clerk.get(`${plan.at}/cuts/${cut.cut_id}/preview`);
  expect(CutPreview.parse(await preview.json()).features).toHaveLength(6);
  expect((await districtsOf(plan)).districts).toEqual([]);
  expect((await shown(plan)).cut_id).toBe(cut.cut_id);

  const outcome = await accept(plan, cut);
  expect(outcome).toMatchObject({ kind: 'cut', moved: 120, stayed: 0 });
  const list = await districtsOf(plan);
  expect(list.districts).toHaveLength(6);
  expect(list.districts.reduce((sum, { stops }) => sum + stops, 0)).toBe(120);
  expect(list.balance?.max).toBeCloseTo(cut.figures?.balance.max ?? 0, 1);
  expect(list.districts.every(({ lon, approach_minutes }) => lon !== null && approach_minutes > 0)).toBe(
    true,
  );
  expect(await shown(plan)).toMatchObject({ districts: 6, cut_id: null, stops: { unassigned: 0 } });
});

test('no district crosses the river', async () => {
  const planned = await aTownToPlan(town, 200);
  await aRiver(town, planned, 10);
  const plan = await aCutPlan(planned, 4);
  const { rows } = await sql<{ crossing: number }>`
    SELECT count(*)::int AS crossing FROM (
      SELECT district_id FROM surveys.plan_building WHERE plan_id = ${plan.plan_id}
      GROUP BY district_id
      HAVING count(DISTINCT substring(property_number FROM 2)::int % 20 < 10) > 1) both_banks`.execute(
    town.house.db,
  );
  // The same work on both banks: two districts on each.
  expect(rows[0]?.crossing).toBe(0);
});

test('visiting orders begin at one and leave no gap', async () => {
  const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
  const { district, visit_order } = await columnsOf(plan);
  for (const place of [0, 1, 2]) {
    const orders = visit_order.filter((_, index) => district[index] === place).sort((a, b) => a - b);
    expect(orders).toEqual(orders.map((_, index) => index + 1));
  }
});

test('a proposal from an older plan is not accepted', async () => {
  const plan = await aFilledPlan(await aTownToPlan(town, 40));
  const cut = await cutEnded(plan, (await askForCut(plan, 2)).cut_id);
  const { revision } = await shown(plan);
  await plan.clerk.put(`${plan.at}/stops`, undefined, { version: revision });
  const answer = await plan.clerk.post(`${plan.at}/cuts/${cut.cut_id}/accept`, { revision: revision + 1 });
  expect(await slugOf(answer)).toBe('plan-moved-on');
});

test('a proposal is dropped by a cancel and by the next one', async () => {
  const plan = await aFilledPlan(await aTownToPlan(town, 40));
  const first = await cutEnded(plan, (await askForCut(plan, 2)).cut_id);
  const second = await cutEnded(plan, (await askForCut(plan, 3)).cut_id);
  const dropped = await plan.clerk.post(`${plan.at}/cuts/${first.cut_id}/accept`, {
    revision: first.revision,
  });
  expect(await slugOf(dropped)).toBe('cut-over');
  const cancelled = await plan.clerk.post(`${plan.at}/cuts/${second.cut_id}/cancel`);
  expect(Cut.parse(await cancelled.json()).state).toBe('cancelled');
  expect(await slugOf(await plan.clerk.post(`${plan.at}/cuts/${second.cut_id}/cancel`))).toBe('cut-over');
  expect((await shown(plan)).cut_id).toBeNull();
});

test('a cut that is being made can be stopped, and meanwhile there is no second one', async () => {
  const plan = await aFilledPlan(await aTownToPlan(town, 4_000, 80));
  const asked = await askForCut(plan, 40);
  const again = await plan.clerk.post(`${plan.at}/cuts`, {
    cut_id: uuidv7(),
    kind: 'cut',
    districts: 2,
    visit_first: 'even',
  });
  expect(await slugOf(again)).toBe('cut-running');
  const cancelled = await plan.clerk.post(`${plan.at}/cuts/${asked.cut_id}/cancel`);
  expect(Cut.parse(await cancelled.json()).state).toBe('cancelled');
  expect((await cutEnded(plan, asked.cut_id)).state).toBe('cancelled');
});

test('one whose program has died is told as failed, and another can be made', async () => {
  const plan = await aFilledPlan(await aTownToPlan(town, 20));
  const cut_id = uuidv7();
  await sql`INSERT INTO surveys.plan_cut (cut_id, municipality_code, plan_id, kind, revision, districts, visit_first, created_by, alive_at)
    VALUES (${cut_id}, ${plan.town.municipality.municipality_code}, ${plan.plan_id}, 'cut', 2, 2, 'even',
      ${plan.clerk.account.account_id}, now() - interval '5 minutes')`.execute(town.house.db);
  const answer = await plan.clerk.get(`${plan.at}/cuts/${cut_id}`);
  expect(Cut.parse(await answer.json())).toMatchObject({ state: 'failed' });
  expect((await cutEnded(plan, (await askForCut(plan, 2)).cut_id)).state).toBe('done');
});

test.each([
  [0, 'cut', 1, 'no-stops'],
  [20, 'cut', 21, 'too-few-stops'],
  [20, 'replan', 2, 'no-districts'],
])('%i buildings cannot be made by a %s into %i districts', async (houses, kind, districts, slug) => {
  const plan = await aFilledPlan(await aTownToPlan(town, houses));
  const answer = await plan.clerk.post(`${plan.at}/cuts`, {
    cut_id: uuidv7(),
    kind,
    districts,
    visit_first: 'even',
  });
  expect(answer.status).toBe(422);
  expect(await slugOf(answer)).toBe(slug);
});

test('locked districts are not cut again', async () => {
  const plan = await aCutPlan(await aTownToPlan(town, 80), 4);
  const [first] = (await districtsOf(plan)).districts;
  const id = first?.district_id ?? '';
  const before = (await membersOf(plan)).get(id);
  const { revision } = await shown(plan);
  await plan.clerk.post(`${plan.at}/edits`, {
    revision,
    edit: { kind: 'lock', districts: [id], is_locked: true },
  });
  await cutAndAccept(plan, 2);
  expect((await membersOf(plan)).get(id)).toEqual(before);
  const { districts } = await districtsOf(plan);
  expect(districts.map(({ district_number }) => district_number)).toEqual([1, 2, 3]);
});

test('in the evening only untouched buildings move, and each district is told what changed for it', async () => {
  const plan = await aCutPlan(await aTownToPlan(town, 90), 3);
  const [first, second] = (await districtsOf(plan)).districts.map(({ district_id }) => district_id);
  const before = await membersOf(plan);
  const done = (before.get(first) ?? []).slice(0, 25);
  await setState(plan, done, 'done');
  const absent = (before.get(second) ?? []).slice(0, 4);
  await setState(plan, absent, 'absent');

  const cut = await cutEnded(plan, (await askForCut(plan, 3, 'replan')).cut_id);
  expect(cut.state).toBe('done');
  const gained = cut.figures?.districts.find(({ district_id }) => district_id === first)?.gained;
  expect(gained).toBeGreaterThan(0);
  await accept(plan, cut);

  const after = await membersOf(plan);
  for (const id of done) expect(after.get(first)).toContain(id);
  for (const id of absent) expect(after.get(second)).toContain(id);
  expect((after.get(first) ?? []).length).toBe((before.get(first) ?? []).length + (gained ?? 0));
  expect([...after.values()].flat().sort()).toEqual([...before.values()].flat().sort());
  const { districts } = await districtsOf(plan);
  expect(districts.map(({ district_id }) => district_id).sort()).toEqual([...before.keys()].sort());
});

test('fewer districts in the evening: one ends, what it finished stays with it', async () => {
  const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
  const before = await membersOf(plan);
  const done = [...before.values()].flatMap((ids) => ids.slice(0, 5));
  await setState(plan, done, 'done');
  const outcome = await cutAndAccept(plan, 2, 'replan');
  expect(outcome.retired).toHaveLength(1);
  const after = await membersOf(plan);
  for (const [district, ids] of before)
    for (const id of ids.slice(0, 5)) expect(after.get(district)).toContain(id);
  const { districts } = await districtsOf(plan);
  expect(districts.map(({ is_live }) => is_live)).toEqual([true, true, false]);
  expect(districts.at(-1)).toMatchObject({ stops: 5, done: 5 });
});

test('progress counts states, days and what is left, and forecasts the end', async () => {
  const plan = await aCutPlan(await aTownToPlan(town, 40), 2, { teams: 2 });
  const { stop_id } = await columnsOf(plan);
  const read = async (): Promise<Progress> =>
    Progress.parse(await (await plan.clerk.get(`${plan.at}/progress`)).json());
  expect(await read()).toMatchObject({ pace: null, forecast_on: null, finished_share: 0 });
  await setState(plan, stop_id.slice(0, 10), 'done');
  await setState(plan, stop_id.slice(10, 12), 'absent');
  const progress = await read();
  expect(progress).toMatchObject({
    states: { untouched: 28, done: 10, absent: 2, second_visit: 0, refused: 0, not_found: 0 },
    finished_share: 0.25,
    days: [{ visited: 12, finished: 10 }],
    pace: 10,
  });
  expect(progress.forecast_on).not.toBeNull();
  expect(progress.districts.reduce((sum, { left_minutes }) => sum + left_minutes, 0)).toBeCloseTo(
    progress.left_minutes,
    0,
  );
});
