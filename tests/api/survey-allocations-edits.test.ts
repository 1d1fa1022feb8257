// What becomes of half days when districts end, live again or are surveyed: nobody is left waiting, nothing goes unsaid.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { LiveMessage } from '../../api/http/live.ts';
import { EditOutcome } from '../../api/surveys/edits.contract.ts';
import { StopsTaken } from '../../api/surveys/plans.contract.ts';
import { Progress } from '../../api/surveys/progress.contract.ts';
import { testHouse } from '../support/house.ts';
import { around, aTownToPlan, columnsOf, cutAndAccept, shown } from '../support/planning.ts';
import type { InPlan } from '../support/planning.ts';
import { aDrawnPlan, aTeam, allocationsOf, allocated, inDays, liveIds } from '../support/teams.ts';

const town = await testHouse();

/** Sixty houses in three districts, each of about four half days; two teams, there from yesterday on. */
async function threeDistricts() {
  const planned = await aTownToPlan(town, 60);
  const plan = await aDrawnPlan(planned, 3);
  const days = [-1, 0, 1, 2, 3];
  const [one, two] = [await aTeam(planned, { days }), await aTeam(planned, { days })];
  const [a, b = '', c = ''] = await liveIds(plan);
  return { plan, one, two, a, b, c };
}

async function edited(plan: InPlan, edit: object): Promise<EditOutcome> {
  const { revision } = await shown(plan);
  const answer = await plan.clerk.post(`${plan.at}/edits`, { revision, edit });
  expect(answer.status).toBe(201);
  return EditOutcome.parse(await answer.json());
}

/** Days from today, half, district. */
async function placesOf(plan: InPlan): Promise<string[]> {
  const { allocations, districts } = await allocationsOf(plan);
  const numbers = new Map(
    districts.map(({ district_id, district_number }) => [district_id, district_number]),
  );
  const days = new Map([-1, 0, 1, 2, 3].map((count) => [inDays(count), count]));
  return allocations.map(
    ({ day, half, district_id }) => `${days.get(day)} ${half} in ${numbers.get(district_id)}`,
  );
}

describe('a district that is merged away', () => {
  test('hands its half days ahead to the one that took its buildings, and the answer says so', async () => {
    const { plan, one, a, b } = await threeDistricts();
    await allocated(plan, [
      { team: one, day: -1, half: 'am', to: b },
      { team: one, day: 1, half: 'am', to: b },
      { team: one, day: 1, half: 'pm', to: b },
    ]);
    const { allocations } = await edited(plan, { kind: 'merge', districts: [a, b] });
    expect(allocations.ended).toEqual([]);
    expect(allocations.followed).toEqual(
      (['am', 'pm'] as const).map((half) => ({
        team_id: one.team_id,
        team_number: one.team_number,
        day: inDays(1),
        half,
        from_district_number: 2,
        to_district_number: 1,
      })),
    );
    // Yesterday's stays with the district that it was worked in.
    expect(await placesOf(plan)).toEqual(['-1 am in 2', '1 am in 1', '1 pm in 1']);
    expect((await allocationsOf(plan)).allocations.map(({ has_followed }) => has_followed)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('frees the team where another is in the heir already', async () => {
    const { plan, one, two, a, b } = await threeDistricts();
    await allocated(plan, [
      { team: one, day: 1, half: 'am', to: a },
      { team: two, day: 1, half: 'am', to: b },
      { team: two, day: 2, half: 'am', to: b },
    ]);
    const { allocations } = await edited(plan, { kind: 'merge', districts: [a, b] });
    expect(allocations.ended).toEqual([
      { team_id: two.team_id, team_number: 2, day: inDays(1), half: 'am', district_number: 2 },
    ]);
    expect(await placesOf(plan)).toEqual(['1 am in 1', '2 am in 1']);
  });

  test('gets them back when the merge is undone', async () => {
    const { plan, one, a, b } = await threeDistricts();
    await allocated(plan, [
      { team: one, day: 1, half: 'am', to: a },
      { team: one, day: 1, half: 'pm', to: b },
    ]);
    await edited(plan, { kind: 'merge', districts: [a, b] });
    const { allocations } = await edited(plan, { kind: 'undo' });
    expect(allocations.followed).toMatchObject([{ from_district_number: 1, to_district_number: 2 }]);
    expect(await placesOf(plan)).toEqual(['1 am in 1', '1 pm in 2']);
    expect((await allocationsOf(plan)).allocations.some(({ has_followed }) => has_followed)).toBe(false);
    const again = await edited(plan, { kind: 'redo' });
    expect(again.allocations.followed).toMatchObject([{ from_district_number: 2, to_district_number: 1 }]);
  });

  test('does so in a preview without anything being saved', async () => {
    const { plan, one, a, b } = await threeDistricts();
    await allocated(plan, [{ team: one, day: 1, half: 'am', to: b }]);
    const { revision } = await shown(plan);
    const answer = await plan.clerk.post(`${plan.at}/edits/preview`, {
      revision,
      edit: { kind: 'merge', districts: [a, b] },
    });
    expect(EditOutcome.parse(await answer.json()).allocations.followed).toHaveLength(1);
    expect(await placesOf(plan)).toEqual(['1 am in 2']);
  });

  test('tells those who look at the allocation', async () => {
    const { plan, one, a, b, c } = await threeDistricts();
    await allocated(plan, [{ team: one, day: 1, half: 'am', to: b }]);
    const heard: LiveMessage[] = [];
    const stop = town.house.live.listen(plan.town.municipality.municipality_code, (message) =>
      heard.push(message),
    );
    await edited(plan, { kind: 'lock', districts: [c], is_locked: true });
    await edited(plan, { kind: 'merge', districts: [a, b] });
    await expect.poll(() => heard.map(({ topic }) => topic)).toContain('survey_allocations');
    stop();
    expect(heard.filter(({ topic }) => topic === 'survey_allocations')).toEqual([
      {
        municipality: plan.town.municipality.municipality_code,
        topic: 'survey_allocations',
        id: plan.plan_id,
      },
    ]);
  });
});

test('a new cut hands half days to the districts that take the place of the old, no more than they need', async () => {
  const { plan, one, two, a, b, c } = await threeDistricts();
  await allocated(plan, [
    { team: one, day: 1, half: 'am', to: a },
    { team: one, day: 1, half: 'pm', to: b },
    { team: two, day: 1, half: 'am', to: c },
    { team: two, day: 1, half: 'pm', to: c },
  ]);
  const { allocations } = await cutAndAccept(plan, 2);
  expect(allocations.followed.length + allocations.ended.length).toBe(4);
  const { districts, allocations: standing } = await allocationsOf(plan);
  expect(standing).toHaveLength(allocations.followed.length);
  expect(districts.filter(({ is_live }) => !is_live)).toEqual([]);
  expect(districts.every(({ given: half_days, needed }) => half_days <= needed)).toBe(true);
});

test('a district that leaves the scope frees its teams', async () => {
  const { plan, one, a, b } = await threeDistricts();
  await allocated(plan, [
    { team: one, day: 1, half: 'am', to: a },
    { team: one, day: 2, half: 'am', to: b },
  ]);
  const { name, state, settings, revision } = await shown(plan);
  // Rows of twenty houses: the first row only.
  const scope = { ...settings.scope, polygons: [around([0, 0], [19, 0])] };
  const changed = await plan.clerk.put(
    plan.at,
    { name, state, settings: { ...settings, scope } },
    { version: revision },
  );
  expect(changed.status).toBe(200);
  const answer = await plan.clerk.put(`${plan.at}/stops`, undefined, { version: revision + 1 });
  const { removed, allocations } = StopsTaken.parse(await answer.json());
  expect(removed).toBe(40);
  expect(allocations).toMatchObject({ followed: [], ended: [{ day: inDays(2), district_number: 2 }] });
  expect(await placesOf(plan)).toEqual(['1 am in 1']);
});

test('a plan that is closed frees its teams, and its history says how many half days', async () => {
  const { plan, one, a } = await threeDistricts();
  await allocated(plan, [
    { team: one, day: -1, half: 'am', to: a },
    { team: one, day: 1, half: 'am', to: a },
    { team: one, day: 1, half: 'pm', to: a },
  ]);
  const { name, settings, revision } = await shown(plan);
  const closed = { name, settings, state: 'closed' };
  expect((await plan.clerk.put(plan.at, closed, { version: revision })).status).toBe(200);
  expect(await placesOf(plan)).toEqual(['-1 am in 1']);
  expect((await shown(plan)).last_edit).toMatchObject({ kind: 'settings', summary: { freed: 2 } });
});

describe('progress by team', () => {
  async function report(plan: InPlan, stop_ids: readonly number[], state: string): Promise<void> {
    const answer = await plan.clerk.post(`${plan.at}/stops/states`, {
      stop_ids,
      state,
      note: null,
      survey_number: null,
    });
    expect(answer.status).toBe(200);
  }

  test('counts a visit for the team that the district was given to, and says what no team was given to', async () => {
    const { plan, one, two, a, b } = await threeDistricts();
    // Whatever the hour: both half days of today.
    await allocated(plan, [
      { team: one, day: 0, half: 'am', to: a },
      { team: one, day: 0, half: 'pm', to: a },
      { team: two, day: -1, half: 'pm', to: b },
      { team: two, day: 2, half: 'pm', to: b },
    ]);
    const { stop_id, district, districts } = await columnsOf(plan);
    const of = (id: string) => stop_id.filter((_, index) => districts[district[index] ?? -1] === id);
    await report(plan, of(a).slice(0, 5), 'done');
    await report(plan, of(a).slice(5, 7), 'absent');
    await report(plan, of(b).slice(0, 4), 'done');
    await sql`UPDATE surveys.plan_building SET state_at = state_at - interval '1 day'
      WHERE stop_id = ANY (${of(b).slice(0, 3)}::bigint[])`.execute(town.house.db);
    const answer = await plan.clerk.get(`${plan.at}/progress`);
    const { teams, without_team } = Progress.parse(await answer.json());
    expect(teams).toMatchObject([
      {
        team_id: one.team_id,
        districts: [1],
        today: { visited: 7, finished: 5 },
        total: { visited: 7, finished: 5 },
      },
      {
        team_id: two.team_id,
        districts: [],
        today: { visited: 0, finished: 0 },
        total: { visited: 3, finished: 3 },
        given_minutes: 180,
      },
    ]);
    expect(teams[0]?.finished_minutes).toBeGreaterThan(0);
    expect(without_team).toEqual({ visited: 1, finished: 1 });
  });

  test('counts a house that one team found empty and another finished for both, and not what was taken back', async () => {
    const { plan, one, two, a } = await threeDistricts();
    await allocated(plan, [
      { team: one, day: -1, half: 'am', to: a },
      { team: one, day: -1, half: 'pm', to: a },
      { team: two, day: 0, half: 'am', to: a },
      { team: two, day: 0, half: 'pm', to: a },
    ]);
    const { stop_id, district, districts } = await columnsOf(plan);
    const stops = stop_id.filter((_, index) => districts[district[index] ?? -1] === a).slice(0, 4);
    await report(plan, stops, 'absent');
    await report(plan, stops.slice(3), 'untouched');
    await sql`UPDATE surveys.stop_report SET reported_at = reported_at - interval '1 day'
      WHERE plan_id = ${plan.plan_id}`.execute(town.house.db);
    await report(plan, stops.slice(0, 3), 'done');
    const { teams } = Progress.parse(await (await plan.clerk.get(`${plan.at}/progress`)).json());
    expect(teams).toMatchObject([
      { team_id: one.team_id, today: { visited: 0, finished: 0 }, total: { visited: 3, finished: 0 } },
      { team_id: two.team_id, today: { visited: 3, finished: 3 }, total: { visited: 3, finished: 3 } },
    ]);
  });

  test('stays with the team when its district is merged away', async () => {
    const { plan, one, a, b } = await threeDistricts();
    await allocated(plan, [
      { team: one, day: -1, half: 'am', to: b },
      { team: one, day: -1, half: 'pm', to: b },
    ]);
    const { stop_id, district, districts } = await columnsOf(plan);
    const stops = stop_id.filter((_, index) => districts[district[index] ?? -1] === b).slice(0, 2);
    await report(plan, stops, 'done');
    await sql`UPDATE surveys.plan_building SET state_at = state_at - interval '1 day'
      WHERE plan_id = ${plan.plan_id} AND state = 'done'`.execute(town.house.db);
    await edited(plan, { kind: 'merge', districts: [a, b] });
    const { teams } = Progress.parse(await (await plan.clerk.get(`${plan.at}/progress`)).json());
    expect(teams).toMatchObject([{ team_id: one.team_id, total: { visited: 2, finished: 2 } }]);
  });
});
