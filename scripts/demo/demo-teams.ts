// 班 with invented people: those that the results name, where they were, and where they go from today on.
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../api/db/database.ts';
import { setAllocations } from '../../api/surveys/allocation/allocation.commands.ts';
import type { AllocationStep } from '../../api/surveys/allocation/allocation.contract.ts';
import { getProposal } from '../../api/surveys/allocation/proposal.queries.ts';
import { setTeamDays } from '../../api/surveys/allocation/team-days.commands.ts';
import { addSurveyor, addTeam } from '../../api/surveys/allocation/teams.commands.ts';
import type { ActingOn } from '../../api/surveys/plan-edits.ts';
import { daysAfter, todayOf } from './demo-clerk.ts';
import { listVisits } from './demo-visits.ts';
import type { Visit } from './demo-visits.ts';

const families = [
  '磯部',
  '浜野',
  '潮田',
  '渚',
  '岬',
  '汐見',
  '波多',
  '湊',
  '帆足',
  '灘',
  '瀬戸',
  '沖',
  '入江',
  '碇',
];
const givens = ['航', '澪', '凪', '汀', '舵', '櫂', '千波', '海斗', '真帆', '洋平', '珠', '湧'];
const homes = ['むすび市', 'うみべ県', 'やまべ市'];
const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
const aFewHouses = 10;
const daysAhead = 24;

export async function sendTeams(trx: Trx, of: ActingOn, daysOut: number): Promise<void> {
  const visits = await listVisits(trx, of);
  const today = await todayOf(trx);
  const byTeam = [...Map.groupBy(visits, ({ team }) => team)]
    .map(([name, own]) => ({ visits: own, number: Number(/\d+/.exec(name)?.[0] ?? 0) }))
    .filter(({ number, visits: own }) => number > 0 && own.length >= aFewHouses)
    .sort((one, other) => one.number - other.number);
  const last = visits.reduce((latest, { surveyed_on }) => (surveyed_on > latest ? surveyed_on : latest), '');
  const taken = new Set<string>();
  const set: AllocationStep[] = [];
  for (const [index, { number, visits: own }] of byTeam.entries()) {
    const team_id = uuidv7();
    const home = homes[index % homes.length] ?? '';
    await addTeam(trx, of, {
      team_id,
      team_number: number,
      name: `${home}${letters[Math.floor(index / homes.length)] ?? ''}`,
      organisation: home,
      vehicle: index % 3 === 0 ? '公用車' : index % 3 === 1 ? '軽自動車' : null,
      phone: null,
      base: null,
      note: null,
    });
    const members = await addPeople(trx, of, index, home);
    const days = Array.from({ length: daysOut + daysAhead }, (_, at) => daysAfter(today, at - daysOut));
    await setTeamDays(trx, of, team_id, 1, {
      from: daysAfter(today, -daysOut),
      days: days.map((day) => ({ day, members })),
    });
    for (const [surveyed_on, ofDay] of Map.groupBy(own, (visit) => visit.surveyed_on)) {
      const day = daysAfter(today, -1 - daysBetween(surveyed_on, last));
      set.push(...halvesOf(team_id, day, ofDay, taken));
    }
  }
  if (set.length === 0) return;
  const now = new Date();
  await setAllocations(trx, of, { set }, now);
  const all = { from: null, until: null, teams: null, visit_first: null, keep: 'all' } as const;
  const { revision, set: ahead } = await getProposal(trx, of, all, now);
  if (ahead.length > 0) await setAllocations(trx, of, { revision, set: ahead }, now);
}

/** Two to a team. */
async function addPeople(trx: Trx, of: ActingOn, index: number, organisation: string): Promise<string[]> {
  const members: string[] = [];
  for (const [nth, role] of (['leader', 'building_expert'] as const).entries()) {
    const surveyor_id = uuidv7();
    const at = index * 2 + nth;
    await addSurveyor(trx, of, {
      surveyor_id,
      name: `${families[at % families.length]} ${givens[(at * 5) % givens.length]}`,
      organisation,
      role,
    });
    members.push(surveyor_id);
  }
  return members;
}

/** The whole day in the district where most of its houses are, unless another team was there. */
function halvesOf(
  team_id: string,
  day: string,
  visits: readonly Visit[],
  taken: Set<string>,
): AllocationStep[] {
  const [most] = [...Map.groupBy(visits, ({ district_id }) => district_id)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  if (most === undefined || taken.has(`${most[0]} ${day}`)) return [];
  const [district_id] = most;
  taken.add(`${district_id} ${day}`);
  return (['am', 'pm'] as const).map((half) => ({
    team_id,
    day,
    half,
    district_id,
    is_kept: false,
    seen: null,
  }));
}

function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}
