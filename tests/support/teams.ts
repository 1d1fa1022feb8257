// 班 of a planned town, and half days given to them.
import { expect } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { ProblemDocument } from '../../api/http/problem.ts';
import { Allocations, AllocationsSet, Proposal } from '../../api/surveys/allocation/allocation.contract.ts';
import type { ProposalQuestion } from '../../api/surveys/allocation/allocation.contract.ts';
import { Surveyor, Team } from '../../api/surveys/allocation/teams.contract.ts';
import { dayInJapan } from '../../api/surveys/capacity.queries.ts';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import type { TestHouse } from './house.ts';
import { aFilledPlan, aTownToPlan, columnsOf, districtsOf, shown } from './planning.ts';
import type { InPlan, PlannedTown } from './planning.ts';
import type { SignedIn } from './town.ts';

const dayLength = 86_400_000;

/** The day in Japan so many days from today. */
export function inDays(count: number): string {
  return dayInJapan(new Date(Date.now() + count * dayLength));
}

/** A plan in so many districts of neighbouring houses, about as many in each: drawn by hand, which is quick. */
export async function aDrawnPlan(
  planned: PlannedTown,
  districts: number,
  settings: Partial<PlanSettings> = {},
): Promise<InPlan> {
  const plan = await aFilledPlan(planned, settings);
  const { stop_id, lon, lat } = await columnsOf(plan);
  const rows = stop_id.map((id, index) => ({ id, lon: lon[index] ?? 0, row: (lat[index] ?? 0).toFixed(5) }));
  const stops = rows
    .toSorted((one, other) => Number(one.row) - Number(other.row) || one.lon - other.lon)
    .map(({ id }) => id);
  const each = Math.ceil(stops.length / districts);
  for (let first = 0; first < stops.length; first += each) {
    const answer = await plan.clerk.post(`${plan.at}/edits`, {
      revision: (await shown(plan)).revision,
      edit: { kind: 'move', stops: stops.slice(first, first + each), to_district: null },
    });
    expect(answer.status).toBe(201);
  }
  return plan;
}

type At = Pick<PlannedTown, 'path'> & { clerk: SignedIn };

interface TeamGiven {
  organisation?: string;
  base?: { lon: number; lat: number } | null;
  /** Days from today on which it is there. */
  days?: readonly number[];
  members?: readonly string[];
}

export async function aTeam({ clerk, path }: At, given: TeamGiven = {}): Promise<Team> {
  const team_id = uuidv7();
  const answer = await clerk.post(`${path}/survey-teams`, {
    team_id,
    team_number: null,
    name: `班 ${team_id.slice(-6)}`,
    organisation: given.organisation ?? 'むすび市',
    vehicle: '',
    phone: null,
    base: given.base ?? null,
    note: null,
  });
  expect(answer.status).toBe(201);
  const team = Team.parse(await answer.json());
  if (given.days === undefined) return team;
  const there = await putDays({ clerk, path }, team, given.days, given.members);
  expect(there.status).toBe(200);
  return Team.parse(await there.json());
}

export async function putDays(
  { clerk, path }: At,
  { team_id, version }: Pick<Team, 'team_id' | 'version'>,
  days: readonly number[],
  members: readonly string[] = [],
): Promise<Response> {
  return clerk.put(
    `${path}/survey-teams/${team_id}/days`,
    { from: inDays(-30), days: days.map((count) => ({ day: inDays(count), members })) },
    { version },
  );
}

export async function aSurveyor({ clerk, path }: At, name = '結 渚'): Promise<Surveyor> {
  const answer = await clerk.post(`${path}/survey-surveyors`, {
    surveyor_id: uuidv7(),
    name,
    organisation: 'むすび市',
    role: 'leader',
  });
  expect(answer.status).toBe(201);
  return Surveyor.parse(await answer.json());
}

export async function teamsOf({ clerk, path }: At): Promise<Team[]> {
  const answer = await clerk.get(`${path}/survey-teams`);
  expect(answer.status).toBe(200);
  return Team.array().parse(await answer.json());
}

export interface StepGiven {
  team: Pick<Team, 'team_id'>;
  /** Days from today. */
  day: number;
  half: 'am' | 'pm';
  to: string | null;
  seen?: string | null;
  is_kept?: boolean;
}

export async function give(plan: InPlan, steps: readonly StepGiven[]): Promise<Response> {
  return plan.clerk.put(`${plan.at}/allocations`, {
    set: steps.map(({ team, day, half, to, seen = null, is_kept = false }) => ({
      team_id: team.team_id,
      day: inDays(day),
      half,
      district_id: to,
      is_kept,
      seen,
    })),
  });
}

export async function allocated(plan: InPlan, steps: readonly StepGiven[]): Promise<AllocationsSet> {
  const answer = await give(plan, steps);
  expect(answer.status).toBe(200);
  return AllocationsSet.parse(await answer.json());
}

export async function allocationsOf(plan: InPlan): Promise<Allocations> {
  const answer = await plan.clerk.get(`${plan.at}/allocations`);
  expect(answer.status).toBe(200);
  return Allocations.parse(await answer.json());
}

export async function proposed(plan: InPlan, question: Partial<ProposalQuestion> = {}): Promise<Proposal> {
  const answer = await plan.clerk.post(`${plan.at}/allocations/proposal`, {
    from: null,
    until: null,
    teams: null,
    visit_first: null,
    keep: 'all',
    ...question,
  });
  expect(answer.status).toBe(200);
  return Proposal.parse(await answer.json());
}

/** Live districts by number. */
export async function liveIds(plan: InPlan): Promise<[string, ...string[]]> {
  const { districts } = await districtsOf(plan);
  const [first, ...others] = districts.filter(({ is_live }) => is_live).map(({ district_id }) => district_id);
  if (first === undefined) throw new Error('the plan has no district');
  return [first, ...others];
}

export async function problemOf(answer: Response): Promise<{ slug: string } & ProblemDocument> {
  const problem = ProblemDocument.parse(await answer.json());
  return { ...problem, slug: problem.type.replace('/problems/', '') };
}

/** Forty houses in so many districts; two team-days of work, and teams on these days from today. */
export async function aPlanWithTeams(
  town: TestHouse,
  districts: number,
  teams: number,
  days: readonly number[] = [1, 2, 3],
) {
  const planned = await aTownToPlan(town, 40);
  const plan = await aDrawnPlan(planned, districts);
  const list = [];
  for (let count = 0; count < teams; count += 1) list.push(await aTeam(planned, { days }));
  const [first, ...others] = list;
  if (first === undefined) throw new Error('a plan with teams has a team');
  return { plan, ids: await liveIds(plan), teams: [first, ...others] as const };
}

/** Team, day, half and district of each. */
export async function cellsOf(plan: InPlan) {
  const { allocations } = await allocationsOf(plan);
  return allocations.map(({ team_id, day, half, district_id }) => [team_id, day, half, district_id]);
}
