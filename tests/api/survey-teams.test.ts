// 班 and 調査員: who is there on which day, nobody in two teams, names read with an audit row.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { Team, TeamRemoved } from '../../api/surveys/allocation/teams.contract.ts';
import { testHouse } from '../support/house.ts';
import { aColleague, aTownToPlan } from '../support/planning.ts';
import type { PlannedTown } from '../support/planning.ts';
import { aDisaster } from '../support/town.ts';
import {
  aDrawnPlan,
  aSurveyor,
  aTeam,
  allocated,
  inDays,
  liveIds,
  problemOf,
  putDays,
  teamsOf,
} from '../support/teams.ts';

const town = await testHouse();

const change = ({ team_number, name, organisation, vehicle, phone, base, note }: Team) => ({
  team_number,
  name,
  organisation,
  vehicle,
  phone,
  base,
  note,
});

async function audited(
  planned: PlannedTown,
  action: string,
): Promise<{ persons: string[]; details: string }[]> {
  return town.house.db
    .selectFrom('audit.entry')
    .select(['persons', sql<string>`details::text`.as('details')])
    .where('municipality_code', '=', planned.municipality.municipality_code)
    .where('action', '=', action)
    .execute();
}

describe('a team', () => {
  test('gets the next number, and no number twice', async () => {
    const planned = await aTownToPlan(town, 1);
    const [one, two] = [await aTeam(planned), await aTeam(planned)];
    expect([one.team_number, two.team_number]).toEqual([1, 2]);
    const answer = await planned.clerk.put(
      `${planned.path}/survey-teams/${two.team_id}`,
      { ...change(two), team_number: 1 },
      { version: two.version },
    );
    expect(answer.status).toBe(409);
    expect((await problemOf(answer)).slug).toBe('surveys/team-number-taken');
  });

  test('is changed by who saw its last version only', async () => {
    const planned = await aTownToPlan(town, 1);
    const team = await aTeam(planned);
    const address = `${planned.path}/survey-teams/${team.team_id}`;
    const base = { lon: 143.51, lat: 36.01 };
    const changed = await planned.clerk.put(
      address,
      { ...change(team), vehicle: '公用車 3', base },
      { version: 1 },
    );
    expect(Team.parse(await changed.json())).toMatchObject({ vehicle: '公用車 3', base, version: 2 });
    expect((await planned.clerk.put(address, change(team), { version: 1 })).status).toBe(412);
    expect((await teamsOf(planned))[0]).toMatchObject({ vehicle: '公用車 3' });
  });

  test('that never had a district is removed with its days', async () => {
    const planned = await aTownToPlan(town, 1);
    const surveyor = await aSurveyor(planned);
    const team = await aTeam(planned, { days: [0, 1], members: [surveyor.surveyor_id] });
    const answer = await planned.clerk.delete(`${planned.path}/survey-teams/${team.team_id}`, {
      version: team.version,
    });
    expect(TeamRemoved.parse(await answer.json())).toEqual({ outcome: 'removed' });
    expect(await teamsOf(planned)).toEqual([]);
  });

  test('with half days ahead stays until they are taken back; with work behind it, it ends and keeps its past', async () => {
    const planned = await aTownToPlan(town, 10);
    const plan = await aDrawnPlan(planned, 1);
    const [district] = await liveIds(plan);
    const team = await aTeam(planned, { days: [-1, 1, 2] });
    const address = `${planned.path}/survey-teams/${team.team_id}`;
    await allocated(plan, [
      { team, day: -1, half: 'am', to: district },
      { team, day: 1, half: 'am', to: district },
    ]);
    const refused = await planned.clerk.delete(address, { version: team.version });
    expect(refused.status).toBe(409);
    expect((await problemOf(refused)).slug).toBe('surveys/team-allocated');

    await allocated(plan, [{ team, day: 1, half: 'am', to: null, seen: district }]);
    const answer = await planned.clerk.delete(address, { version: team.version });
    expect(TeamRemoved.parse(await answer.json())).toEqual({ outcome: 'ended' });
    const [ended] = await teamsOf(planned);
    expect(ended).toMatchObject({ ended_on: inDays(0), days: [{ day: inDays(-1), members: [] }] });
    const again = await planned.clerk.put(address, change(team), { version: ended?.version ?? 0 });
    expect((await problemOf(again)).slug).toBe('surveys/team-ended');
    await expect(
      sql`INSERT INTO surveys.team_day (team_id, day, municipality_code, disaster_code)
        VALUES (${team.team_id}, ${inDays(3)}, ${plan.town.disaster.municipality_code}, ${plan.town.disaster.disaster_code})`.execute(
        town.house.db,
      ),
    ).rejects.toThrow('no day after');
  });
});

describe('the days of a team', () => {
  test('are set as a whole from a day on; what was before stays', async () => {
    const planned = await aTownToPlan(town, 1);
    const team = await aTeam(planned, { days: [-1, 1, 2] });
    const answer = await planned.clerk.put(
      `${planned.path}/survey-teams/${team.team_id}/days`,
      { from: inDays(0), days: [{ day: inDays(5), members: [] }] },
      { version: team.version },
    );
    const changed = Team.parse(await answer.json());
    expect(changed.days.map(({ day }) => day)).toEqual([inDays(-1), inDays(5)]);
    expect(changed.version).toBe(team.version + 1);
  });

  test('do not lose one that is given to a district, and the answer says which', async () => {
    const planned = await aTownToPlan(town, 10);
    const plan = await aDrawnPlan(planned, 1);
    const [district] = await liveIds(plan);
    const team = await aTeam(planned, { days: [1, 2] });
    await allocated(plan, [{ team, day: 2, half: 'pm', to: district }]);
    const answer = await putDays(planned, team, [1]);
    expect(answer.status).toBe(409);
    const { slug, errors } = await problemOf(answer);
    expect(slug).toBe('surveys/team-day-allocated');
    expect(errors).toEqual([
      { pointer: '/days', code: 'allocated', message: expect.stringMatching(/午後は、1区に/) },
    ]);
    expect((await teamsOf(planned))[0]?.days).toHaveLength(2);
  });

  test('hold a person in one team a day', async () => {
    const planned = await aTownToPlan(town, 1);
    const { surveyor_id } = await aSurveyor(planned);
    const [one, two] = [await aTeam(planned, { days: [1, 2], members: [surveyor_id] }), await aTeam(planned)];
    const answer = await putDays(planned, two, [2, 3], [surveyor_id]);
    expect(answer.status).toBe(409);
    const { slug, errors } = await problemOf(answer);
    expect(slug).toBe('surveys/surveyor-elsewhere');
    expect(errors?.map(({ code, message }) => [code, message.includes('1班')])).toEqual([
      ['elsewhere', true],
    ]);
    expect((await putDays(planned, two, [3], [surveyor_id])).status).toBe(200);
    expect((await putDays(planned, one, [1], [surveyor_id])).status).toBe(200);
  });

  test('of two teams that take one person at the same moment, one is refused', async () => {
    const planned = await aTownToPlan(town, 1);
    const { surveyor_id } = await aSurveyor(planned);
    const [one, two] = [await aTeam(planned), await aTeam(planned)];
    const answers = await Promise.all([
      putDays(planned, one, [1], [surveyor_id]),
      putDays(planned, two, [1], [surveyor_id]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const members = (await teamsOf(planned)).flatMap(({ days }) => days.flatMap((day) => day.members));
    expect(members).toEqual([surveyor_id]);
  });

  test('come once each, and not before the first', async () => {
    const planned = await aTownToPlan(town, 1);
    const team = await aTeam(planned);
    const address = `${planned.path}/survey-teams/${team.team_id}/days`;
    const day = { day: inDays(1), members: [] };
    for (const body of [
      { from: inDays(0), days: [day, day] },
      { from: inDays(2), days: [day] },
    ])
      expect((await planned.clerk.put(address, body, { version: team.version })).status).toBe(422);
  });
});

describe('surveyors', () => {
  test('are named in one place, and who looks there is written down', async () => {
    const planned = await aTownToPlan(town, 1);
    const { surveyor_id } = await aSurveyor(planned, '汐見 あらた');
    await aTeam(planned, { days: [1], members: [surveyor_id] });
    const teams = await (await planned.clerk.get(`${planned.path}/survey-teams`)).text();
    expect(teams).toContain(surveyor_id);
    expect(teams).not.toContain('汐見');
    const list = await (await planned.clerk.get(`${planned.path}/survey-surveyors`)).text();
    expect(list).toContain('汐見 あらた');
    expect(await audited(planned, 'surveys.surveyors')).toMatchObject([
      { persons: [`surveyor:${surveyor_id}`] },
    ]);
  });

  test('leave only when they are in no team', async () => {
    const planned = await aTownToPlan(town, 1);
    const [one, two] = [await aSurveyor(planned), await aSurveyor(planned)];
    await aTeam(planned, { days: [1], members: [one.surveyor_id] });
    const remove = (id: string) =>
      planned.clerk.delete(`${planned.path}/survey-surveyors/${id}`, { version: 1 });
    expect((await problemOf(await remove(one.surveyor_id))).slug).toBe('surveys/surveyor-in-team');
    expect((await remove(two.surveyor_id)).status).toBe(200);
  });

  test('of another disaster are not there', async () => {
    const planned = await aTownToPlan(town, 1);
    const other = await aDisaster(town, planned.municipality);
    const there = { clerk: planned.clerk, path: `/api/${other.municipality_code}/${other.disaster_code}` };
    const { surveyor_id } = await aSurveyor(there);
    const foreign = await aTeam(there);
    const team = await aTeam(planned);
    const answer = await putDays(planned, team, [1], [surveyor_id]);
    expect([answer.status, (await problemOf(answer)).slug]).toEqual([422, 'surveys/surveyor-unknown']);
    expect((await putDays(planned, foreign, [1])).status).toBe(404);
    expect((await teamsOf(planned)).map(({ team_id }) => team_id)).toEqual([team.team_id]);
  });
});

test('another town sees none of it', async () => {
  const planned = await aTownToPlan(town, 1);
  const neighbour = await aTownToPlan(town, 1);
  const { surveyor_id } = await aSurveyor(planned);
  const team = await aTeam(planned, { days: [1], members: [surveyor_id] });
  expect(await teamsOf(neighbour)).toEqual([]);
  expect((await putDays(neighbour, team, [1])).status).toBe(404);
  expect((await putDays(neighbour, await aTeam(neighbour), [1], [surveyor_id])).status).toBe(422);
  const plan = await aDrawnPlan(planned, 1);
  expect((await teamsOf({ ...planned, clerk: (await aColleague(town, plan)).clerk })).length).toBe(1);
});
