// The papers that teams had before a change of the plan and have since, district by district.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Reader } from '../../../db/database.ts';
import { problems } from '../../../http/problem.ts';
import { getHeld, type OfPlan } from '../../plan-edits.ts';
import { methodLabels } from '../../plans.contract.ts';
import type { EditKind } from '../../plans.contract.ts';
import { getTown, type Town } from '../district.queries.ts';
import { handoutsProblems } from '../handouts.problems.ts';
import { listHandouts } from '../handouts.queries.ts';
import { listPrinted } from './printed.queries.ts';
import { compareTeams, nameOf } from './team-changes.ts';
import type { DistrictPair, DistrictPapers, TeamChanges } from './team-changes.ts';
import { PaperTurn } from './team-notices.contract.ts';
import type { TeamNotice, TeamNotices } from './team-notices.contract.ts';

/** What the paper says. */
export interface TeamNoticePaper extends Town {
  plan: string;
  method: string;
  /** '7月30日 18:05 の再区割' */
  turn: Pick<PaperTurn, 'kind' | 'at'>;
  teams: readonly TeamChanges[];
}

interface MadePapers extends Omit<DistrictPapers, 'stops'> {
  revision: number;
  retired_revision: number | null;
}

/** Looked back at so far: older changes are known by now. */
const mostTurns = 8;

/** Throws not-found. */
export async function listTeamNotices(
  reader: Reader,
  of: OfPlan,
  wanted: number | undefined,
): Promise<TeamNotices> {
  await getHeld(reader, of);
  const made = await listMade(reader, of);
  const turns = await listTurns(reader, of, made);
  const since = turns.find(({ revision }) => revision === wanted) ?? usualTurn(turns);
  if (since === undefined) return { turns, since: null, outdated: [], teams: [] };
  const teams = compareTeams(await readPairs(reader, of, made, since.revision));
  return {
    turns,
    since: since.revision,
    outdated: await listOutdated(reader, of),
    teams: teams.map((one) => noticeOf(one)),
  };
}

/** Throws not-found, surveys/papers-outdated. */
export async function getTeamNoticePaper(
  reader: Reader,
  of: OfPlan,
  { since, team }: { since: number; team?: string | undefined },
): Promise<TeamNoticePaper> {
  const plan = await getHeld(reader, of);
  const made = await listMade(reader, of);
  const turn = (await listTurns(reader, of, made)).find(({ revision }) => revision === since);
  if (turn === undefined) throw problems.notFound();
  if ((await listOutdated(reader, of)).length > 0) throw handoutsProblems.papersOutdated();
  const all = compareTeams(await readPairs(reader, of, made, since));
  const teams = team === undefined ? all : all.filter((one) => keyOf(one) === team);
  if (teams.length === 0) throw problems.notFound();
  const town = await getTown(reader, of);
  return { ...town, plan: plan.name, method: methodLabels[plan.settings.method], turn, teams };
}

function usualTurn(turns: readonly PaperTurn[]): PaperTurn | undefined {
  return turns.find(({ kind }) => kind === 'replan' || kind === 'cut') ?? turns[0];
}

function noticeOf(one: TeamChanges): TeamNotice {
  return {
    key: keyOf(one),
    title: nameOf(one),
    districts: one.districts.map(({ district_number }) => district_number),
    came: one.came.length,
    left: one.left.length,
    kept: one.kept.length,
    finished: one.finished.length,
  };
}

function keyOf(one: TeamChanges): string {
  return createHash('sha256').update(nameOf(one)).digest('hex').slice(0, 12);
}

/** All that a team goes by, oldest first; of one district the later ones replace the earlier. */
function listMade(reader: Reader, { plan_id }: OfPlan): Promise<MadePapers[]> {
  return reader
    .selectFrom('surveys.handout as h')
    .innerJoin('surveys.district as d', (join) =>
      join.onRef('d.plan_id', '=', 'h.plan_id').onRef('d.district_id', '=', 'h.district_id'),
    )
    .select(['h.handout_id', 'h.district_id', 'h.team', 'h.revision', 'd.district_number'])
    .select('d.retired_revision')
    .where('h.plan_id', '=', plan_id)
    .where(sql<boolean>`h.papers && ARRAY['atlas', 'list', 'sheets']`)
    .where(sql<boolean>`jsonb_array_length(h.drawn) > 0`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('surveys.handout_stop as s')
          .select('s.stop_id')
          .whereRef('s.handout_id', '=', 'h.handout_id'),
      ),
    )
    .orderBy('h.created_at')
    .execute();
}

/** Revisions that papers were made at while there were older ones, each with the greatest change of the plan between. */
async function listTurns(
  reader: Reader,
  { plan_id }: OfPlan,
  made: readonly MadePapers[],
): Promise<PaperTurn[]> {
  const revisions = [...new Set(made.map(({ revision }) => revision))].sort((one, other) => one - other);
  const [oldest] = revisions;
  if (oldest === undefined || revisions.length < 2) return [];
  const edits = await reader
    .selectFrom('surveys.plan_edit')
    .select(['revision', 'kind'])
    .select(sql<string>`at`.as('at'))
    .where('plan_id', '=', plan_id)
    .where('revision', '>', oldest)
    .orderBy('revision', 'desc')
    .execute();
  return revisions
    .flatMap((revision, place) => {
      const older = revisions[place - 1];
      if (older === undefined) return [];
      const between = edits.filter((edit) => edit.revision > older && edit.revision <= revision);
      const told = between.find(({ kind }) => isCut(kind)) ?? between[0];
      return told === undefined
        ? []
        : [{ revision, ...PaperTurn.pick({ kind: true, at: true }).parse(told) }];
    })
    .toReversed()
    .slice(0, mostTurns);
}

function isCut(kind: string): boolean {
  const cuts: readonly EditKind[] = ['cut', 'replan'];
  return cuts.some((one) => one === kind);
}

async function readPairs(
  reader: Reader,
  { plan_id }: OfPlan,
  made: readonly MadePapers[],
  since: number,
): Promise<DistrictPair[]> {
  const earlier = made.filter(({ revision }) => revision < since);
  const last = Math.max(...earlier.map(({ revision }) => revision));
  const before = new Map(earlier.map((one) => [one.district_id, one]));
  const now = new Map(
    made.filter((one) => one.retired_revision === null).map((one) => [one.district_id, one]),
  );
  // What had ended when the older papers were made was told with those.
  const open = [...before.values()].filter(
    ({ retired_revision }) => retired_revision === null || retired_revision > last,
  );
  const ids = new Set([...open, ...now.values()].map(({ handout_id }) => handout_id));
  const stops = await listPrinted(reader, plan_id, [...ids]);
  const withStops = (one: MadePapers | undefined): DistrictPapers | null =>
    one === undefined ? null : { ...one, stops: stops.get(one.handout_id) ?? [] };
  const districts = new Set([...open.map(({ district_id }) => district_id), ...now.keys()]);
  return [...districts].map((id) => ({ before: withStops(before.get(id)), now: withStops(now.get(id)) }));
}

/** Live districts whose last papers no longer say what is to be visited. */
async function listOutdated(reader: Reader, of: OfPlan): Promise<number[]> {
  const handouts = await listHandouts(reader, of);
  const open = await reader
    .selectFrom('surveys.plan_building')
    .select('district_id')
    .distinct()
    .where('plan_id', '=', of.plan_id)
    .where(sql<boolean>`NOT surveys.is_finished(state)`)
    .execute();
  const toVisit = new Set(open.map(({ district_id }) => district_id));
  return handouts
    .filter((one) => one.is_live && one.is_changed && toVisit.has(one.district_id))
    .map(({ district_number }) => district_number)
    .toSorted((one, other) => one - other);
}
