// 割当: half days of teams in districts. Nothing is booked twice, whoever writes; who comes second hears what stands.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { AllocationsSet } from '../../api/surveys/allocation/allocation.contract.ts';
import { testHouse } from '../support/house.ts';
import { aColleague, shown } from '../support/planning.ts';
import type { InPlan } from '../support/planning.ts';
import {
  aDrawnPlan,
  aPlanWithTeams,
  allocationsOf,
  cellsOf,
  give,
  allocated,
  inDays,
  liveIds,
  problemOf,
  proposed,
} from '../support/teams.ts';

const town = await testHouse();
const { db } = town.house;

describe('half days', () => {
  test('are given, counted and taken back', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 1);
    const [team] = teams;
    const before = await allocationsOf(plan);
    expect(before.figures).toMatchObject({ present: 6, idle: 6, given: 0, unallocated: 2, last_on: null });
    expect(before.districts.every(({ needed, given: half_days }) => needed > 0 && half_days === 0)).toBe(
      true,
    );

    const set = await allocated(plan, [{ team, day: 2, half: 'am', to: ids[0], is_kept: true }]);
    expect(set.allocations).toMatchObject([
      { team_id: team.team_id, day: inDays(2), half: 'am', is_kept: true },
    ]);
    expect(set.districts).toMatchObject([{ district_id: ids[0], given: 1 }]);
    const after = await allocationsOf(plan);
    expect(after.figures).toEqual(set.figures);
    expect(after.figures).toMatchObject({ idle: 5, given: 1, last_on: inDays(2) });

    await allocated(plan, [{ team, day: 2, half: 'am', to: null, seen: ids[0] }]);
    expect((await allocationsOf(plan)).figures).toEqual(before.figures);
  });

  test('change places in one act', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 2);
    const [one, two] = teams;
    const [first, second = ''] = ids;
    if (two === undefined) throw new Error('two teams');
    await allocated(plan, [
      { team: one, day: 1, half: 'am', to: first },
      { team: two, day: 1, half: 'am', to: second },
    ]);
    await allocated(plan, [
      { team: one, day: 1, half: 'am', to: second, seen: first },
      { team: two, day: 1, half: 'am', to: first, seen: second },
    ]);
    expect(await cellsOf(plan)).toEqual(
      expect.arrayContaining([
        [one.team_id, inDays(1), 'am', second],
        [two.team_id, inDays(1), 'am', first],
      ]),
    );
  });

  test('keep who gave them where only 固定 changes', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const [team] = teams;
    const first = await allocated(plan, [{ team, day: 1, half: 'am', to: ids[0] }]);
    const colleague = await aColleague(town, plan);
    const second = await allocated(colleague, [
      { team, day: 1, half: 'am', to: ids[0], seen: ids[0], is_kept: true },
    ]);
    expect(second.allocations).toMatchObject([
      { is_kept: true, given_by: first.allocations[0]?.given_by, given_at: first.allocations[0]?.given_at },
    ]);
  });

  test('may be written down for the past, also in a district that has ended since', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 1, [-1, 1]);
    const [team] = teams;
    const answer = await plan.clerk.post(`${plan.at}/edits`, {
      revision: (await shown(plan)).revision,
      edit: { kind: 'merge', districts: ids },
    });
    expect(answer.status).toBe(201);
    await allocated(plan, [{ team, day: -1, half: 'pm', to: ids[1] ?? '' }]);
    const ahead = await give(plan, [{ team, day: 1, half: 'pm', to: ids[1] ?? '' }]);
    expect((await problemOf(ahead)).slug).toBe('surveys/district-over');
    const { districts } = await allocationsOf(plan);
    expect(districts).toMatchObject([{ is_live: true }, { district_id: ids[1], is_live: false, needed: 0 }]);
  });
});

describe('who comes second', () => {
  test('of two who give one half day at the same moment, one hears what the other gave', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 1);
    const colleague = await aColleague(town, plan);
    const [team] = teams;
    const [first, second = ''] = ids;
    const answers = await Promise.all([
      give(plan, [{ team, day: 1, half: 'am', to: first }]),
      give(colleague, [{ team, day: 1, half: 'am', to: second }]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status);
    if (won === undefined || lost === undefined) throw new Error('two answers');
    const [stands] = AllocationsSet.parse(await won.json()).allocations;
    const number = stands?.district_id === first ? 1 : 2;
    const { slug, errors } = await problemOf(lost);
    expect(slug).toBe('surveys/allocation-moved-on');
    expect(errors).toEqual([
      { pointer: '/set/0', code: 'taken', message: expect.stringContaining(`いま${number}区に`) },
    ]);
    expect(await cellsOf(plan)).toEqual([[team.team_id, inDays(1), 'am', stands?.district_id]]);
  });

  test('of two who send teams to one district at the same moment, one hears whose it is', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 2);
    const colleague = await aColleague(town, plan);
    const [one, two] = teams;
    if (two === undefined) throw new Error('two teams');
    const answers = await Promise.all([
      give(plan, [{ team: one, day: 1, half: 'am', to: ids[0] }]),
      give(colleague, [{ team: two, day: 1, half: 'am', to: ids[0] }]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const { errors } = await problemOf(lost ?? new Response('{}'));
    expect(errors).toMatchObject([
      { code: 'district_taken', message: expect.stringMatching(/1区には、いま[12]班が/) },
    ]);
    expect(await cellsOf(plan)).toHaveLength(1);
  });

  test('saw something else than what stands: nothing of the act is done', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 1);
    const [team] = teams;
    const [first, second = ''] = ids;
    await allocated(plan, [{ team, day: 1, half: 'am', to: first }]);
    const answer = await give(plan, [
      { team, day: 1, half: 'pm', to: second },
      { team, day: 1, half: 'am', to: second },
      { team, day: 2, half: 'am', to: null, seen: second },
    ]);
    expect(answer.status).toBe(409);
    expect((await problemOf(answer)).errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/set/1', 'taken'],
    ]);
    expect(await cellsOf(plan)).toEqual([[team.team_id, inDays(1), 'am', first]]);
  });

  test('asks for what stands already: that is no conflict', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const [team] = teams;
    const step = { team, day: 1, half: 'am', to: ids[0] } as const;
    await allocated(plan, [step]);
    expect((await allocated(plan, [step])).allocations).toHaveLength(1);
  });

  test('finds the team in another plan of the disaster, and hears in which', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const [team] = teams;
    await allocated(plan, [{ team, day: 1, half: 'am', to: ids[0] }]);
    const other = await aDrawnPlan(plan.town, 1);
    const [district] = await liveIds(other);
    const answer = await give(other, [{ team, day: 1, half: 'am', to: district }]);
    expect(answer.status).toBe(409);
    const { name } = await shown(plan);
    expect((await problemOf(answer)).errors).toMatchObject([
      { code: 'elsewhere', message: expect.stringContaining(name) },
    ]);
    expect(await allocationsOf(other)).toMatchObject({
      allocations: [],
      elsewhere: [{ team_id: team.team_id, plan_id: plan.plan_id, plan_name: name }],
      figures: { present: 6, idle: 5 },
    });
  });

  test('sends after a proposal, when the plan has moved on: all is refused', async () => {
    const { plan, ids } = await aPlanWithTeams(town, 2, 1);
    const { revision, set } = await proposed(plan);
    await plan.clerk.post(`${plan.at}/edits`, {
      revision,
      edit: { kind: 'lock', districts: [ids[0]], is_locked: true },
    });
    const answer = await plan.clerk.put(`${plan.at}/allocations`, { revision, set });
    expect((await problemOf(answer)).slug).toBe('surveys/plan-moved-on');
  });
});

describe('a proposal for a hundred teams', () => {
  test('is saved as one act: 120 teams in as many districts for a month', async () => {
    const { plan } = await aPlanWithTeams(town, 1, 1);
    const { municipality_code, disaster_code } = plan.town.disaster;
    const steps = await sql<{ team_id: string; district_id: string; day: string; half: 'am' | 'pm' }>`
      WITH pair AS MATERIALIZED (SELECT n, gen_random_uuid() AS team_id, gen_random_uuid() AS district_id FROM generate_series(2, 121) AS n),
      day AS (SELECT current_date + n AS day FROM generate_series(2, 31) AS n),
      district AS (
        INSERT INTO surveys.district (district_id, municipality_code, plan_id, district_number, work_minutes, walking_minutes,
          walking_metres, approach_minutes, pieces, born_revision)
        SELECT district_id, ${municipality_code}, ${plan.plan_id}, n, 360, 0, 0, 0, 1, 1 FROM pair),
      team AS (
        INSERT INTO surveys.team (team_id, municipality_code, disaster_code, team_number, name, organisation, created_by)
        SELECT team_id, ${municipality_code}, ${disaster_code}, 100 + n, '班' || n, 'むすび市', ${plan.clerk.account.account_id} FROM pair),
      present AS (
        INSERT INTO surveys.team_day (team_id, day, municipality_code, disaster_code)
        SELECT team_id, day, ${municipality_code}, ${disaster_code} FROM pair, day)
      SELECT team_id, district_id, day, half FROM pair, day, unnest('{am,pm}'::text[]) AS half`.execute(db);
    const set = steps.rows.map((cell) => ({ ...cell, is_kept: false, seen: null }));
    const answer = await plan.clerk.put(`${plan.at}/allocations`, { set });
    expect(answer.status).toBe(200);
    expect(AllocationsSet.parse(await answer.json()).figures).toMatchObject({ given: 7_200 });
    expect((await allocationsOf(plan)).allocations).toHaveLength(7_200);
  });
});

describe('what cannot be given', () => {
  test('a day on which the team is not there', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const answer = await give(plan, [{ team: teams[0], day: 9, half: 'am', to: ids[0] }]);
    expect(answer.status).toBe(409);
    expect(await problemOf(answer)).toMatchObject({
      slug: 'surveys/team-absent',
      errors: [{ pointer: '/set/0', code: 'absent' }],
    });
  });

  test('one district to two teams in one act', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 2);
    const [one, two] = teams;
    if (two === undefined) throw new Error('two teams');
    const answer = await give(plan, [
      { team: one, day: 1, half: 'am', to: ids[0] },
      { team: two, day: 1, half: 'am', to: ids[0] },
    ]);
    expect((await problemOf(answer)).errors).toMatchObject([{ pointer: '/set/1', code: 'district_taken' }]);
  });

  test('a half day that stands twice in one act', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const step = { team: teams[0], day: 1, half: 'am', to: ids[0] } as const;
    expect((await give(plan, [step, step])).status).toBe(422);
  });

  test("another town's team, and a district of another plan", async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const neighbour = await aPlanWithTeams(town, 1, 1);
    const foreign = await give(plan, [{ team: neighbour.teams[0], day: 1, half: 'am', to: ids[0] }]);
    expect(foreign.status).toBe(404);
    const other = await give(plan, [{ team: teams[0], day: 1, half: 'am', to: neighbour.ids[0] }]);
    expect(other.status).toBe(404);
    expect((await neighbour.plan.clerk.get(`${plan.at}/allocations`)).status).toBe(404);
    expect(await cellsOf(plan)).toEqual([]);
  });

  test('anything in a plan that is closed', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const { name, settings, revision } = await shown(plan);
    await plan.clerk.put(plan.at, { name, settings, state: 'closed' }, { version: revision });
    const answer = await give(plan, [{ team: teams[0], day: 1, half: 'am', to: ids[0] }]);
    expect((await problemOf(answer)).slug).toBe('surveys/plan-closed');
  });
});

describe('the database itself', () => {
  async function insert(
    plan: InPlan,
    row: { team_id: string; day: number; half?: string; district_id: string },
  ) {
    const { municipality_code, disaster_code } = plan.town.disaster;
    await sql`INSERT INTO surveys.allocation (team_id, day, half, municipality_code, disaster_code, plan_id, district_id, given_by)
      VALUES (${row.team_id}, ${inDays(row.day)}, ${row.half ?? 'am'}, ${municipality_code}, ${disaster_code}, ${plan.plan_id},
        ${row.district_id}, ${plan.clerk.account.account_id})`.execute(db);
  }

  test('keeps a team in one place and a district with one team', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 2);
    const [one, two] = teams;
    await insert(plan, { team_id: one.team_id, day: 1, district_id: ids[0] });
    await expect(
      insert(plan, { team_id: one.team_id, day: 1, district_id: ids[1] ?? '' }),
    ).rejects.toMatchObject({ constraint: 'allocation_pkey' });
    await expect(
      insert(plan, { team_id: two?.team_id ?? '', day: 1, district_id: ids[0] }),
    ).rejects.toMatchObject({ constraint: 'allocation_district_once' });
  });

  test('gives no day on which the team is not there, and no third half', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    const { team_id } = teams[0];
    await expect(insert(plan, { team_id, day: 9, district_id: ids[0] })).rejects.toMatchObject({
      constraint: 'allocation_team_day_fkey',
    });
    await expect(insert(plan, { team_id, day: 1, half: 'night', district_id: ids[0] })).rejects.toMatchObject(
      { constraint: 'allocation_half_known' },
    );
  });

  test('does not take away a day that is given', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
    await insert(plan, { team_id: teams[0].team_id, day: 1, district_id: ids[0] });
    await expect(
      sql`DELETE FROM surveys.team_day WHERE team_id = ${teams[0].team_id}`.execute(db),
    ).rejects.toMatchObject({ constraint: 'allocation_team_day_fkey' });
  });

  test('sends no team of another town or disaster, whatever the row says its own is', async () => {
    const { plan, ids } = await aPlanWithTeams(town, 1, 1);
    const { teams } = await aPlanWithTeams(town, 1, 1);
    await expect(
      insert(plan, { team_id: teams[0].team_id, day: 1, district_id: ids[0] }),
    ).rejects.toMatchObject({ constraint: 'allocation_team_fkey' });
  });

  test('lets no district end with half days ahead, and sends nobody to one that has ended', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 1);
    const [first, second = ''] = ids;
    await insert(plan, { team_id: teams[0].team_id, day: 1, district_id: second });
    const end = db.transaction().execute(async (trx) => {
      await sql`UPDATE surveys.plan_building SET district_id = ${first} WHERE district_id = ${second}`.execute(
        trx,
      );
      await sql`UPDATE surveys.district SET retired_revision = 99 WHERE district_id = ${second}`.execute(trx);
    });
    await expect(end).rejects.toMatchObject({ constraint: 'district_ends_unallocated' });
    await sql`DELETE FROM surveys.allocation WHERE plan_id = ${plan.plan_id}`.execute(db);
    await sql`UPDATE surveys.plan_building SET district_id = ${first} WHERE district_id = ${second}`.execute(
      db,
    );
    await sql`UPDATE surveys.district SET retired_revision = 99 WHERE district_id = ${second}`.execute(db);
    await expect(
      insert(plan, { team_id: teams[0].team_id, day: 1, district_id: second }),
    ).rejects.toMatchObject({ constraint: 'allocation_in_live_district' });
  });
});

test('a plan that nobody has begun goes with its allocations', async () => {
  const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1);
  await allocated(plan, [{ team: teams[0], day: 1, half: 'am', to: ids[0] }]);
  const { revision } = await shown(plan);
  expect((await plan.clerk.delete(plan.at, { version: revision })).status).toBe(200);
});
