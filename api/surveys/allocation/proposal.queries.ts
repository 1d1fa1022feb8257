// 割当案 from what stands in the database: what may be given, what stays, and what the proposal changes. Saves nothing.
import type { Reader } from '../../db/database.ts';
import { getHeld } from '../plan-edits.ts';
import type { HeldPlan, OfPlan } from '../plan-edits.ts';
import { getPlane } from '../plan-ground.ts';
import type { Plane } from '../plan-ground.ts';
import { Proposal } from './allocation.contract.ts';
import type { AllocatedDistrict, AllocationStep, ProposalQuestion } from './allocation.contract.ts';
import type { Cell } from './board.ts';
import { listDistrictsLeft } from './districts-left.queries.ts';
import { halfDayOf, halfDaysAt, isDayOff, slotOf } from './half-days.rules.ts';
import type { HalfDay } from './half-days.rules.ts';
import { proposeAllocation } from './propose-allocation.ts';
import type { AvailableTeam } from './propose-allocation.ts';
import { proposalFigures } from './proposal-figures.ts';

/** Throws not-found. */
export async function getProposal(
  reader: Reader,
  of: OfPlan,
  question: ProposalQuestion,
  now: Date,
): Promise<Proposal> {
  const plan = await getHeld(reader, of);
  const plane = await getPlane(reader, plan.municipality_code);
  const { next, running } = halfDaysAt(now);
  const districts = (await listDistrictsLeft(reader, plan, running)).filter(({ is_live }) => is_live);
  const spots = spotsOf(districts, plane);
  const given = await listGiven(reader, plan);
  const teams = await listPresent(reader, plan, question, plane, middleOf([...spots.values()]));
  const mayGive = range(plan, question, next);
  const known = new Set(teams.map(({ team_id }) => team_id));
  const isReplaced = (cell: Given) =>
    question.keep === 'kept' &&
    cell.plan_id === plan.plan_id &&
    !cell.is_kept &&
    known.has(cell.team_id) &&
    mayGive(halfDayOf(cell.slot));
  const replaced = given.filter(isReplaced);
  const standing = given.filter((cell) => !isReplaced(cell));
  const stays = new Set(standing.map(({ team_id, slot }) => `${team_id} ${slot}`));
  const available = teams.map(({ days, ...team }) => ({
    ...team,
    free: days
      .flatMap((day): HalfDay[] => [
        { day, half: 'am' },
        { day, half: 'pm' },
      ])
      .filter(mayGive)
      .map(slotOf)
      .filter((slot) => !stays.has(`${team.team_id} ${slot}`)),
  }));
  const first = slotOf(running);
  const kept = standing.filter(({ plan_id, slot }) => plan_id === plan.plan_id && slot >= first);
  const keptBy = Map.groupBy(kept, ({ district_id }) => district_id);
  const cells = proposeAllocation({
    districts: districts.flatMap(({ district_id, district_number, needed, damage }) => {
      const spot = spots.get(district_id);
      const lacks = needed - (keptBy.get(district_id)?.length ?? 0);
      return spot === undefined || lacks <= 0
        ? []
        : [{ district_id, number: district_number, ...spot, lacks, damage }];
    }),
    teams: available,
    standing,
    order: question.visit_first ?? plan.settings.visit_first,
  });
  return Proposal.parse({
    revision: plan.revision,
    set: differences(replaced, cells),
    figures: proposalFigures({
      districts,
      spots,
      teams: available,
      kept,
      cells,
      driving_kmh: plan.settings.driving_kmh,
    }),
  });
}

/** Which half days are given: not begun, within the plan's and the question's days, not on the plan's days off. */
function range({ settings }: HeldPlan, { from, until }: ProposalQuestion, next: HalfDay) {
  const earliest = [slotOf(next), settings.start_on ?? '', from ?? ''].reduce((late, slot) =>
    slot > late ? slot : late,
  );
  return (half: HalfDay): boolean =>
    slotOf(half) >= earliest && (until === null || half.day <= until) && !isDayOff(half.day, settings);
}

interface Given extends Cell {
  plan_id: string;
  is_kept: boolean;
}

/** Of all plans of the disaster: a team that is elsewhere is not free. */
async function listGiven(reader: Reader, plan: HeldPlan): Promise<Given[]> {
  const rows = await reader
    .selectFrom('surveys.allocation')
    .select(['team_id', 'day', 'half', 'plan_id', 'district_id', 'is_kept'])
    .where('municipality_code', '=', plan.municipality_code)
    .where('disaster_code', '=', plan.disaster_code)
    .execute();
  return rows.map(({ day, half, ...row }) => ({ ...row, slot: `${day} ${half}` }));
}

interface Present extends Omit<AvailableTeam, 'free'> {
  days: string[];
}

/** Teams at work with their days. Without a base of its own a team sets out from the plan's, else from the middle. */
async function listPresent(
  reader: Reader,
  plan: HeldPlan,
  { teams }: ProposalQuestion,
  plane: Plane,
  middle: Spot,
): Promise<Present[]> {
  const bases = new Map(
    (await listBases(reader, plan)).map(({ team_id, team_number, lon, lat }) => {
      const base = lon === null || lat === null ? plan.settings.base : { lon, lat };
      return [
        team_id,
        { number: team_number, ...(base === null ? middle : spotAt(plane, base.lon, base.lat)) },
      ] as const;
    }),
  );
  const days = await reader
    .selectFrom('surveys.team_day')
    .select(['team_id', 'day'])
    .where('municipality_code', '=', plan.municipality_code)
    .where('disaster_code', '=', plan.disaster_code)
    .orderBy('day')
    .execute();
  const byTeam = Map.groupBy(days, ({ team_id }) => team_id);
  const chosen = teams === null ? null : new Set(teams);
  return [...bases]
    .filter(([team_id]) => chosen === null || chosen.has(team_id))
    .map(([team_id, base]) => ({
      team_id,
      ...base,
      days: (byTeam.get(team_id) ?? []).map(({ day }) => day),
    }));
}

async function listBases(reader: Reader, plan: HeldPlan) {
  return reader
    .selectFrom('surveys.team')
    .select((eb) => [
      'team_id',
      'team_number',
      eb.fn<number | null>('ST_X', ['geom']).as('lon'),
      eb.fn<number | null>('ST_Y', ['geom']).as('lat'),
    ])
    .where('municipality_code', '=', plan.municipality_code)
    .where('disaster_code', '=', plan.disaster_code)
    .where('ended_on', 'is', null)
    .execute();
}

interface Spot {
  x: number;
  y: number;
}

function spotAt(plane: Plane, lon: number, lat: number): Spot {
  const [x, y] = plane.toPlane(lon, lat);
  return { x, y };
}

function spotsOf(districts: readonly AllocatedDistrict[], plane: Plane): Map<string, Spot> {
  return new Map(
    districts.flatMap(({ district_id, lon, lat }) =>
      lon === null || lat === null ? [] : [[district_id, spotAt(plane, lon, lat)] as const],
    ),
  );
}

function middleOf(spots: readonly Spot[]): Spot {
  const sum = spots.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, spots.length), y: sum.y / Math.max(1, spots.length) };
}

/** By half day. What is proposed as it stands already is no step. */
function differences(replaced: readonly Cell[], cells: readonly Cell[]): AllocationStep[] {
  const keyOf = ({ team_id, slot }: Cell) => `${slot} ${team_id}`;
  const before = new Map(replaced.map((cell) => [keyOf(cell), cell]));
  const after = new Map(cells.map((cell) => [keyOf(cell), cell]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const cell = is ?? was;
    if (cell === undefined || was?.district_id === is?.district_id) return [];
    const { day, half } = halfDayOf(cell.slot);
    return [
      {
        team_id: cell.team_id,
        day,
        half,
        district_id: is?.district_id ?? null,
        is_kept: false,
        seen: was?.district_id ?? null,
      },
    ];
  });
}
