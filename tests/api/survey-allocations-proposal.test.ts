// A proposal of allocations: what it gives, what it leaves alone, and that it can be carried out as it is.
import { describe, expect, test } from 'vitest';
import { testHouse } from '../support/house.ts';
import { aTownToPlan } from '../support/planning.ts';
import {
  aDrawnPlan,
  aPlanWithTeams,
  aTeam,
  allocated,
  allocationsOf,
  cellsOf,
  inDays,
  proposed,
} from '../support/teams.ts';

const town = await testHouse();

describe('a proposal', () => {
  test('gives every district what it needs, and is carried out as it is', async () => {
    const { plan, teams } = await aPlanWithTeams(town, 4, 3);
    const { revision, set, figures } = await proposed(plan);
    expect(figures).toMatchObject({ allocated: 4, short: [], finished_on: expect.any(String) });
    expect(figures.teams.map(({ team_id }) => team_id)).toEqual(teams.map(({ team_id }) => team_id));
    expect(await cellsOf(plan)).toEqual([]);
    const answer = await plan.clerk.put(`${plan.at}/allocations`, { revision, set });
    expect(answer.status).toBe(200);
    const after = await allocationsOf(plan);
    expect(after.figures).toMatchObject({
      unallocated: 0,
      partly: 0,
      beyond_need: 0,
      last_on: figures.finished_on,
    });
    expect(await proposed(plan)).toMatchObject({ set: [], figures: { allocated: 4, short: [] } });
  });

  test('says what each district lacks where half days do not suffice', async () => {
    const { plan } = await aPlanWithTeams(town, 4, 1, [1]);
    const { figures, set } = await proposed(plan);
    expect(set).toHaveLength(2);
    const { districts } = await allocationsOf(plan);
    const needed = districts.reduce((sum, district) => sum + district.needed, 0);
    expect(figures.short.reduce((sum, { lacks }) => sum + lacks, 0)).toBe(needed - 2);
    expect(figures).toMatchObject({ idle: 0, spare: 0 });
  });

  test('leaves alone what is 固定, and gives the rest anew only where asked', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 2, 2);
    const [one, two] = teams;
    if (two === undefined) throw new Error('two teams');
    const last = ids[1] ?? '';
    await allocated(plan, [
      { team: one, day: 3, half: 'pm', to: ids[0], is_kept: true },
      { team: two, day: 3, half: 'pm', to: last },
    ]);
    const fill = await proposed(plan);
    expect(fill.set.filter(({ day, half }) => day === inDays(3) && half === 'pm')).toEqual([]);
    const anew = await proposed(plan, { keep: 'kept' });
    expect(anew.set).toContainEqual({
      team_id: two.team_id,
      day: inDays(3),
      half: 'pm',
      district_id: null,
      is_kept: false,
      seen: last,
    });
    expect(
      anew.set.some(
        ({ team_id, day, half }) => team_id === one.team_id && day === inDays(3) && half === 'pm',
      ),
    ).toBe(false);
    const answer = await plan.clerk.put(`${plan.at}/allocations`, { revision: anew.revision, set: anew.set });
    expect(answer.status).toBe(200);
    expect((await allocationsOf(plan)).figures).toMatchObject({ unallocated: 0, partly: 0, beyond_need: 0 });
  });

  test('keeps to the days and teams that are asked for, to the days of the plan, and to what is still to come', async () => {
    const planned = await aTownToPlan(town, 40);
    const plan = await aDrawnPlan(planned, 4, { start_on: inDays(1), days_off: [inDays(2)] });
    const one = await aTeam(planned, { days: [-2, -1, 0, 1, 2, 3, 4] });
    await aTeam(planned, { days: [1, 2, 3, 4] });
    const { set } = await proposed(plan, { teams: [one.team_id], until: inDays(3) });
    expect([...new Set(set.map(({ team_id }) => team_id))]).toEqual([one.team_id]);
    expect([...new Set(set.map(({ day }) => day))]).toEqual([inDays(1), inDays(3)]);
    const later = await proposed(plan, { from: inDays(4) });
    expect([...new Set(later.set.map(({ day }) => day))]).toEqual([inDays(4)]);
  });

  test('does not count half days in which a team is given in another plan', async () => {
    const { plan, ids, teams } = await aPlanWithTeams(town, 1, 1, [1]);
    await allocated(plan, [{ team: teams[0], day: 1, half: 'am', to: ids[0] }]);
    const other = await aDrawnPlan(plan.town, 1);
    const { set } = await proposed(other);
    expect(set.map(({ half }) => half)).toEqual(['pm']);
  });
});
