import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { ProblemDocument } from '../../api/http/problem.ts';
import { DistrictHistory, DistrictMap, EditOutcome } from '../../api/surveys/edits.contract.ts';
import { PlanEdit } from '../../api/surveys/plans.contract.ts';
import { StatesSet, StopRow } from '../../api/surveys/progress.contract.ts';
import { testHouse } from '../support/house.ts';
import {
  aColleague,
  aCutPlan,
  aFilledPlan,
  aTownToPlan,
  around,
  columnsOf,
  districtsOf,
  shown,
} from '../support/planning.ts';
import type { InPlan } from '../support/planning.ts';

const town = await testHouse();

async function edit(plan: InPlan, what: object, revision?: number): Promise<Response> {
  const seen = revision ?? (await shown(plan)).revision;
  return plan.clerk.post(`${plan.at}/edits`, { revision: seen, edit: what });
}

async function edited(plan: InPlan, what: object): Promise<EditOutcome> {
  const answer = await edit(plan, what);
  expect(answer.status).toBe(201);
  return EditOutcome.parse(await answer.json());
}

async function slugOf(answer: Response): Promise<string> {
  return ProblemDocument.parse(await answer.json()).type.replace('/problems/surveys/', '');
}

/** District ids by number. */
async function idsOf(plan: InPlan): Promise<string[]> {
  return (await districtsOf(plan)).districts
    .filter(({ is_live }) => is_live)
    .map(({ district_id }) => district_id);
}

/** District of each building, by its number; null: none. */
async function placesOf(plan: InPlan): Promise<Map<number, string | null>> {
  const { stop_id, district, districts } = await columnsOf(plan);
  return new Map(stop_id.map((id, index) => [id, districts[district[index] ?? -1] ?? null]));
}

async function stopsOf(plan: InPlan, district_id: string): Promise<StopRow[]> {
  return StopRow.array().parse(
    await (await plan.clerk.get(`${plan.at}/districts/${district_id}/stops`)).json(),
  );
}

async function setState(plan: InPlan, stop_ids: readonly number[], state: string): Promise<StatesSet> {
  const answer = await plan.clerk.post(`${plan.at}/stops/states`, {
    stop_ids,
    state,
    note: null,
    survey_number: null,
  });
  expect(answer.status).toBe(200);
  return StatesSet.parse(await answer.json());
}

describe('moving buildings', () => {
  test('a lasso brings what is inside to another district, and the figures follow', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 100), 4);
    const before = await districtsOf(plan);
    const [first] = await idsOf(plan);
    const inside = around([0, 0], [19, 1]);
    const outcome = await edited(plan, { kind: 'move', stops: { inside }, to_district: first });
    const after = await districtsOf(plan);
    expect(outcome.moved).toBeGreaterThan(0);
    expect(outcome.balance).toEqual(after.balance);
    const stops = (await stopsOf(plan, first ?? '')).map(({ stop_id }) => stop_id);
    expect(after.districts[0]).toMatchObject({ stops: stops.length });
    expect(after.districts[0]?.work_minutes).toBeGreaterThan(before.districts[0]?.work_minutes ?? 0);
    const sum = (list: typeof after) => list.districts.reduce((total, { stops: n }) => total + n, 0);
    expect(sum(after)).toBe(100);
  });

  test('named buildings become a district of their own with the next number', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
    const { stop_id } = await columnsOf(plan);
    const outcome = await edited(plan, { kind: 'move', stops: stop_id.slice(0, 5), to_district: null });
    expect(outcome.moved).toBe(5);
    const { districts } = await districtsOf(plan);
    expect(districts.at(-1)).toMatchObject({ district_number: 4, stops: 5, is_live: true });
  });

  test('those of a locked district stay, and nobody comes to it', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
    const [first, second] = await idsOf(plan);
    await edited(plan, { kind: 'lock', districts: [first], is_locked: true });
    const everything = around([0, 0], [19, 9]);
    expect(
      await slugOf(await edit(plan, { kind: 'move', stops: { inside: everything }, to_district: first })),
    ).toBe('district-locked');
    const kept = await stopsOf(plan, first ?? '');
    const outcome = await edited(plan, { kind: 'move', stops: { inside: everything }, to_district: second });
    expect(outcome.stayed).toBe(kept.length);
    expect(await stopsOf(plan, first ?? '')).toEqual(kept);
  });

  test('finished work never changes its district', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
    const [first, second] = await idsOf(plan);
    const [done, open] = await stopsOf(plan, first ?? '');
    await setState(plan, [done?.stop_id ?? 0], 'done');
    const outcome = await edited(plan, {
      kind: 'move',
      stops: [done?.stop_id, open?.stop_id],
      to_district: second,
    });
    expect(outcome).toMatchObject({ moved: 1, stayed: 1 });
    expect((await placesOf(plan)).get(done?.stop_id ?? 0)).toBe(first);
    expect(
      await slugOf(await edit(plan, { kind: 'move', stops: [done?.stop_id], to_district: second })),
    ).toBe('nothing-meant');
  });

  test('the database itself keeps finished work where it is', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 20), 2);
    const [first, second] = await idsOf(plan);
    const [done] = await stopsOf(plan, first ?? '');
    await setState(plan, [done?.stop_id ?? 0], 'done');
    await expect(
      sql`UPDATE surveys.plan_building SET district_id = ${second} WHERE stop_id = ${done?.stop_id}`.execute(
        town.house.db,
      ),
    ).rejects.toMatchObject({ constraint: 'plan_building_finished_stays' });
  });
});

describe('merging, splitting, redrawing', () => {
  test('merged districts keep the first id; its history tells where the buildings came from', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
    const [first, second, third] = await idsOf(plan);
    const outcome = await edited(plan, { kind: 'merge', districts: [second, third] });
    expect(outcome.retired).toEqual([third]);
    expect(await idsOf(plan)).toEqual([first, second]);
    const answer = await plan.clerk.get(`${plan.at}/districts/${second ?? ''}/history`);
    expect(DistrictHistory.parse(await answer.json())[0]).toMatchObject({
      kind: 'merge',
      way: 'came',
      other_district_id: third,
      other_district_number: 3,
    });
  });

  test('what was finished in a district that is merged away stays with it', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
    const [first, second] = await idsOf(plan);
    const [done] = await stopsOf(plan, second ?? '');
    await setState(plan, [done?.stop_id ?? 0], 'done');
    await edited(plan, { kind: 'merge', districts: [first, second] });
    expect((await placesOf(plan)).get(done?.stop_id ?? 0)).toBe(second);
    const { districts } = await districtsOf(plan);
    expect(districts.at(-1)).toMatchObject({ district_id: second, is_live: false, stops: 1, done: 1 });
    // Opened again it is work of the district that took the others.
    await setState(plan, [done?.stop_id ?? 0], 'untouched');
    expect((await placesOf(plan)).get(done?.stop_id ?? 0)).toBe(first);
  });

  test('a split district becomes parts of about equal minutes, one of them itself', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 57), 1);
    const [only] = await idsOf(plan);
    await edited(plan, { kind: 'split', district: only, into: 3 });
    const { districts, balance } = await districtsOf(plan);
    expect(districts).toHaveLength(3);
    expect(districts.map(({ district_id }) => district_id)).toContain(only);
    expect((balance?.max ?? 0) - (balance?.mean ?? 0)).toBeLessThan(72 + 1);
    const [smallest] = districts.toSorted((one, other) => one.stops - other.stops);
    const tooMany = { kind: 'split', district: smallest?.district_id, into: (smallest?.stops ?? 0) + 1 };
    expect(await slugOf(await edit(plan, tooMany))).toBe('too-few-stops');
  });

  test('a new border takes in what is inside and gives away what is outside', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 100), 4);
    const [first] = await idsOf(plan);
    await edited(plan, { kind: 'redraw', district: first, outline: around([0, 0], [4, 3]) });
    const numbers = (await stopsOf(plan, first ?? '')).map(({ property_number }) => property_number);
    const wanted = [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3, 4].map((column) => `B${row * 20 + column}`));
    expect(numbers.sort()).toEqual(wanted.sort());
    expect([...(await placesOf(plan)).values()].filter((place) => place === null)).toEqual([]);
  });

  test('outlines hold their own buildings and do not overlap', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 100), 5);
    const { stop_id } = await columnsOf(plan);
    const [first, second] = await idsOf(plan);
    await edited(plan, { kind: 'move', stops: stop_id.slice(0, 12), to_district: first });
    await edited(plan, { kind: 'merge', districts: [first, second] });
    const { rows } = await sql<{ outside: number; overlap: number }>`
      SELECT (SELECT count(*) FROM surveys.plan_building b JOIN surveys.district d USING (district_id)
          WHERE b.plan_id = ${plan.plan_id} AND NOT ST_Intersects(d.outline, b.geom))::int AS outside,
        (SELECT coalesce(max(ST_Area(ST_Intersection(a.outline, b.outline)::geography)), 0)
          FROM surveys.district a JOIN surveys.district b ON a.district_id < b.district_id AND a.plan_id = b.plan_id
          WHERE a.plan_id = ${plan.plan_id} AND a.retired_revision IS NULL AND b.retired_revision IS NULL)::float8 AS overlap`.execute(
      town.house.db,
    );
    expect(rows[0]?.outside).toBe(0);
    // Square metres; straightened borders may differ by a hand where they were drawn at different times.
    expect(rows[0]?.overlap).toBeLessThan(200);
    const map = DistrictMap.parse(await (await plan.clerk.get(`${plan.at}/districts.geojson`)).json());
    expect(map.features).toHaveLength(4);
  });
});

describe('undo and redo', () => {
  test('each edit is taken back in turn, the cut included, and done again', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
    const states: Map<number, string | null>[] = [await placesOf(plan)];
    const [first, second, third] = await idsOf(plan);
    const { stop_id } = await columnsOf(plan);
    await edited(plan, { kind: 'move', stops: stop_id.slice(0, 8), to_district: third });
    states.push(await placesOf(plan));
    await edited(plan, { kind: 'merge', districts: [first, second] });
    states.push(await placesOf(plan));
    for (const state of [states[1], states[0]]) {
      await edited(plan, { kind: 'undo' });
      expect(await placesOf(plan)).toEqual(state);
    }
    expect(await idsOf(plan)).toEqual([first, second, third]);
    await edited(plan, { kind: 'undo' });
    expect(new Set((await placesOf(plan)).values())).toEqual(new Set([null]));
    expect(await slugOf(await edit(plan, { kind: 'undo' }))).toBe('nothing-to-undo');
    for (const state of states) {
      await edited(plan, { kind: 'redo' });
      expect(await placesOf(plan)).toEqual(state);
    }
    expect(await slugOf(await edit(plan, { kind: 'redo' }))).toBe('nothing-to-redo');
  });

  test('a new edit ends what could be done again', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 40), 2);
    const [first, second] = await idsOf(plan);
    const { stop_id } = await columnsOf(plan);
    await edited(plan, { kind: 'move', stops: stop_id.slice(0, 3), to_district: second });
    await edited(plan, { kind: 'undo' });
    expect((await shown(plan)).redo).toMatchObject({ kind: 'move' });
    await edited(plan, { kind: 'lock', districts: [first], is_locked: true });
    expect(await shown(plan)).toMatchObject({ redo: null, undo: { kind: 'lock' } });
  });

  test('what was finished since stays where it was finished', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 40), 2);
    const [first, second] = await idsOf(plan);
    const moved = (await stopsOf(plan, first ?? '')).slice(0, 3).map(({ stop_id }) => stop_id);
    await edited(plan, { kind: 'move', stops: moved, to_district: second });
    await setState(plan, moved.slice(0, 1), 'done');
    expect(await edited(plan, { kind: 'undo' })).toMatchObject({ moved: 2, stayed: 1 });
    const places = await placesOf(plan);
    expect(moved.map((id) => places.get(id))).toEqual([second, first, first]);
  });
});

describe('two coordinators', () => {
  test('a save against an older revision is refused, and both versions can be seen', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 60), 3);
    const colleague = await aColleague(town, plan);
    const [first, second, third] = await idsOf(plan);
    const { revision } = await shown(plan);
    const { stop_id } = await columnsOf(plan);
    const theirs = { kind: 'merge', districts: [second, third] };
    expect((await edit(colleague, theirs, revision)).status).toBe(201);
    const mine = { kind: 'move', stops: stop_id.slice(0, 4), to_district: first };
    const refused = await edit(plan, mine, revision);
    expect(refused.status).toBe(409);
    expect(await slugOf(refused)).toBe('plan-moved-on');

    const answer = await plan.clerk.get(`${plan.at}/edits?since=${revision}`);
    const since = PlanEdit.array().parse(await answer.json());
    expect(since).toMatchObject([{ revision: revision + 1, kind: 'merge' }]);

    const preview = await plan.clerk.post(`${plan.at}/edits/preview`, { revision, edit: mine });
    expect(preview.status).toBe(200);
    expect(EditOutcome.parse(await preview.json())).toMatchObject({ revision: revision + 1, kind: 'move' });
    expect((await shown(plan)).revision).toBe(revision + 1);
    expect((await edit(plan, mine, revision + 1)).status).toBe(201);
  });

  test('of many at once one is saved and the others are told', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 40), 4);
    const ids = await idsOf(plan);
    const { revision } = await shown(plan);
    const answers = await Promise.all(
      ids.map((id) => edit(plan, { kind: 'lock', districts: [id], is_locked: true }, revision)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test('each hears of the edits of the other', async () => {
    const plan = await aCutPlan(await aTownToPlan(town, 40), 2);
    const heard: string[] = [];
    const stop = town.house.live.listen(plan.town.municipality.municipality_code, ({ topic, id }) =>
      heard.push(`${topic} ${id}`),
    );
    const [first] = await idsOf(plan);
    await edited(plan, { kind: 'lock', districts: [first], is_locked: true });
    await expect.poll(() => heard).toContain(`survey_plans ${plan.plan_id}`);
    stop();
  });
});

test('an edit that names what is not of the plan changes nothing', async () => {
  const plan = await aCutPlan(await aTownToPlan(town, 40), 2);
  const { revision } = await shown(plan);
  const [first] = await idsOf(plan);
  expect(await slugOf(await edit(plan, { kind: 'merge', districts: [first, uuidv7()] }))).toBe(
    'district-over',
  );
  expect(await slugOf(await edit(plan, { kind: 'move', stops: [1], to_district: first }))).toBe(
    'nothing-meant',
  );
  expect((await shown(plan)).revision).toBe(revision);
});

test('a report on a building of another plan is refused whole', async () => {
  const planned = await aTownToPlan(town, 20);
  const plan = await aFilledPlan(planned);
  const other = await aFilledPlan(planned);
  const [own] = (await columnsOf(plan)).stop_id;
  const [foreign] = (await columnsOf(other)).stop_id;
  const answer = await plan.clerk.post(`${plan.at}/stops/states`, {
    stop_ids: [own, foreign],
    state: 'done',
    note: null,
    survey_number: null,
  });
  expect(answer.status).toBe(404);
  expect((await shown(plan)).stops.finished).toBe(0);
});
