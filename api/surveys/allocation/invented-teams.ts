// Teams for training and for the town that a newcomer meets: six of the town, two that help from the third day on. All people
// are invented.
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../db/database.ts';
import type { ActingOn } from '../plan-edits.ts';
import { setAllocations } from './allocation.commands.ts';
import type { AllocationsSet } from './allocation.contract.ts';
import { getProposal } from './proposal.queries.ts';
import { setTeamDays } from './team-days.commands.ts';
import { addSurveyor, addTeam } from './teams.commands.ts';
import type { ActingIn } from './teams.commands.ts';
import type { SurveyorRole } from './teams.contract.ts';

const roles: readonly SurveyorRole[] = ['leader', 'building_expert', 'other'];

const invented = [
  { organisation: 'むすび市', vehicle: '公用車 1', people: ['結城 汐里', '浜名 岳', '沖野 はるか'] },
  { organisation: 'むすび市', vehicle: '公用車 2', people: ['磯部 蒼太', '波多野 澪', '岬 陽介'] },
  { organisation: 'むすび市', vehicle: '公用車 3', people: ['灘 千尋', '潮見 航', '渚 ひなた'] },
  { organisation: 'むすび市', vehicle: '公用車 4', people: ['浦野 樹', '砂川 凪', '港 すみれ'] },
  { organisation: 'むすび市', vehicle: '公用車 5', people: ['島本 湊', '帆足 あかり', '入江 蓮'] },
  { organisation: 'むすび市', vehicle: null, people: ['千鳥 楓', '舟木 大地', '真砂 ゆい'] },
  { organisation: 'やまべ県', vehicle: 'レンタカー 1', people: ['峰 悠人', '谷口 さくら', '高嶺 健'] },
  { organisation: 'かわなか市', vehicle: 'レンタカー 2', people: ['川瀬 真', '淵上 こはる', '橋立 直'] },
] as const;

/** `days`: in order, YYYY-MM-DD. Answers the ids of the teams by number. The disaster has no teams before. */
export async function addInventedTeams(trx: Trx, of: ActingIn, days: readonly string[]): Promise<string[]> {
  const [from] = days;
  if (from === undefined) throw new RangeError('teams need a day');
  const ids: string[] = [];
  for (const [index, { organisation, vehicle, people }] of invented.entries()) {
    const team_id = uuidv7();
    await addTeam(trx, of, {
      team_id,
      team_number: index + 1,
      name: `第${index + 1}班`,
      organisation,
      vehicle,
      phone: null,
      base: null,
      note: null,
    });
    const members: string[] = [];
    for (const [place, name] of people.entries()) {
      const surveyor_id = uuidv7();
      await addSurveyor(trx, of, { surveyor_id, name, organisation, role: roles[place] ?? 'other' });
      members.push(surveyor_id);
    }
    const there = organisation === 'むすび市' ? days : days.slice(2);
    await setTeamDays(trx, of, team_id, 1, { from, days: there.map((day) => ({ day, members })) });
    ids.push(team_id);
  }
  return ids;
}

/** Carries a proposal out for what is open, from `now` on: a moment in the past also gives the half days since. */
export async function allocateAsProposed(trx: Trx, of: ActingOn, now: Date): Promise<AllocationsSet | null> {
  const question = { from: null, until: null, teams: null, visit_first: null, keep: 'all' } as const;
  const { revision, set } = await getProposal(trx, of, question, now);
  return set.length === 0 ? null : setAllocations(trx, of, { revision, set }, now);
}
