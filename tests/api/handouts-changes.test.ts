// 変更のお知らせ: what a team is told that holds older papers of its district.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EditOutcome } from '../../api/surveys/edits.contract.ts';
import type { Edit } from '../../api/surveys/edits.contract.ts';
import { TeamNotices } from '../../api/surveys/handout/changes/team-notices.contract.ts';
import { HandoutList } from '../../api/surveys/handout/handouts.contract.ts';
import type { Handout } from '../../api/surveys/handout/handouts.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { askPapers, drawn } from '../support/handouts.ts';
import type { PlannedDistricts } from '../support/handouts.ts';
import { testHouse } from '../support/house.ts';
import { aCutPlan, aTownToPlan, columnsOf, cutAndAccept, districtsOf, shown } from '../support/planning.ts';
import type { InPlan } from '../support/planning.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse();
const papers = ['changes', 'list'];

interface Followed {
  plan: InPlan;
  papersOf: PlannedDistricts;
}

async function aPlanToFollow(houses: number, districts: number): Promise<Followed> {
  const planned = await aTownToPlan(town, houses);
  const clerk = await signedIn(town, {
    municipality: planned.municipality,
    permissions: ['survey_planning', 'survey_sheet_output'],
  });
  const plan = await aCutPlan({ ...planned, clerk }, districts);
  const list = await districtsOf(plan);
  const ids = list.districts.map(({ district_id }) => district_id);
  return { plan, papersOf: { plan_id: plan.plan_id, districts: ids, path: plan.at } };
}

async function handedOut(
  { plan, papersOf }: Followed,
  district: string | undefined,
  given: object = {},
): Promise<Handout> {
  const { handout_id } = await askPapers(plan, papersOf, district, { papers, ...given });
  return drawn(plan, papersOf, handout_id);
}

async function noticeOf({ plan }: Followed, { handout_id }: Handout): Promise<string> {
  const answer = await plan.clerk.get(`${plan.at}/handouts/${handout_id}/papers/changes`);
  expect(answer.status).toBe(200);
  const folder = await mkdtemp(join(tmpdir(), 'musubi-notice-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'paper.pdf'), Buffer.from(await answer.arrayBuffer()));
  return execFileSync('pdftotext', ['paper.pdf', '-'], { cwd: folder, encoding: 'utf8' }).replaceAll(
    /\s/gu,
    '',
  );
}

async function edit({ plan }: Followed, wanted: Edit): Promise<EditOutcome> {
  const { revision } = await shown(plan);
  const answer = await plan.clerk.post(`${plan.at}/edits`, { revision, edit: wanted });
  expect(answer.status).toBe(201);
  return EditOutcome.parse(await answer.json());
}

async function stopsIn({ plan }: Followed, district: string | undefined): Promise<number[]> {
  const { districts, district: of, stop_id, visit_order } = await columnsOf(plan);
  const place = districts.indexOf(district ?? '');
  return stop_id
    .map((id, at) => ({ id, order: visit_order[at] ?? 0, isIn: of[at] === place }))
    .filter(({ isIn }) => isIn)
    .toSorted((one, other) => one.order - other.order)
    .map(({ id }) => id);
}

async function listed({ plan }: Followed): Promise<Handout[]> {
  return HandoutList.parse(await (await plan.clerk.get(`${plan.at}/handouts`)).json()).handouts;
}

const changedIn = (handouts: readonly Handout[]) =>
  handouts
    .filter(({ is_changed }) => is_changed)
    .map(({ district_number }) => district_number)
    .toSorted();

test('the first papers of a district bring no notice; those after a move tell both teams what moved, and who has its sheet', async () => {
  const followed = await aPlanToFollow(24, 3);
  const [one, other, third] = followed.papersOf.districts;
  const first = await handedOut(followed, one, { team: '1班' });
  expect(first.papers).toEqual(['list']);
  await handedOut(followed, other, { team: '2班' });
  await handedOut(followed, third, { team: '3班' });
  const [moving] = await stopsIn(followed, other);
  await edit(followed, { kind: 'move', stops: [moving ?? 0], to_district: one ?? null });
  expect(changedIn(await listed(followed))).toEqual([1, 2]);
  const gained = await handedOut(followed, one, { team: '1班' });
  expect(gained.drawn.map(({ paper }) => paper)).toEqual(['changes', 'list']);
  const told = await noticeOf(followed, gained);
  expect(told).toContain('入った建物1棟');
  expect(told).toContain('調査区2（2班）の1番');
  expect(told).toContain('出た建物0棟');
  const lost = await noticeOf(followed, await handedOut(followed, other, { team: '5班' }));
  expect(lost).toContain('出た建物1棟');
  expect(lost).toContain('調査区1が訪問します');
  expect(lost).toContain('前の書類は2班が持っています');
  expect(changedIn(await listed(followed))).toEqual([]);
});

test('what is done since is no change of the papers, and stands on the notice as done', async () => {
  const followed = await aPlanToFollow(12, 2);
  const [one, other] = followed.papersOf.districts;
  await handedOut(followed, one);
  const [done] = await stopsIn(followed, one);
  await followed.plan.clerk.post(`${followed.plan.at}/stops/states`, {
    stop_ids: [done],
    state: 'done',
    note: null,
    survey_number: null,
  });
  expect(changedIn(await listed(followed))).toEqual([]);
  const [moving] = await stopsIn(followed, other);
  await edit(followed, { kind: 'move', stops: [moving ?? 0], to_district: one ?? null });
  const told = await noticeOf(followed, await handedOut(followed, one));
  expect(told).toContain('済んだ建物1棟');
  expect(told).toContain('新しい訪問先');
});

test('after the evening re-plan the notices together say where each building went', async () => {
  const followed = await aPlanToFollow(60, 4);
  for (const district of followed.papersOf.districts) await handedOut(followed, district);
  const [busy] = followed.papersOf.districts;
  const done = await stopsIn(followed, busy);
  await followed.plan.clerk.post(`${followed.plan.at}/stops/states`, {
    stop_ids: done.slice(2),
    state: 'done',
    note: null,
    survey_number: null,
  });
  await cutAndAccept(followed.plan, 4, 'replan');
  const changed = (await listed(followed)).filter(({ is_changed }) => is_changed);
  expect(changed.length).toBeGreaterThan(1);
  const count = (text: string, word: string) => Number(new RegExp(`${word}(\\d+)棟`, 'u').exec(text)?.[1]);
  let came = 0;
  let left = 0;
  for (const { district_id } of changed) {
    const text = await noticeOf(followed, await handedOut(followed, district_id));
    came += count(text, '入った建物');
    left += count(text, '出た建物');
  }
  expect(came).toBeGreaterThan(0);
  expect(left).toBe(came);
});

test('the team of a district that was merged away is told where its buildings went, and gets nothing else', async () => {
  const followed = await aPlanToFollow(12, 2);
  const [keeper = '', ended = ''] = followed.papersOf.districts;
  await handedOut(followed, ended, { team: '4班' });
  const count = (await stopsIn(followed, ended)).length;
  await edit(followed, { kind: 'merge', districts: [keeper, ended] });
  expect(await listed(followed)).toMatchObject([{ district_id: ended, is_live: false, is_changed: true }]);
  const refused = await followed.plan.clerk.post(`${followed.plan.at}/districts/${ended}/handouts`, {
    handout_id: crypto.randomUUID(),
    papers: ['list'],
    team: null,
    days: [],
    names_owners: false,
  });
  expect(refused.status).toBe(404);
  const told = await handedOut(followed, ended);
  expect(told.drawn).toEqual([{ paper: 'changes', pages: 1 }]);
  const text = await noticeOf(followed, told);
  expect(text).toContain('この調査区はなくなりました');
  expect(text).toContain(`出た建物${count}棟`);
  expect(text).toContain('調査区1が訪問します');
});

test('a notice alone is refused: its new order stands on a map or list', async () => {
  const followed = await aPlanToFollow(12, 2);
  const [one] = followed.papersOf.districts;
  const alone = async () => {
    const answer = await followed.plan.clerk.post(`${followed.plan.at}/districts/${one}/handouts`, {
      handout_id: crypto.randomUUID(),
      papers: ['changes'],
      team: null,
      days: [],
      names_owners: false,
    });
    expect(answer.status).toBe(422);
    return slugOf(answer);
  };
  expect(await alone()).toBe('surveys/nothing-handed-out');
  await handedOut(followed, one);
  expect(await alone()).toBe('surveys/changes-alone');
});

async function teamNotices({ plan }: Followed, since?: number): Promise<TeamNotices> {
  const answer = await plan.clerk.get(
    `${plan.at}/team-notices${since === undefined ? '' : `?since=${since}`}`,
  );
  expect(answer.status).toBe(200);
  return TeamNotices.parse(await answer.json());
}

async function teamPaper({ plan }: Followed, since: number | null, team?: string): Promise<Response> {
  return plan.clerk.get(
    `${plan.at}/team-notices/paper?since=${since}${team === undefined ? '' : `&team=${team}`}`,
  );
}

test('after the evening re-plan each team has one notice over its districts, and all of them account for every building', async () => {
  const followed = await aPlanToFollow(60, 4);
  const [one, two, three, four] = followed.papersOf.districts;
  const team = new Map([one, two, three, four].map((id, at) => [id, at < 2 ? '1班' : '2班']));
  for (const [id, name] of team) await handedOut(followed, id, { team: name, papers: ['list'] });
  expect(await teamNotices(followed)).toEqual({ turns: [], since: null, outdated: [], teams: [] });
  const done = await stopsIn(followed, one);
  await followed.plan.clerk.post(`${followed.plan.at}/stops/states`, {
    stop_ids: done.slice(2),
    state: 'done',
    note: null,
    survey_number: null,
  });
  await cutAndAccept(followed.plan, 4, 'replan');
  const changed = (await listed(followed)).filter(({ is_changed }) => is_changed);
  const [first, ...others] = changed.map(({ district_id }) => district_id);
  await handedOut(followed, first, { team: team.get(first), papers: ['list'] });
  const half = await teamNotices(followed);
  expect(half.outdated.length).toBe(others.length);
  const early = await teamPaper(followed, half.since);
  expect([early.status, await slugOf(early)]).toEqual([409, 'surveys/papers-outdated']);
  for (const id of others) await handedOut(followed, id, { team: team.get(id), papers: ['list'] });
  const told = await teamNotices(followed);
  expect(told).toMatchObject({ turns: [{ kind: 'replan' }], outdated: [] });
  expect(told.teams.map(({ title, districts }) => [title, districts.length])).toEqual([
    ['1班', 2],
    ['2班', 2],
  ]);
  const sum = (list: 'came' | 'left') => told.teams.reduce((all, of) => all + of[list], 0);
  expect(sum('came')).toBe(sum('left'));
  const paper = await teamPaper(followed, told.since);
  expect(paper.headers.get('content-type')).toBe('application/pdf');
  const [mine] = told.teams;
  const own = await teamPaper(followed, told.since, mine?.key);
  expect(own.status).toBe(200);
  expect((await own.arrayBuffer()).byteLength).toBeLessThan((await paper.arrayBuffer()).byteLength);
  expect((await teamPaper(followed, told.since, '000000000000')).status).toBe(404);
  expect((await teamPaper(followed, 1)).status).toBe(404);
});
